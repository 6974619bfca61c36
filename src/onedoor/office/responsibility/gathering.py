"""Gathering the facts that the rules of responsibility are told, from rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import (
    crossing_to,
    office_leaders,
    opening_of,
    pack_of,
)
from onedoor.office.people.models import Employee
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
    pk = employee.pk
    leaders = office_leaders(employee.office_id)
    roles = Unit.objects.filter(office_id=employee.office_id)
    return EmployeeFacts(
        key=pk,
        office=employee.office_id,
        side=employee.side,
        home_unit=employee.home_unit_id,
        units=frozenset(employee.memberships.values_list("unit_id", flat=True)),
        left=employee.left_at is not None,
        presence=employee.presence,
        away_until=employee.away_until,
        leads=frozenset(roles.filter(leader=pk).values_list("pk", flat=True)),
        duty_in=frozenset(roles.filter(duty_lead=pk).values_list("pk", flat=True)),
        office_leader_of=frozenset(side for side, leader in leaders.items() if leader == pk),
    )


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
        has_open_handover=case.handovers.filter(state=HandoverState.open).exists(),
        has_sister=case.sister_of_id is not None or case.sisters.exists(),
        return_by=case.return_by,
    )


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
    rows = Employee.objects.filter(pk__in=set(employees))
    return {
        row.pk: row.left_at is None and not is_away_past(employee_facts(row), today) for row in rows
    }


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
