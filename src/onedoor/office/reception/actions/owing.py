"""Owing a need: it is somebody's by name, and by a day, until the person is met."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import unit_facts
from onedoor.office.journal.actions import append
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.needs import about_need
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.actions.debts import Owed, incur_debt
from onedoor.office.responsibility.gathering import at_work, leaders_in_turn
from onedoor.rules.responsibility.holder import on_duty
from onedoor.vocabulary.reception import NeedOwed
from onedoor.vocabulary.reception_codes import NeedState
from onedoor.vocabulary.responsibility_codes import CaseState, DebtKind
from onedoor.vocabulary.sides import Stage

Debtor = tuple[int, int]
"""An employee and the unit they answer in, by row numbers."""


def owe(
    need: Need,
    kind: DebtKind,
    debtor: Debtor,
    due: dt.date,
    *,
    actor: Employee | None,
    now: dt.datetime,
) -> None:
    """A need is owed by somebody by a day. Inside an action that has the visit locked."""
    owed = Owed(
        office=need.office_id,
        person=need.person_id,
        need=need.pk,
        kind=kind,
        employee=debtor[0],
        unit=debtor[1],
        due=due,
    )
    debt = incur_debt(owed, actor=actor, now=now)
    need.state = NeedState.owed
    need.save(update_fields=["state"])
    append(about_need(need, actor, now), NeedOwed(need=need.pk, debt=debt))


def who_owes(need: Need, visit: Visit, server: Employee | None, day: dt.date) -> Debtor:
    """The holder of the case it is about, else who had them at a desk, else who is on duty where
    they waited: the first of these who is at work on that day."""
    case = need.about_case
    if case is not None and case.state is not CaseState.closed and _is_in(case.holder_id, day):
        return case.holder_id, case.unit_id
    if server is not None and _is_in(server.pk, day):
        return server.pk, server.post_unit_id or server.home_unit_id
    return on_duty_in(_where_they_waited(visit, need), day)


def on_duty_in(unit: Unit, day: dt.date) -> Debtor:
    """Who answers for what comes to a unit on a day: its duty lead, else who leads."""
    leaders = leaders_in_turn(unit.office_id, unit.side)
    facts = unit_facts(unit)
    here = at_work((facts.duty_lead, facts.leader, *leaders), day)
    return on_duty(facts, leaders, here), unit.pk


def _is_in(employee: int, day: dt.date) -> bool:
    return at_work([employee], day)[employee]


def _where_they_waited(visit: Visit, need: Need) -> Unit:
    if visit.for_unit is not None:
        return visit.for_unit
    fronts = Unit.objects.filter(office_id=need.office_id, stage=Stage.front).order_by("pk")
    own = fronts.filter(side=need.area.side).first() if need.area else None
    return own or fronts.first() or Unit.objects.filter(office_id=need.office_id).earliest("pk")
