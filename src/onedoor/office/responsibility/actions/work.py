"""Working with a case: steps, the next step, waiting, closing and opening again."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.models import Step
from onedoor.office.establishment.queries import pack_of, step_numbers
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.actions.opening import first_due, first_step
from onedoor.office.responsibility.case_at_hand import CaseAtHand, case_at_hand, require
from onedoor.office.responsibility.falling import leader_of
from onedoor.office.responsibility.gathering import employee_facts, today_at
from onedoor.office.responsibility.moving import move
from onedoor.rules.responsibility.work import (
    may_close,
    may_hold,
    may_reopen,
    may_resume,
    may_wait,
    may_work,
)
from onedoor.vocabulary.responsibility import (
    CaseClosed,
    CaseHeld,
    CaseReopened,
    HoldEnded,
    NextStepSet,
    StepDone,
)
from onedoor.vocabulary.responsibility_codes import (
    CaseState,
    HoldEnd,
    MovedBy,
    Outcome,
    ReopenReason,
    WaitingFor,
)


def do_step(
    case: int,
    *,
    step: int,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
    acting_unit: int | None = None,
) -> int:
    """Write that a step of the work was done; the case's row number. Raises `Refused`.

    Raises `Step.DoesNotExist` for a step that the case's office does not have.
    """
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(may_work(hand.facts, hand.actor_facts))
        if step not in step_numbers(hand.case.office_id).values():
            raise Step.DoesNotExist(step)
        hand.case.steps_done += 1
        hand.write(StepDone(step=step), acting_unit=acting_unit or hand.case.unit_id)
        return hand.leave("do_step", hand.case.pk)


def set_next_step(
    case: int,
    *,
    step: int,
    due: dt.date,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Say what comes next and by which day; the case's row number. Raises `Refused`."""
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(may_work(hand.facts, hand.actor_facts))
        _require_day(hand, due)
        hand.case.next_step = Step.objects.get(pk=step, office_id=hand.case.office_id)
        hand.case.next_due = due
        hand.write(NextStepSet(next_step=step, next_due=due))
        return hand.leave("set_next_step", hand.case.pk)


def hold_case(
    case: int,
    *,
    waiting_for: WaitingFor,
    until: dt.date,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Let the case wait for a named party until a day; then it comes up by itself (law 2)."""
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(may_hold(hand.facts, hand.actor_facts))
        _require_day(hand, until)
        row = hand.case
        row.state, row.waiting_for, row.hold_until = CaseState.on_hold, waiting_for, until
        hand.write(CaseHeld(waiting_for=waiting_for, until=until))
        return hand.leave("hold_case", row.pk)


def resume_case(case: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """Go on with a case that waits; the case's row number."""
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(may_resume(hand.facts, hand.actor_facts))
        end_hold(hand, HoldEnd.resumed)
        return hand.leave("resume_case", hand.case.pk)


def close_case(
    case: int,
    *,
    outcome: Outcome,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Close a case with what came of it; the case's row number.

    Raises `Refused` with the first hindrance; `what_hinders_closing` lists them all.
    """
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(may_close(hand.facts, hand.actor_facts))
        row = hand.case
        row.state, row.outcome, row.closed_at = CaseState.closed, outcome, hand.now
        row.return_by = None
        closed = CaseClosed(outcome=outcome)
        line = hand.write(closed)
        hand.tell(line, closed, row.holder_id)
        return hand.leave("close_case", row.pk)


def reopen_case(
    case: int,
    *,
    reason: ReopenReason,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Open a closed case again, with its last holder, or the unit's leader.

    The leader, when the last holder has left, or works for another unit by now.
    """
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(may_reopen(hand.facts, hand.actor_facts))
        last, unit = employee_facts(hand.case.holder), hand.case.unit
        if last.left or unit.pk not in last.units:
            move(hand, leader_of(unit, now, leaver=last.key), unit, by=MovedBy.fallen)
        _open_again(hand, reason)
        return hand.leave("reopen_case", hand.case.pk)


def end_hold(hand: CaseAtHand, ended: HoldEnd) -> int:
    """The waiting is over; the number of the line."""
    row = hand.case
    row.state, row.waiting_for, row.hold_until = CaseState.open, None, None
    return hand.write(HoldEnded(ended=ended))


def _open_again(hand: CaseAtHand, reason: ReopenReason) -> None:
    row = hand.case
    row.state, row.outcome, row.closed_at = CaseState.open, None, None
    row.next_step_id = first_step(row.office_id)
    row.next_due = first_due(row.office_id, hand.now)
    reopened = CaseReopened(reopen_reason=reason, next_step=row.next_step_id, next_due=row.next_due)
    line = hand.write(reopened)
    hand.tell(line, reopened, row.holder_id)


def _require_day(hand: CaseAtHand, day: dt.date) -> None:
    office = hand.case.office_id
    furthest = pack_of(office).times.furthest_days
    require(may_wait(day, today_at(office, hand.now), furthest))
