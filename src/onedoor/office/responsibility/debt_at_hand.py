"""A debt at hand: locked with the thread its lines are in, for the length of one action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import QuerySet

from onedoor.office.establishment.models import Unit
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form, first_result, refuse_if_moved_on, remember
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee
from onedoor.office.people.person_at_hand import lock_person
from onedoor.office.responsibility.models import Case, Debt
from onedoor.rules.responsibility.debts import DebtFacts
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.responsibility_codes import Reason
from onedoor.vocabulary.sides import Side


@dataclass
class DebtAtHand:
    """One debt in one action. `done` is the first result when the form was sent before."""

    row: Debt
    actor: Employee | None
    now: dt.datetime
    form: Form
    done: int | None = None

    @property
    def facts(self) -> DebtFacts:
        """The debt as the rules see it now."""
        return debt_facts(self.row)

    def write(self, event: Event) -> int:
        """Append what happened to the debt's thread; the line's number."""
        return append(thread_of(self.row, self.actor, self.now), event)

    def leave(self, action: str) -> int:
        """Keep what the form led to, and give the debt's row number."""
        remember(self.form, thread_of(self.row, self.actor, self.now), action, self.row.pk)
        return self.row.pk


@contextmanager
def debt_at_hand(
    debt: int, *, actor: Employee | None, now: dt.datetime, form: Form
) -> Iterator[DebtAtHand]:
    """Lock a debt for one action.

    Raises `Debt.DoesNotExist`, `HasMovedOn`, and `Refused` for an actor who has left and for a
    debt that is paid.
    """
    with one_transaction():
        _lock_threads(Debt.objects.filter(pk=debt))
        row = Debt.objects.select_for_update(of=("self",)).get(pk=debt)
        refuse_unless_works_here(actor, row.office_id)
        hand = DebtAtHand(row, actor, now, form)
        hand.done = first_result(form, thread_of(row, actor, now))
        if hand.done is None:
            refuse_if_moved_on(form, thread_of(row, actor, now))
            if row.paid_at is not None:
                raise Refused(Reason.debt_paid)
            hand.now = now_in(thread_of(row, actor, now))
        yield hand


def open_debts(
    asked: QuerySet[Debt], *, actor: Employee | None, now: dt.datetime
) -> list[DebtAtHand]:
    """Those of these debts that are open, each locked with its thread; inside a transaction."""
    open_ = asked.filter(paid_at=None)
    _lock_threads(open_)
    # Asked again: what was paid or has moved while this waited is no longer among them.
    rows = open_.select_for_update(of=("self",)).order_by("pk")
    return [DebtAtHand(row, actor, now_in(thread_of(row, actor, now)), Form()) for row in rows]


class OfAPerson(Protocol):
    """A row about a person, of a unit, that may go along with a case."""

    @property
    def office_id(self) -> int:
        """The office it belongs to."""

    @property
    def person_id(self) -> int:
        """Whom it is about."""

    @property
    def unit(self) -> Unit:
        """The unit whose it is, and so whose side owns it."""

    @property
    def case(self) -> Case | None:
        """The case it goes along with."""


def thread_of(row: OfAPerson, actor: Employee | None, now: dt.datetime) -> Envelope:
    """The envelope of a line about it: in its case's thread when it has one, else its person's.

    So a case that moves takes its debts along without anybody else's thread.
    """
    about: dict[str, Any] = {"person_key": row.person_id, "unit_key": row.unit.pk}
    if row.case is not None:
        stays = {"holder_before": row.case.holder_id, "holder_after": row.case.holder_id}
        units = {"unit_before": row.case.unit_id, "unit_after": row.case.unit_id}
        about |= {"case_key": row.case.pk, **stays, **units}
    return envelope(row.office_id, actor, now, side=Side(row.unit.side), **about)


def debt_facts(row: Debt) -> DebtFacts:
    """A debt as the rules see it."""
    return DebtFacts(
        office=row.office_id,
        owed_by=row.employee_id,
        unit=row.unit_id,
        unit_leader=row.unit.leader_id or 0,
        came_up_to=row.came_up_to_id or 0,
    )


def _lock_threads(debts: QuerySet[Debt]) -> None:
    """Persons before cases, each by number, so that no two actions wait in a ring."""
    alone = debts.filter(case=None).values_list("person_id", flat=True)
    for person in sorted(set(alone)):
        lock_person(person)
    for case in sorted({row.case_id or 0 for row in debts.exclude(case=None)}):
        Case.objects.select_for_update(of=("self",)).get(pk=case)
