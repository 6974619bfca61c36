"""Declaring where one comes from: an employee says it of themselves, and nobody is shown it."""

from __future__ import annotations

import datetime as dt

from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form, first_result, remember
from onedoor.office.people.acting import envelope
from onedoor.office.people.models import Employee
from onedoor.vocabulary.people import BackgroundDeclared
from onedoor.vocabulary.sides import FormerAgency


def declare_background(
    actor: Employee, former_agency: FormerAgency, *, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """Somebody has said which former agency they come from; their row number.

    `none` takes back what was said. Used in aggregates alone; only the employee themselves can
    say it, and no page tells it.
    """
    with one_transaction():
        done = first_result(form)
        if done is not None:
            return done
        row = Employee.objects.select_for_update(of=("self",)).get(pk=actor.pk)
        row.former_agency = former_agency
        row.save(update_fields=["former_agency"])
        thread = envelope(row.office_id, actor, now, side=row.side, employee_key=row.pk)
        append(thread, BackgroundDeclared(employee=row.pk, former_agency=former_agency))
        remember(form, thread, "declare_background", row.pk)
        return row.pk
