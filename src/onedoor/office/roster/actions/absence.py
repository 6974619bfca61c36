"""Absence: training or leave is taken, and colleagues cover the half days they were chosen for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form, first_result, remember
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import employees_to_change
from onedoor.office.roster.absence_cost import Absence, cost_of, facts_before, facts_with
from onedoor.office.roster.duty_at_hand import When, set_duty
from onedoor.rules.roster.absence import (
    what_hinders_absence,
    what_hinders_the_days,
)
from onedoor.vocabulary.roster import DutyWhy, RosterReason


def take_absence(
    absence: Absence,
    *,
    covers: Mapping[When, int],
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Somebody is in training or on leave then, and others cover; how many half days it is.

    `covers` names who takes which half day at the door; only who plans may choose them. Raises
    `Refused`, and `Employee.DoesNotExist` for somebody of another office.
    """
    with one_transaction():
        thread = envelope(
            actor.office_id, actor, now, side=actor.side, employee_key=absence.employee
        )
        done = first_result(form, thread)
        if done is not None:
            return done
        refuse_unless_works_here(actor, actor.office_id)
        rows = _locked({absence.employee, *covers.values()}, actor.office_id)
        row = rows[absence.employee]
        facts = facts_before(row, absence, actor=actor, now=now)
        _refuse(what_hinders_the_days(facts))  # first: what it costs is asked of these days
        cost = cost_of(row, absence, now)
        _refuse(what_hinders_absence(facts_with(facts, cost, covers)))
        for one in cost.half_days:
            set_duty(row, When.of(one.half), absence.kind, DutyWhy.absence, actor=actor, now=now)
        for lost in cost.lost:
            if who := covers.get(lost.when):
                set_duty(rows[who], lost.when, lost.kind, DutyWhy.covers, actor=actor, now=now)
        remember(form, thread, "take_absence", len(cost.half_days))
        return len(cost.half_days)


def _refuse(because: RosterReason | None) -> None:
    if because is not None:
        raise Refused(because)


def _locked(employees: set[int], office: int) -> dict[int, Employee]:
    rows = employees_to_change().filter(pk__in=employees, office=office).order_by("pk")
    found = {row.pk: row for row in rows}
    if not employees <= found.keys():
        raise Employee.DoesNotExist
    return found
