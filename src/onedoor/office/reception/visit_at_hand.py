"""A visit at hand: locked, with its facts, for the length of one action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import one_pack
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form, first_result, refuse_if_moved_on, remember
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee
from onedoor.office.people.person_at_hand import lock_person
from onedoor.office.people.staying import stay_at_work
from onedoor.office.reception.models import AT_A_DESK, Meeting, Need, Visit
from onedoor.rules.reception.visit import DoorFacts, VisitFacts
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.reception import VisitEnded
from onedoor.vocabulary.reception_codes import (
    MeetingEnd,
    MeetingRole,
    NeedState,
    ReceptionReason,
    UrgentReason,
    VisitEnd,
    VisitState,
)
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.sides import Stage


@dataclass
class VisitAtHand:
    """One visit in one action. `done` is the first result when the form was sent before."""

    visit: Visit
    actor: Employee | None
    now: dt.datetime
    form: Form
    done: int | None = None

    @property
    def facts(self) -> VisitFacts:
        """The visit as the rules see it now."""
        visit = self.visit
        in_it = visit.meetings.filter(until=None).values_list("employee_id", flat=True)
        return VisitFacts(
            key=visit.pk,
            office=visit.office_id,
            state=visit.state,
            served_by=visit.served_by_id or 0,
            in_it=frozenset(in_it),
            urgent=visit.urgent is not UrgentReason.none,
            in_the_house=visit.channel.in_the_house,
        )

    @property
    def open_needs(self) -> list[Need]:
        """The needs that wait in the visit, in the order they were stated."""
        rows = self.visit.needs.filter(state=NeedState.waiting).select_related("area")
        return list(rows.order_by("pk"))

    def thread(self) -> Envelope:
        """The envelope of a line about this visit. Both sides own that somebody came."""
        visit = self.visit
        keys = {"person_key": visit.person_id, "visit_key": visit.pk}
        if self.actor is not None and self.actor.post_unit_id:
            keys["acting_unit"] = self.actor.post_unit_id
        return envelope(visit.office_id, self.actor, self.now, **keys)

    def write(self, event: Event) -> int:
        """Append what happened to the visit's thread; the line's number."""
        return append(self.thread(), event)

    def now_is(self, state: VisitState, *, served_by: Employee | None = None) -> None:
        """The visit is in this state from now on."""
        self.visit.state, self.visit.state_since = state, self.now
        self.visit.served_by = served_by
        self.visit.wait = self.visit.hold_until = None

    def begin_meeting(self, employee: Employee) -> None:
        """From now on this employee serves the visit."""
        Meeting.objects.create(
            visit=self.visit,
            employee=employee,
            unit_id=employee.post_unit_id or employee.home_unit_id,
            role=MeetingRole.serves,
            since=self.now,
        )

    def end_meetings(self, end: MeetingEnd) -> None:
        """Nobody is with the person any more."""
        self.visit.meetings.filter(until=None).update(until=self.now, end=end)

    def end_visit(self, end: VisitEnd) -> None:
        """The visit is over. Its needs have ended, or are owed: the caller has seen to that."""
        self.end_meetings(MeetingEnd.ended)
        self.now_is(VisitState.ended)
        self.visit.ended_at, self.visit.end = self.now, end
        self.write(VisitEnded(visit_end=end))

    def leave(self, action: str, result: int) -> int:
        """Save the visit, keep what the form led to, and give the result."""
        self.visit.save()
        remember(self.form, self.thread(), action, result)
        return result


@contextmanager
def visit_at_hand(
    visit: int, *, actor: Employee | None, now: dt.datetime, form: Form
) -> Iterator[VisitAtHand]:
    """Lock a visit for one action.

    Raises `Visit.DoesNotExist`, `HasMovedOn` when the form was made before the last thing that
    happened in the visit, and `Refused` for an actor who no longer works here.
    """
    with one_transaction(), one_pack():
        stay_at_work(actor)
        row = _locked(visit)
        refuse_unless_works_here(actor, row.office_id)
        hand = VisitAtHand(visit=row, actor=actor, now=now, form=form)
        hand.done = first_result(form, hand.thread())
        if hand.done is None:
            refuse_if_moved_on(form, hand.thread())
            hand.now = now_in(hand.thread())
        yield hand


def lock_person_of(visit: int) -> None:
    """Lock a visit's person, also one who was merged into another while this waited."""
    person = Visit.objects.values_list("person_id", flat=True).get(pk=visit)
    lock_person(person)
    if not Visit.objects.filter(pk=visit, person=person).exists():
        lock_person_of(visit)


def door_facts(employee: Employee) -> DoorFacts:
    """An employee as the rules of the door see them now."""
    row = Employee.objects.only("pk", "office_id", "post").get(pk=employee.pk)
    serves = Visit.objects.filter(served_by=row, state__in=AT_A_DESK).values_list("pk", flat=True)
    helps = Meeting.objects.filter(employee=row, until=None, role=MeetingRole.joins)
    return DoorFacts(
        key=row.pk,
        office=row.office_id,
        at_the_door=row.post in (Post.desk, Post.front, Post.support),
        serves=serves.first() or 0,
        helps=helps.values_list("visit_id", flat=True).first() or 0,
    )


def has_taken_up(visit: Visit) -> bool:
    """Whether something that was owed from an earlier visit goes on in this one."""
    return visit.needs.exclude(follows=None).exclude(follows__visit=visit).exists()


def unit_to_wait_for(unit: int | None, office: int) -> Unit | None:
    """The unit a visit is to wait for, None for any. Raises `Refused` for one outside the office.

    Raises `Unit.DoesNotExist`, also for another office's.
    """
    if not unit:
        return None
    row = Unit.objects.get(pk=unit, office_id=office)
    refuse_because(ReceptionReason.outside_unit_only if row.stage is Stage.outside else None)
    return row


def refuse_because(because: ReceptionReason | None) -> None:
    """Go on only when a rule had nothing against it."""
    if because is not None:
        raise Refused(because)


def _locked(visit: int) -> Visit:
    # Alone, without joins: PostgreSQL would not find a visit that moved while it waited here.
    for row in Visit.objects.raw(_LOCK[connection.vendor], [visit]):
        return row
    raise Visit.DoesNotExist(visit)


_LOCK = {
    "sqlite": "SELECT * FROM visit WHERE id = %s",
    "postgresql": "SELECT * FROM visit WHERE id = %s FOR UPDATE",
}
