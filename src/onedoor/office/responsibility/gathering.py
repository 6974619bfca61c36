"""Gathering the facts that the rules of responsibility are told, from rows."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import (
    crossing_to,
    office_leaders,
    opening_of,
    pack_of,
)
from onedoor.office.people.models import Employee, Membership
from onedoor.office.responsibility.models import Case, Handover
from onedoor.rules.opening import day_of
from onedoor.rules.responsibility.facts import CaseFacts, EmployeeFacts, HandoverFacts
from onedoor.rules.responsibility.handover import is_away_past
from onedoor.rules.responsibility.holder import absence_falls_at
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import HandoverState
from onedoor.vocabulary.sides import Side


def employee_facts(employee: Employee) -> EmployeeFacts:
    """What rules know of an employee."""
    return facts_of([employee])[employee.pk]


def facts_of(employees: Iterable[Employee]) -> dict[int, EmployeeFacts]:
    """What rules know of these employees, by their row numbers; all of them are of one office."""
    rows = list(employees)
    if not rows:
        return {}
    office, keys = rows[0].office_id, [row.pk for row in rows]
    units = _units_of(keys)
    leads: dict[int, set[int]] = defaultdict(set)
    duty_in: dict[int, set[int]] = defaultdict(set)
    roles = Unit.objects.filter(Q(leader__in=keys) | Q(duty_lead__in=keys), office_id=office)
    for unit, leader, duty_lead in roles.values_list("pk", "leader_id", "duty_lead_id"):
        leads[leader].add(unit)
        duty_in[duty_lead].add(unit)
    leaders = office_leaders(office)
    return {
        row.pk: EmployeeFacts(
            key=row.pk,
            office=row.office_id,
            side=row.side,
            home_unit=row.home_unit_id,
            units=frozenset(units[row.pk]),
            left=row.left_at is not None,
            presence=row.presence,
            away_until=row.away_until,
            leads=frozenset(leads[row.pk]),
            duty_in=frozenset(duty_in[row.pk]),
            office_leader_of=frozenset(side for side, one in leaders.items() if one == row.pk),
        )
        for row in rows
    }


def case_facts(case: Case) -> CaseFacts:
    """What rules know of a case."""
    return CaseFacts(
        key=case.pk,
        office=case.office_id,
        side=case.side,
        area=case.area_id,
        state=case.state,
        holder=case.holder_id,
        unit=case.unit_id,
        unit_leader=case.unit.leader_id or 0,
        crossing_to=crossing_to(case.office_id, case.area_id),
        bounces=case.bounces_since_settled,
        to_settle=case.settle_by is not None,
        joint=case.joint,
        has_open_handover=open_handover(case) is not None,
        has_sister=case.sister_of_id is not None or case.sisters.exists(),
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


def unit_in(office: int, unit: int) -> Unit | None:
    """A unit of this office, or None."""
    return Unit.objects.filter(office_id=office, pk=unit).first()


def _units_of(employees: list[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = Membership.objects.filter(employee__in=employees)
    for employee, unit in rows.values_list("employee_id", "unit_id"):
        found[employee].add(unit)
    return found
