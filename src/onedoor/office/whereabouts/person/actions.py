"""Deleting who a person is: only a leader of the office may."""

from __future__ import annotations

import datetime as dt

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.actions.persons import forget_person
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.case_at_hand import require
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.rules.people import may_forget


def forget(person: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """Delete who a person is, as `forget_person` does. Raises `Refused` for all but leaders."""
    with one_transaction():
        require(may_forget(employee_facts(actor), actor.office_id))
        return forget_person(person, actor=actor, now=now, form=form)
