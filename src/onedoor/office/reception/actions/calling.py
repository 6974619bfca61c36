"""Calling: who waits meets who serves. Of two who call the same person, one is told (law 8)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db import connection

from onedoor.office.appointment.actions.ending import keep_appointments_of
from onedoor.office.appointment.queries import awaited_in
from onedoor.office.establishment.queries import one_pack
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form, first_result
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import stay_at_work
from onedoor.office.reception.models import Visit
from onedoor.office.reception.queue import Queue, queue_at
from onedoor.office.reception.visit_at_hand import (
    VisitAtHand,
    door_facts,
    refuse_because,
    unit_to_wait_for,
    visit_at_hand,
)
from onedoor.office.routing.standing import somebody_serves_for
from onedoor.rules.reception.visit import (
    is_served_when_called,
    keeps_place,
    waits_again_for,
    what_hinders_beginning,
    what_hinders_being_gone,
    what_hinders_calling,
    what_hinders_calling_anybody,
    what_hinders_putting_back,
)
from onedoor.vocabulary.reception import ServingBegun, VisitCalled, VisitPutBack
from onedoor.vocabulary.reception_codes import (
    MeetingEnd,
    PutBack,
    ReceptionReason,
    UrgentReason,
    VisitState,
)


def call_next(*, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """Call whom the routing lets this employee serve first; the visit's row number.

    Raises `Refused` when nobody waits for them, or they are with somebody already.
    """
    with one_transaction(), one_pack():
        done = first_result(form, envelope(actor.office_id, actor, now))
        if done is not None:
            return done
        _one_call_at_a_time(actor)
        refuse_because(what_hinders_calling_anybody(door_facts(actor)))
        queue = queue_at(actor.office_id, now)
        for visit in queue.for_employee(actor.pk):
            if _still_waits(visit):
                with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
                    return _call(hand, queue, actor, "call_next")
        raise Refused(ReceptionReason.nobody_waits)


def call_visit(visit: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """Call this one, wherever they stand in the queue; the visit's row number. Raises `Refused`.

    What did not come to the house, such as a letter, is served from then on.
    """
    with one_transaction(), one_pack():
        _one_call_at_a_time(actor)
        queue = queue_at(actor.office_id, now)
        with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
            return _call(hand, queue, actor, "call_visit")


def begin_serving(visit: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """The person who was called has come to the desk; the visit's row number."""
    with one_transaction(), one_pack():
        keep_appointments_of(visit, actor=actor, now=now)  # their persons are locked before visits
        with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
            if hand.done is not None:
                return hand.done
            refuse_because(what_hinders_beginning(hand.facts, door_facts(actor)))
            _begin(hand, actor)
            return hand.leave("begin_serving", visit)


def serve_at_once(visit: int, *, actor: Employee, now: dt.datetime) -> int:
    """Call somebody who is at the desk already, or on the telephone, and begin; the row number."""
    with one_transaction():
        call_visit(visit, actor=actor, now=now)
        if Visit.objects.get(pk=visit).state is VisitState.called:
            begin_serving(visit, actor=actor, now=now)
        return visit


def put_back(
    visit: int,
    why: PutBack,
    *,
    unit: int | None = None,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """The person waits again, and for a unit when it is said.

    In the place they had, unless they did not come (see `queue_rank`). How often somebody is
    called who does not come is the desk's choice: `leave_visit` says that they have left.
    """
    with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        asked = unit_to_wait_for(unit, hand.visit.office_id)
        stands = asked is None or somebody_serves_for(asked.pk, hand.visit.office_id, now)
        hindered = what_hinders_putting_back(hand.facts, door_facts(actor), somebody_stands=stands)
        refuse_because(hindered)
        if why is PutBack.did_not_come:
            refuse_because(what_hinders_being_gone(hand.facts))
        wait_again(hand, why, unit=asked.pk if asked else hand.visit.for_unit_id)
        return hand.leave("put_back", visit)


def wait_again(hand: VisitAtHand, why: PutBack, *, unit: int | None) -> None:
    """The visit waits again, whoever was with the person; inside an action."""
    hand.end_meetings(MeetingEnd.put_back)
    hand.now_is(VisitState.waiting)
    post = waits_again_for(why, hand.visit.waits_for)
    hand.visit.waits_for, hand.visit.for_unit_id = post, unit
    keeps = keeps_place(why)
    if not keeps:
        hand.visit.in_line_since, hand.visit.urgent = hand.now, UrgentReason.none
    hand.write(
        VisitPutBack(put_back=why, keeps_place=keeps, waits_for=post, waits_for_unit=unit or 0)
    )


def _call(hand: VisitAtHand, queue: Queue, actor: Employee, action: str) -> int:
    if hand.done is not None:
        return hand.done
    caller = replace(door_facts(actor), awaited_in=awaited_in(actor.pk))
    refuse_because(what_hinders_calling(hand.facts, caller))
    served = is_served_when_called(hand.facts)
    hand.now_is(VisitState.called, served_by=actor)
    hand.write(_called(hand.visit.pk, queue, actor, to_a_desk=not served))
    if served:
        _begin(hand, actor)
    return hand.leave(action, hand.visit.pk)


def _begin(hand: VisitAtHand, actor: Employee) -> None:
    hand.now_is(VisitState.serving, served_by=actor)
    hand.begin_meeting(actor)
    hand.write(ServingBegun())


def _called(visit: int, queue: Queue, actor: Employee, *, to_a_desk: bool) -> VisitCalled:
    place, idle_before = queue.place_of(actor.pk, visit)
    desk = Employee.objects.values_list("desk_number", flat=True).get(pk=actor.pk)
    return VisitCalled(
        place=place,
        idle_before=idle_before,
        policy=queue.policy,
        fell_back=queue.fell_back(visit),
        desk_number=desk if to_a_desk else 0,
    )


def _one_call_at_a_time(actor: Employee) -> None:
    """Let the same employee call one at a time, also from two pages at once."""
    if connection.vendor == "postgresql":  # on SQLite all actions come one by one
        with connection.cursor() as cursor:
            cursor.execute(_CALLS, [f"calls {actor.pk}"])
    stay_at_work(actor)
    refuse_unless_works_here(actor, actor.office_id)


def _still_waits(visit: int) -> bool:
    row = Visit.objects.select_for_update(of=("self",)).get(pk=visit)
    return row.state is VisitState.waiting


# Not the employee's row: closing time, which waits for it with a visit locked, would stand still.
_CALLS = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
