"""Gathering the facts that the rules of responsibility are told, from rows."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db import connection

from onedoor.office.establishment.queries import (
    crossing_to,
    office_leaders,
    opening_of,
    pack_of,
)
from onedoor.office.pages.asked_once import answers
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.models import Case, Handover
from onedoor.rules.opening import day_of
from onedoor.rules.responsibility.facts import CaseFacts, EmployeeFacts, HandoverFacts
from onedoor.rules.responsibility.handover import is_away_past
from onedoor.rules.responsibility.holder import absence_falls_at
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import CaseState, HandoverKind, HandoverState
from onedoor.vocabulary.sides import Side


def employee_facts(employee: Employee) -> EmployeeFacts:
    """What rules know of an employee."""
    known = answers("facts")
    return known[employee.pk] if employee.pk in known else facts_of([employee])[employee.pk]


def facts_of(employees: Iterable[Employee]) -> dict[int, EmployeeFacts]:
    """What rules know of these employees, by their row numbers; all of them are of one office."""
    rows = list(employees)
    roles = _roles_of(rows)
    return {row.pk: _facts(row, roles) for row in rows}


def facts_and_persons(employee: Employee) -> tuple[EmployeeFacts, frozenset[int]]:
    """What rules know of an employee, and the persons for whom they have a task; one query.

    They hold an open case of the person, or are offered one, themselves or with their unit.
    """
    known = answers("facts and persons")
    if employee.pk not in known:
        roles = _roles_of([employee], _TASKS, [employee.pk] * 5)
        facts = answers("facts")[employee.pk] = _facts(employee, roles)
        known[employee.pk] = facts, frozenset(roles[employee.pk, "task"])
    found: tuple[EmployeeFacts, frozenset[int]] = known[employee.pk]
    return found


def _facts(row: Employee, roles: _Roles) -> EmployeeFacts:
    return EmployeeFacts(
        key=row.pk,
        office=row.office_id,
        side=row.side,
        home_unit=row.home_unit_id,
        units=frozenset(roles[row.pk, "member"]),
        left=row.left_at is not None,
        presence=row.presence,
        away_until=row.away_until,
        leads=frozenset(roles[row.pk, "leader"]),
        duty_in=frozenset(roles[row.pk, "duty_lead"]),
        office_leader_of=frozenset(map(Side, roles[row.pk, "office_leader"])),
    )


def case_facts(case: Case) -> CaseFacts:
    """What rules know of a case."""
    unit_side, unit_leader, asked, has_sisters, deleted = _beside(case)
    return CaseFacts(
        key=case.pk,
        office=case.office_id,
        side=case.side,
        area=case.area_id,
        state=case.state,
        holder=case.holder_id,
        unit=case.unit_id,
        unit_side=unit_side,
        unit_leader=unit_leader,
        crossing_to=crossing_to(case.office_id, case.area_id),
        bounces=case.bounces_since_settled,
        to_settle=case.settle_by is not None,
        joint=case.joint,
        has_open_handover=asked,
        has_sister=case.sister_of_id is not None or has_sisters,
        person_deleted=deleted,
        return_by=case.return_by,
    )


def open_handover(case: Case) -> Handover | None:
    """What is asked about the case and not answered yet."""
    rows = case.handovers.all()  # may have been fetched with the case
    return next((row for row in rows if row.state is HandoverState.open), None)


def handover_facts(handover: Handover) -> HandoverFacts:
    """What rules know of a handover."""
    return HandoverFacts(
        key=handover.pk,
        kind=handover.kind,
        state=handover.state,
        from_employee=handover.from_employee_id,
        to_employee=handover.to_employee_id or 0,
        to_unit=handover.to_unit_id,
        crosses=handover.crosses,
    )


def leaders_in_turn(office: int, side: Side) -> list[int]:
    """The leaders of the office, the one of this side first."""
    leaders = office_leaders(office)
    return [leaders[one] for one in sorted(leaders, key=lambda other: other is not side)]


def at_work(employees: Iterable[int], today: dt.date) -> dict[int, bool]:
    """Who of these is here today: works here, and is not away."""
    facts = facts_of(Employee.objects.filter(pk__in=set(employees)))
    return {key: not one.left and not is_away_past(one, today) for key, one in facts.items()}


def answering(employees: Iterable[int], now: dt.datetime) -> dict[int, bool]:
    """Who of these can have cases fall to them: works here, and is not away past the limit."""
    rows = Employee.objects.filter(pk__in=set(employees))
    return {row.pk: row.left_at is None and not away_past_limit(row, now) for row in rows}


def working(employees: Iterable[int]) -> dict[int, bool]:
    """Who of these works here, away or not."""
    rows = Employee.objects.filter(pk__in=set(employees))
    return {row.pk: row.left_at is None for row in rows}


def away_past_limit(employee: Employee, now: dt.datetime) -> bool:
    """Whether somebody has been away for longer than the pack lets their cases lie."""
    if employee.presence is Presence.present or employee.away_since is None:
        return False
    office = employee.office_id
    limit = pack_of(office).times.away_limit_days
    return now >= absence_falls_at(employee.away_since, limit, opening_of(office))


def today_at(office: int, now: dt.datetime) -> dt.date:
    """Which day it is at this office."""
    return day_of(now, opening_of(office))


_Roles = dict[tuple[int, str], set[int]]


def _roles_of(
    employees: list[Employee], more: str = "", keys_of_more: Iterable[int] = ()
) -> _Roles:
    """The units each works for, leads and has the duty in, and the sides each leads."""
    found: _Roles = defaultdict(set)
    if not employees:
        return found
    office, keys = employees[0].office_id, [row.pk for row in employees]
    some = ", ".join(["%s"] * len(keys))
    asked = [*keys, *[*keys, office] * 3, *keys_of_more]
    with connection.cursor() as cursor:
        cursor.execute(_ROLES.format(some=some) + more, asked)
        for role, employee, where in cursor.fetchall():
            found[employee, role].add(where)
    return found


def _beside(case: Case) -> tuple[Side, int, bool, bool, bool]:
    """Its unit's side and leader; is it asked for, has it sisters, is its person deleted.

    A row that a page has fetched for itself brings that along.
    """
    sisters = getattr(case, "has_sisters", None)
    if sisters is not None:
        unit, deleted = case.unit, case.person.forgotten_at is not None
        return unit.side, unit.leader_id or 0, open_handover(case) is not None, sisters, deleted
    with connection.cursor() as cursor:
        cursor.execute(
            _BESIDE, [case.pk, HandoverState.open, case.pk, case.person_id, case.unit_id]
        )
        side, leader, *rest = cursor.fetchone()
    asked, has_sisters, deleted = map(bool, rest)
    return Side(side), leader or 0, asked, has_sisters, deleted


# Plain SQL, since every action asks these two: as models they took a third of its time.
_ROLES = """
    SELECT 'member', employee_id, unit_id FROM membership WHERE employee_id IN ({some})
    UNION ALL
    SELECT 'leader', leader_id, id FROM unit WHERE leader_id IN ({some}) AND office_id = %s
    UNION ALL
    SELECT 'duty_lead', duty_lead_id, id FROM unit
    WHERE duty_lead_id IN ({some}) AND office_id = %s
    UNION ALL
    SELECT 'office_leader', employee_id, side FROM office_leader
    WHERE employee_id IN ({some}) AND office_id = %s
"""
_TASKS = f"""
    UNION ALL
    SELECT 'task', %s, person_id FROM case_ WHERE holder_id = %s AND state <> {CaseState.closed:d}
    UNION ALL
    SELECT 'task', %s, case_.person_id FROM handover JOIN case_ ON case_.id = handover.case_id
    WHERE handover.state = {HandoverState.open:d} AND handover.kind <> {HandoverKind.ask:d}
    AND (handover.to_employee_id = %s OR handover.to_employee_id IS NULL AND to_unit_id IN (
        SELECT unit_id FROM membership WHERE employee_id = %s
    ))
"""  # noqa: S608  the numbers are our own codes
_BESIDE = """
    SELECT side, leader_id,
           EXISTS (SELECT 1 FROM handover WHERE case_id = %s AND state = %s),
           EXISTS (SELECT 1 FROM case_ WHERE sister_of_id = %s),
           EXISTS (SELECT 1 FROM person WHERE id = %s AND forgotten_at IS NOT NULL)
    FROM unit WHERE id = %s
"""
