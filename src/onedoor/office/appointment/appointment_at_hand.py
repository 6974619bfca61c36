"""An appointment at hand: locked with the thread its lines are in, for the length of one action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import IntegrityError

from onedoor.office.appointment.gathering import agreed_facts
from onedoor.office.appointment.models import Appointment, HeldFor, HeldQuarter
from onedoor.office.establishment.queries import one_pack
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form, first_result, refuse_if_moved_on, remember
from onedoor.office.people.acting import refuse_unless_works_here
from onedoor.office.people.models import Employee
from onedoor.office.people.person_at_hand import lock_person
from onedoor.office.people.staying import stay_at_work
from onedoor.office.responsibility.debt_at_hand import thread_of
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.office.responsibility.models import Case
from onedoor.rules.appointment.agreed import AgreedFacts
from onedoor.rules.appointment.times import Span, quarters_of
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.vocabulary.appointment import AppointmentReason
from onedoor.vocabulary.event import Event


@dataclass
class AppointmentAtHand:
    """One appointment in one action. `done` is the first result when the form was sent before."""

    row: Appointment
    actor: Employee | None
    now: dt.datetime
    form: Form
    done: int | None = None

    @property
    def facts(self) -> AgreedFacts:
        """The appointment as the rules see it now."""
        return agreed_facts(self.row)

    @property
    def actor_facts(self) -> EmployeeFacts | None:
        """The actor as the rules see them; None for the person, or the office itself."""
        return employee_facts(self.actor) if self.actor else None

    def write(self, event: Event) -> int:
        """Append what happened; the line's number."""
        return append(thread_of(self.row, self.actor, self.now), event)

    def leave(self, action: str) -> int:
        """Save the appointment, keep what the form led to, and give its row number."""
        self.row.save()
        remember(self.form, thread_of(self.row, self.actor, self.now), action, self.row.pk)
        return self.row.pk


@contextmanager
def appointment_at_hand(
    appointment: int,
    *others: Employee | None,
    actor: Employee | None,
    now: dt.datetime,
    form: Form,
) -> Iterator[AppointmentAtHand]:
    """Lock an appointment for one action; `others` are employees who must not leave meanwhile.

    Raises `Appointment.DoesNotExist`, `HasMovedOn`, and `Refused`.
    """
    with when_taken_meanwhile(), one_transaction(), one_pack():
        stay_at_work(actor, *others)
        first = Appointment.objects.get(pk=appointment)
        lock_thread(first.person_id, first.case_id)
        rows = Appointment.objects.select_for_update(of=("self",)).select_related("unit")
        row = rows.get(pk=appointment)
        refuse_unless_works_here(actor, row.office_id)
        hand = AppointmentAtHand(row, actor, now, form)
        hand.done = first_result(form, thread_of(row, actor, now))
        if hand.done is None:
            refuse_if_moved_on(form, thread_of(row, actor, now))
        yield hand


def lock_thread(person: int, case: int | None) -> None:
    """Lock what the lines of an appointment stand under: its person, and its case if it has one."""
    lock_person(person)
    if case is not None:
        Case.objects.select_for_update(of=("self",)).get(pk=case)


@contextmanager
def when_taken_meanwhile() -> Iterator[None]:
    """Two hands want one time: the database lets one have it, and the other is told."""
    try:
        yield
    except IntegrityError as refused:
        if "held_quarter" not in str(refused):
            raise
        raise Refused(AppointmentReason.taken_meanwhile) from None


def hold_quarters(row: Appointment) -> None:
    """The employee, the room and the person are this appointment's for its time, and nobody's."""
    let_quarters_go(row)
    held = [(HeldFor.employee, row.employee_id), (HeldFor.person, row.person_id)]
    held += [(HeldFor.room, row.room)] if row.room else []
    span = Span(begins=row.begins, ends=row.ends)
    HeldQuarter.objects.bulk_create(
        HeldQuarter(
            office_id=row.office_id, appointment=row, held_for=what, key=key, quarter=quarter
        )
        for what, key in held
        for quarter in quarters_of(span)
    )


def let_quarters_go(row: Appointment) -> None:
    """Its time is anybody's again."""
    row.held.all().delete()


def refuse_because(because: AppointmentReason | None) -> None:
    """Go on only when a rule had nothing against it."""
    if because is not None:
        raise Refused(because)
