"""What was registered just now: the ticket, where they wait, and how many stand before them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.establishment.queries import names_by_number
from onedoor.office.journal.submission import Form, first_result, used_for
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.acting import envelope
from onedoor.office.people.models import Employee
from onedoor.office.reception.door.known import Known, known_person
from onedoor.office.reception.door.owed import NeedTold, needs_told
from onedoor.office.reception.models import Need, Visit
from onedoor.office.reception.queue import queue_at
from onedoor.office.reception.visit_at_hand import has_taken_up
from onedoor.office.reception.waits.queries import ExpectedWait, told_wait
from onedoor.office.reception.waits.words import basis_sentence, wait_sentence
from onedoor.office.safety.marks.queries import MarkShown, marks_before
from onedoor.rules.reception.visit import what_hinders_undoing
from onedoor.vocabulary.reception_codes import Channel, ReceptionReason, VisitState
from onedoor.vocabulary.routing import Post


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrived:
    """A visit as the door reads it back.

    `before` is how many are served before them, None when they do not wait; `unit` is named when
    they wait for one in particular. `not_undone` is why it cannot be taken back, None when it can;
    `first_time` when somebody with a name has not been here before: a misspelt name makes somebody
    new. `wait` is what they were told of it, None when nothing.
    """

    key: int
    ticket: int
    day: dt.date
    channel: Channel
    person: Known
    needs: tuple[NeedTold, ...]
    state: VisitState
    waits_for: Post
    unit: str
    before: int | None
    mine: bool
    not_undone: ReceptionReason | None
    first_time: bool
    wait: ExpectedWait | None
    marks: tuple[MarkShown, ...]

    @property
    def wait_told(self) -> str:
        """What they were told of the wait, to be said to them; empty when nothing."""
        return wait_sentence(self.wait) if self.wait else ""

    @property
    def wait_basis(self) -> str:
        """On which waits that is measured."""
        return basis_sentence(self.wait) if self.wait else ""


def arrived(reader: Employee, visit: int, now: dt.datetime) -> Arrived | None:
    """A visit of the reader's office; None when there is none, or none to see."""
    row = Visit.objects.filter(pk=visit, office=reader.office_id).first()
    person = known_person(reader, row.person_id, now) if row else None
    if row is None or person is None:
        return None
    needs = row.needs.select_related("area", "service").order_by("pk")
    units = names_by_number(row.office_id)
    return Arrived(
        key=row.pk,
        ticket=row.ticket,
        day=row.day,
        channel=row.channel,
        person=person,
        needs=tuple(needs_told(reader, needs, now).values()),
        state=row.state,
        waits_for=row.waits_for,
        unit=in_my_language(units["unit", row.for_unit_id]) if row.for_unit_id else "",
        before=_before(row, now),
        mine=row.served_by_id == reader.pk,
        first_time=not person.nameless and _is_first(row),
        wait=told_wait(row) if row.state is VisitState.waiting else None,
        marks=marks_before(reader, [row.person_id], now).get(row.person_id, ()),
        not_undone=what_hinders_undoing(has_taken_up(row)),
    )


def _is_first(row: Visit) -> bool:
    others = Visit.objects.filter(person=row.person_id).exclude(pk=row.pk)
    return not others.exists() and not row.person.cases.exists()


def _before(row: Visit, now: dt.datetime) -> int | None:
    """How many are before them among those who wait."""
    if row.state is not VisitState.waiting:
        return None
    order = [one.visit for one in queue_at(row.office_id, now).waiting]
    return order.index(row.pk) if row.pk in order else None


def registered_with(reader: Employee, form: Form, now: dt.datetime) -> int | None:
    """The visit that this very form has led to before; None when it is sent for the first time.

    Asked before anything else: who was new the first time is known the second. Raises `Refused`
    for a form that somebody else has sent.
    """
    action = used_for(form)
    if action not in ("register_visit", "add_need"):
        return None
    done = first_result(form, envelope(reader.office_id, reader, now))
    if done is None or action == "register_visit":
        return done
    return Need.objects.values_list("visit_id", flat=True).get(pk=done)
