"""What runs out comes up by itself, to a name (law 2): offers, holds, absences, settlements.

Each of these is found by the ticker and done in a transaction of its own; done twice, or after
somebody was quicker, it does nothing.
"""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.models import Unit
from onedoor.office.journal.submission import NO_FORM
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.actions.answering import open_sister_case
from onedoor.office.responsibility.actions.debts import let_debts_fall
from onedoor.office.responsibility.actions.leaving import cases_open_with, fall
from onedoor.office.responsibility.actions.work import end_hold
from onedoor.office.responsibility.case_at_hand import CaseAtHand, case_at_hand
from onedoor.office.responsibility.falling import leader_of
from onedoor.office.responsibility.gathering import (
    answering,
    away_past_limit,
    leaders_in_turn,
    today_at,
)
from onedoor.office.responsibility.handover_at_hand import end_handover, handover_at_hand
from onedoor.office.responsibility.models import Case, Debt, Handover
from onedoor.office.responsibility.moving import clear_settlement, move
from onedoor.rules.responsibility.handover import silence_moves
from onedoor.vocabulary.responsibility import HandoverRanOut, HoldEnded
from onedoor.vocabulary.responsibility_codes import (
    HandoverKind,
    HandoverState,
    HoldEnd,
    MovedBy,
)


def let_handover_run_out(handover: int, *, now: dt.datetime) -> bool:
    """An unanswered offer makes the receiving unit's leader the holder, and tells both.

    A request for a sister case opens it with that leader; a request for a case just ends, and
    the asker, the holder and the leader of the holder's unit are told.
    """
    with handover_at_hand(handover, actor=None, now=now, form=NO_FORM) as (hand, row):
        if row.state is not HandoverState.open or now <= row.answer_by:
            return False
        end_handover(hand, row, HandoverState.ran_out)
        ran_out = HandoverRanOut(handover=row.pk)
        line = hand.write(ran_out)
        hand.tell(line, ran_out, *_told_of(hand, row))
        _what_silence_does(hand, row)
        hand.leave("let_handover_run_out", row.pk)
        return True


def let_hold_end(case: int, *, now: dt.datetime) -> bool:
    """The day has come that a case waited for: its holder is told."""
    with case_at_hand(case, actor=None, now=now, form=NO_FORM) as hand:
        row = hand.case
        if row.hold_until is None or today_at(row.office_id, now) < row.hold_until:
            return False
        line = end_hold(hand, HoldEnd.day_came)
        hand.tell(line, HoldEnded(ended=HoldEnd.day_came), row.holder_id)
        hand.leave("let_hold_end", row.pk)
        return True


def let_cases_fall(employee: int, *, now: dt.datetime) -> int:
    """Cases and debts of somebody away past the limit go to their units' leaders; how many did.

    What they lead themselves goes to the office's leader. It stays while every other leader is
    away past the limit too: a case does not go from one empty desk to another.
    """
    row = Employee.objects.get(pk=employee)
    if not away_past_limit(row, now):
        return 0
    held = Case.objects.filter(pk__in=cases_open_with(employee)).select_related("unit")
    owed = Debt.objects.filter(employee=employee, paid_at=None).select_related("unit")
    cases = [row.pk for row in held.order_by("pk") if _somebody_answers(row.unit, employee, now)]
    debts = [row.pk for row in owed if _somebody_answers(row.unit, employee, now)]
    fallen = sum(fall(case, holder=employee, actor=None, now=now) for case in cases)
    return fallen + let_debts_fall(employee, actor=None, now=now, debts=debts)


def let_settlement_run_out(case: int, *, now: dt.datetime) -> bool:
    """Leaders did not settle a case in time: it falls to the leader of the unit that has it."""
    with case_at_hand(case, actor=None, now=now, form=NO_FORM) as hand:
        if hand.case.settle_by is None or now <= hand.case.settle_by:
            return False
        clear_settlement(hand)
        move(hand, leader_of(hand.case.unit, now), hand.case.unit, by=MovedBy.settled)
        hand.leave("let_settlement_run_out", case)
        return True


def _what_silence_does(hand: CaseAtHand, row: Handover) -> None:
    if not silence_moves(row.kind):
        return
    leader = leader_of(row.to_unit, hand.now)
    if row.kind is HandoverKind.sister:
        open_sister_case(hand, row, leader, None)
    else:
        move(hand, leader, row.to_unit, by=MovedBy.fallen, handover=row.pk)


def _told_of(hand: CaseAtHand, row: Handover) -> list[int]:
    told = [hand.case.holder_id, row.from_employee_id, row.to_employee_id or 0]
    if row.kind is HandoverKind.ask:
        told.append(hand.case.unit.leader_id or 0)
    return told


def _somebody_answers(unit: Unit, employee: int, now: dt.datetime) -> bool:
    leaders = {unit.leader_id or 0, *leaders_in_turn(unit.office_id, unit.side)} - {employee}
    return any(answering(leaders, now).values())
