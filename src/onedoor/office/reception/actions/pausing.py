"""Pausing: a visit steps out for a known reason until a known time, and keeps its place."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.queries import opening_of
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.reception.visit_at_hand import (
    VisitAtHand,
    door_facts,
    refuse_because,
    visit_at_hand,
)
from onedoor.rules.opening import us
from onedoor.rules.reception.visit import what_hinders_going_on, what_hinders_pausing
from onedoor.vocabulary.reception import VisitHeld, VisitHoldEnded
from onedoor.vocabulary.reception_codes import MeetingEnd, VisitState, VisitWait
from onedoor.vocabulary.responsibility_codes import HoldEnd


def hold_visit(
    visit: int,
    why: VisitWait,
    until: dt.datetime,
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """The person steps out until then; the visit's row number. Raises `Refused`."""
    with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        opening = opening_of(hand.visit.office_id)
        hindrance = what_hinders_pausing(
            hand.facts, door_facts(actor), until, now=now, opening=opening
        )
        refuse_because(hindrance)
        hand.end_meetings(MeetingEnd.held)
        hand.now_is(VisitState.on_hold)
        hand.visit.wait, hand.visit.hold_until = why, until
        hand.visit.stepped_out_at = hand.visit.stepped_out_at or hand.now
        hand.write(VisitHeld(visit_wait=why, hold_until_us=us(until)))
        return hand.leave("hold_visit", visit)


def resume_visit(visit: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """The person is back before the time: they wait in the place they had."""
    with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        refuse_because(what_hinders_going_on(hand.facts, door_facts(actor)))
        _go_on(hand, HoldEnd.resumed)
        return hand.leave("resume_visit", visit)


def let_visit_hold_end(visit: int, *, now: dt.datetime) -> bool:
    """The time has come that a visit was held until: it waits again (law 2)."""
    with visit_at_hand(visit, actor=None, now=now, form=NO_FORM) as hand:
        if hand.visit.hold_until is None or now < hand.visit.hold_until:
            return False
        _go_on(hand, HoldEnd.day_came)
        hand.leave("let_visit_hold_end", visit)
        return True


def _go_on(hand: VisitAtHand, how: HoldEnd) -> None:
    hand.now_is(VisitState.waiting)
    hand.write(VisitHoldEnded(ended=how))
