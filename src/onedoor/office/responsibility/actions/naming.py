"""Naming leaders: who leads a unit and its duty, and who leads a side of the office."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.actions import name_leaders, name_office_leader
from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import office_leaders, pack_of, unit_facts
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import (
    NO_FORM,
    Form,
    first_result,
    refuse_if_moved_on,
    remember,
)
from onedoor.office.people.acting import envelope
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.case_at_hand import require
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.rules.establishment import (
    may_name_duty_lead,
    may_name_leader,
    may_name_office_leader,
    what_hinders_duty,
    what_hinders_leading_side,
)
from onedoor.vocabulary.sides import Side


def name_leaders_of(
    unit: int,
    *,
    leader: int,
    duty_lead: int,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Somebody else leads a unit, or its duty, from now on; the unit's row number.

    Open cases stay with their holders: what falls to the unit from now on falls to the new ones.
    Raises `Refused`, `HasMovedOn`.
    """
    with one_transaction():
        row = Unit.objects.select_for_update(of=("self",)).get(pk=unit, office_id=actor.office_id)
        thread = envelope(row.office_id, actor, now, side=row.side, unit_key=row.pk)
        done = first_result(form, thread)
        if done is not None:
            return done
        refuse_if_moved_on(form, thread)
        _require_may_name(row, leader, duty_lead, actor)
        name_leaders(
            row,
            leader=_colleague(actor, leader),
            duty_lead=_colleague(actor, duty_lead),
            actor=actor,
            now=now,
        )
        remember(form, thread, "name_leaders_of", unit)
        return unit


def name_leader_of_side(
    side: Side, *, leader: int, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """Somebody else leads a side of the office from now on; their row number.

    Where one person leads the whole office, they lead both sides. Raises `Refused`.
    """
    office = actor.office_id
    with one_transaction():
        done = first_result(form)
        if done is not None:
            return done
        require(may_name_office_leader(employee_facts(actor), office, side))
        one_leads_both = pack_of(office).office.leadership == "one"
        named = _colleague(actor, leader)
        because = what_hinders_leading_side(
            employee_facts(named), side, one_leads_both=one_leads_both
        )
        if because is not None:
            raise Refused(because)
        for led in list(office_leaders(office)) if one_leads_both else [side]:
            name_office_leader(office, led, named, actor=actor, now=now)
        remember(form, envelope(office, actor, now), "name_leader_of_side", named.pk)
        return named.pk


def _require_may_name(unit: Unit, leader: int, duty_lead: int, actor: Employee) -> None:
    facts, who = unit_facts(unit), employee_facts(actor)
    if leader != unit.leader_id:
        require(may_name_leader(who, facts))
    require(may_name_duty_lead(who, facts))
    if duty_lead != unit.duty_lead_id:
        because = what_hinders_duty(employee_facts(_colleague(actor, duty_lead)), facts)
        if because is not None:
            raise Refused(because)


def _colleague(actor: Employee, employee: int) -> Employee:
    return Employee.objects.get(pk=employee, office_id=actor.office_id)
