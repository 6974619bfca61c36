"""What one may do with a visit: the rules themselves, asked for its page and for each form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from onedoor.office.journal.submission import NO_FORM
from onedoor.office.people.models import Employee
from onedoor.office.reception.models import Visit
from onedoor.office.reception.slip_at_hand import hinders_a_slip
from onedoor.office.reception.visit_at_hand import VisitAtHand, door_facts
from onedoor.rules.reception.arriving import what_hinders_adding, what_hinders_urgency
from onedoor.rules.reception.ending import what_hinders_clarifying
from onedoor.rules.reception.taking_over import has_joined, what_hinders_taking_over
from onedoor.rules.reception.visit import (
    DoorFacts,
    VisitFacts,
    what_hinders_beginning,
    what_hinders_calling,
    what_hinders_going_on,
    what_hinders_helping,
    what_hinders_joining,
    what_hinders_leaving,
    what_hinders_offering,
    what_hinders_putting_back,
)
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.reception_codes import ReceptionReason, TookOver, VisitState

ABOUT_A_NEED = (
    "answer_need",
    "open_case_on",
    "send_on",
    "give_to_holder",
    "promise_call_back",
)


@dataclass(frozen=True, slots=True)
class Doings:
    """Each thing one can do with a visit, and what hinders it, or None."""

    hindered: Mapping[str, ReceptionReason | None]

    def because(self, action: str) -> ReceptionReason | None:
        """What hinders this, or None."""
        return self.hindered[action]


def doings(visit: Visit, reader: Employee, now: dt.datetime) -> Doings:
    """What the reader may do with a visit now. A pause's end is asked about when it is said."""
    hand, me = VisitAtHand(visit, reader, now, NO_FORM), door_facts(reader)
    facts = hand.facts
    helping = what_hinders_helping(facts, me.key, me.office)
    return Doings(
        {
            "call_visit": what_hinders_calling(facts, me),
            "begin_serving": what_hinders_beginning(facts, me),
            "put_back": what_hinders_putting_back(facts, me),
            "hold_visit": _pausing(facts, me),
            "resume_visit": what_hinders_going_on(facts, me),
            "make_urgent": what_hinders_urgency(facts, me),
            "leave_visit": what_hinders_leaving(facts, me),
            "add_need": what_hinders_adding(facts, me, len(hand.open_needs)),
            "clarify_need": what_hinders_clarifying(facts, me, ended=False),
            "make_slip": hinders_a_slip(visit, facts, me),
            "join_visit": helping and _joining(facts, me),
            "take_over": _taking_over(facts, me),
            "go_back": None if has_joined(facts, me.key) else ReceptionReason.not_joined,
            **dict.fromkeys(ABOUT_A_NEED, helping),
        }
    )


def _ended(visit: VisitFacts) -> ReceptionReason | None:
    return ReceptionReason.visit_ended if visit.state is VisitState.ended else None


def _joining(visit: VisitFacts, me: DoorFacts) -> ReceptionReason | None:
    offering = what_hinders_offering(visit, me)
    return offering or what_hinders_joining(visit, me.key, True, me.office)


def _taking_over(visit: VisitFacts, me: DoorFacts) -> ReceptionReason | None:
    """What forbids asking about it: who has joined takes over, and who serves them lets one."""
    helpers = visit.in_it - {visit.served_by}
    serves = visit.served_by == me.key
    takes = (
        me
        if not serves
        else DoorFacts(key=min(helpers, default=0), office=me.office, at_the_door=True)
    )
    return what_hinders_taking_over(visit, takes, me, TookOver.called_away)


def _pausing(visit: VisitFacts, me: DoorFacts) -> ReceptionReason | None:
    mine = visit.served_by == me.key
    waits = visit.state is VisitState.waiting and me.at_the_door
    return _ended(visit) or first_no((not (mine or waits), ReceptionReason.not_serving))
