"""An employee at hand: locked, with their facts, for the length of one action of a leader's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import Form, first_result, refuse_if_moved_on, remember
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import employees_to_change
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.vocabulary.envelope import Envelope


@dataclass
class EmployeeAtHand:
    """One employee in one action. `done` is the first result when the form was sent before."""

    employee: Employee
    actor: Employee
    now: dt.datetime
    form: Form
    done: int | None = None

    @property
    def facts(self) -> EmployeeFacts:
        """The employee as the rules see them now."""
        return employee_facts(self.employee)

    @property
    def actor_facts(self) -> EmployeeFacts:
        """Who acts, as the rules see them."""
        return employee_facts(self.actor)

    def thread(self) -> Envelope:
        """The envelope of a line about this employee."""
        row = self.employee
        return envelope(row.office_id, self.actor, self.now, side=row.side, employee_key=row.pk)

    def leave(self, action: str, result: int) -> int:
        """Keep what the form led to, and give the result."""
        remember(self.form, self.thread(), action, result)
        return result


@contextmanager
def employee_at_hand(
    employee: int, *, actor: Employee, now: dt.datetime, form: Form
) -> Iterator[EmployeeAtHand]:
    """Lock an employee of the actor's office for one action.

    Raises `Employee.DoesNotExist`, also for another office's employee, and `HasMovedOn`.
    """
    with one_transaction():
        rows = employees_to_change()
        row = rows.get(pk=employee, office_id=actor.office_id)
        hand = EmployeeAtHand(row, actor, now, form)
        hand.done = first_result(form, hand.thread())
        if hand.done is None:
            refuse_if_moved_on(form, hand.thread())
            hand.now = now_in(hand.thread())
        yield hand
