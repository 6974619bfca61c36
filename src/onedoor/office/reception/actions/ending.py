"""Ending: every need ends in something, and with the last of them the visit ends."""

from __future__ import annotations

import datetime as dt

from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.needs import end_need, matter_of
from onedoor.office.reception.need_at_hand import end_visit_after_last_need, need_at_hand
from onedoor.office.reception.visit_at_hand import (
    VisitAtHand,
    door_facts,
    has_taken_up,
    refuse_because,
    visit_at_hand,
)
from onedoor.office.responsibility.actions.opening import open_case
from onedoor.office.responsibility.models import Case, Notice
from onedoor.rules.reception.ending import what_hinders_taking
from onedoor.rules.reception.visit import (
    what_hinders_being_gone,
    what_hinders_leaving,
    what_hinders_undoing,
)
from onedoor.vocabulary.reception import NeedEnded
from onedoor.vocabulary.reception_codes import NeedOutcome, VisitEnd
from onedoor.vocabulary.responsibility_codes import CaseState, OpenedBy

_ENDS = {
    NeedOutcome.mistake: VisitEnd.mistake,
    NeedOutcome.not_reached: VisitEnd.not_reached,
}


def answer_need(need: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """The person has the answer they came for; the visit's row number. Raises `Refused`."""
    with need_at_hand(need, actor=actor, now=now, form=form) as (hand, row):
        if hand.done is not None:
            return hand.done
        end_need(row, NeedOutcome.answered, actor=actor, now=hand.now)
        end_visit_after_last_need(hand)
        return hand.leave("answer_need", hand.visit.pk)


def open_case_on(
    need: int,
    *,
    unit: int,
    opened_by: OpenedBy,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """A case is opened on a need, and somebody answers for it at once; the case's row number."""
    with need_at_hand(need, actor=actor, now=now, form=form) as (hand, row):
        if hand.done is not None:
            return hand.done
        case = open_case(matter_of(row), unit=unit, opened_by=opened_by, actor=actor, now=hand.now)
        end_need(row, NeedOutcome.case_opened, actor=actor, now=hand.now, into_case=case)
        end_visit_after_last_need(hand)
        return hand.leave("open_case_on", case)


def give_to_holder(
    need: int, case: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """Who holds a case of the person's takes the need up in it, and is told; the visit's number.

    Raises `Refused` for another person's case, and for a closed one.
    """
    with need_at_hand(need, actor=actor, now=now, form=form) as (hand, row):
        if hand.done is not None:
            return hand.done
        # Locked: nobody closes the case while a need is taken up in it.
        rows = Case.objects.select_for_update(of=("self",))
        into = rows.get(pk=case, office_id=hand.visit.office_id)
        theirs = into.person_id == row.person_id
        refuse_because(what_hinders_taking(theirs, into.state is CaseState.closed))
        line = end_need(row, NeedOutcome.taken_by_holder, actor=actor, now=hand.now, into_case=case)
        _tell_holder(into, line, actor, hand.now)
        end_visit_after_last_need(hand)
        return hand.leave("give_to_holder", hand.visit.pk)


def leave_visit(
    visit: int,
    how: NeedOutcome = NeedOutcome.person_left,
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """The person has left, is not reached, or it was a mistake: every open need ends so.

    Raises `Refused`, also for a mistake in a visit that has taken up what was owed, and for
    somebody who was not in the house and so cannot leave it.
    """
    with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        refuse_because(what_hinders_leaving(hand.facts, door_facts(actor)))
        if how is NeedOutcome.mistake:
            refuse_because(what_hinders_undoing(has_taken_up(hand.visit)))
        if how is NeedOutcome.person_left:
            refuse_because(what_hinders_being_gone(hand.facts))
        _end_all(hand, how)
        hand.end_visit(_ENDS.get(how, VisitEnd.left))
        return hand.leave("leave_visit", visit)


def _end_all(hand: VisitAtHand, how: NeedOutcome) -> None:
    for need in hand.open_needs:
        end_need(need, how, actor=hand.actor, now=hand.now)


def _tell_holder(case: Case, line: int, actor: Employee, now: dt.datetime) -> None:
    if case.holder_id != actor.pk:
        Notice.objects.create(
            office_id=case.office_id,
            employee_id=case.holder_id,
            case=case,
            line=line,
            kind=NeedEnded.__name__,
            at=now,
        )
