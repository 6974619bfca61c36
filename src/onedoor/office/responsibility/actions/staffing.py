"""Looking after colleagues: leaders let them begin, say what they know, and let them go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace

from onedoor.office.establishment.models import Area, Unit
from onedoor.office.establishment.queries import pack_of, unit_facts
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form, first_result, remember
from onedoor.office.people.acting import envelope
from onedoor.office.people.actions.employees import (
    NewEmployee,
    register_employee,
    set_competence,
    set_membership,
    set_presence,
)
from onedoor.office.people.models import Employee
from onedoor.office.people.names import read_name
from onedoor.office.responsibility.actions.leaving import end_employment
from onedoor.office.responsibility.case_at_hand import require
from onedoor.office.responsibility.employee_at_hand import EmployeeAtHand, employee_at_hand
from onedoor.office.responsibility.gathering import employee_facts, today_at
from onedoor.office.responsibility.models import Case
from onedoor.rules.people import (
    PeopleReason,
    may_describe,
    may_end,
    may_register_employee,
    may_set_membership,
    may_set_presence_of,
)
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import CaseState


def employ(new: NewEmployee, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """A leader lets somebody begin to work here; the employee's row number. Raises `Refused`."""
    office = actor.office_id
    with one_transaction():
        done = first_result(form)
        if done is not None:
            return done
        unit = Unit.objects.get(pk=new.home_unit, office_id=office)
        require(may_register_employee(employee_facts(actor), unit_facts(unit), new.side))
        if Employee.objects.filter(office_id=office, key=new.key).exists():
            raise Refused(PeopleReason.user_name_taken)
        named = replace(
            new,
            given_name=read_name(new.given_name),
            family_name=read_name(new.family_name),
            levels=_of_this_office(new.levels, office),
        )
        made = register_employee(
            named, office=office, office_key=actor.office.key, actor=actor, now=now
        )
        thread = envelope(office, actor, now, side=made.side, employee_key=made.pk)
        remember(form, thread, "employ", made.pk)
        return made.pk


def change_presence(
    employee: int,
    presence: Presence,
    *,
    until: dt.date | None = None,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Somebody is at work, out until a day, or on leave; the employee's row number."""
    with employee_at_hand(employee, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(may_set_presence_of(hand.actor_facts, hand.facts))
        today = today_at(actor.office_id, now)
        set_presence(
            hand.employee,
            presence,
            until=until,
            today=today,
            actor=actor,
            now=hand.now,
            furthest_days=pack_of(actor.office_id).times.furthest_days,
        )
        return hand.leave("change_presence", employee)


def set_levels(
    employee: int,
    levels: Mapping[int, int],
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """How well somebody knows each of these areas; only what has changed is written."""
    with employee_at_hand(employee, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(may_describe(hand.actor_facts, hand.facts))
        known = dict(hand.employee.competences.values_list("area_id", "level"))
        for area, level in _of_this_office(levels, actor.office_id).items():
            if known.get(area, 0) != level:
                set_competence(hand.employee, area, level, actor=actor, now=hand.now)
        return hand.leave("set_levels", employee)


def set_units(
    employee: int,
    units: Collection[int],
    *,
    among: Collection[int],
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """For which `units`, of those `among` which the form asked, somebody works.

    Raises `Refused` for a unit the actor does not lead, or where they lead or hold open cases.
    """
    with employee_at_hand(employee, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        for unit in Unit.objects.filter(pk__in=among, office_id=actor.office_id).order_by("pk"):
            if (unit.pk in units) != (unit.pk in hand.facts.units):
                _set_unit(hand, unit, member=unit.pk in units)
        return hand.leave("set_units", employee)


def let_go(employee: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """A leader ends somebody's work here; how many open cases went to the units' leaders."""
    with employee_at_hand(employee, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(may_end(hand.actor_facts, hand.facts))
        return hand.leave("let_go", end_employment(employee, actor=actor, now=hand.now))


def _set_unit(hand: EmployeeAtHand, unit: Unit, *, member: bool) -> None:
    require(may_set_membership(hand.actor_facts, hand.facts, unit_facts(unit)))
    held = Case.objects.filter(holder=hand.employee, unit=unit).exclude(state=CaseState.closed)
    if not member and held.exists():
        raise Refused(PeopleReason.holds_cases_there)
    set_membership(hand.employee, unit.pk, member=member, actor=hand.actor, now=hand.now)


def _of_this_office(levels: Mapping[int, int], office: int) -> dict[int, int]:
    ours = set(Area.objects.filter(office_id=office).values_list("pk", flat=True))
    return {area: level for area, level in levels.items() if area in ours}
