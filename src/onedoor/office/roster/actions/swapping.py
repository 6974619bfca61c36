"""Swapping: a colleague is asked by name, and answers in time; nothing moves before they agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form, first_result, remember
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import employees_to_change
from onedoor.office.roster.duty_at_hand import When, set_duty
from onedoor.office.roster.models import DutySwap
from onedoor.office.roster.swap_facts import Swapping, swapping
from onedoor.rules.opening import due_after, us
from onedoor.rules.roster.swapping import what_hinders_answering, what_hinders_taking_back
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.roster import (
    DutyWhy,
    RosterReason,
    SwapAccepted,
    SwapDeclined,
    SwapOffered,
    SwapRanOut,
    SwapState,
    SwapWithdrawn,
)


def offer_swap(
    when: When,
    with_employee: int,
    *,
    back: When | None = None,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Ask a colleague to swap duties in a half day, and in another in return; the swap's number.

    Raises `Refused`, and `Employee.DoesNotExist` for somebody of another office.
    """
    with one_transaction():
        thread = _about(actor, actor, now)
        done = first_result(form, thread)
        if done is not None:
            return done
        refuse_unless_works_here(actor, actor.office_id)
        asks, asked = _locked(actor.pk, with_employee, office=actor.office_id)
        found = swapping(actor.office_id, _halves(when, back), now)
        _refuse(found.hindered(asks, asked))
        if DutySwap.objects.filter(
            from_employee=asks, day=when.day, half_day=when.half_day, state=SwapState.open
        ).exists():
            raise Refused(RosterReason.asked_already)
        row = _asked(asks, asked, found, back=back, at=now_in(thread))
        append(thread, _offered(row))
        remember(form, thread, "offer_swap", row.pk)
        return row.pk


def accept_swap(swap: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """Agree: both take over what the other was to do; the swap's number.

    Asked anew whether it can be: the roster may have changed since. Raises `Refused`.
    """
    with _swap_at_hand(swap, actor, now, form) as hand:
        if hand.done is None:
            _refuse(hand.hinders_answering())
            found = swapping(hand.row.office_id, _halves_of(hand.row), now)
            _refuse(found.hindered(hand.asks, hand.asked))
            hand.end(SwapState.accepted, SwapAccepted(swap=swap))
            for when in found.halves:
                _exchange(hand, found, when)
            hand.leave("accept_swap")
    return swap


def decline_swap(swap: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """Say no: every duty is as it was; the swap's number. Raises `Refused`."""
    with _swap_at_hand(swap, actor, now, form) as hand:
        if hand.done is None:
            _refuse(hand.hinders_answering())
            hand.end(SwapState.declined, SwapDeclined(swap=swap))
            hand.leave("decline_swap")
    return swap


def withdraw_swap(swap: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """Take back what one has asked; the swap's number. Raises `Refused`."""
    with _swap_at_hand(swap, actor, now, form) as hand:
        if hand.done is None:
            mine, open_ = hand.row.from_employee_id == actor.pk, hand.row.state is SwapState.open
            _refuse(what_hinders_taking_back(has_asked=mine, is_open=open_))
            hand.end(SwapState.withdrawn, SwapWithdrawn(swap=swap))
            hand.leave("withdraw_swap")
    return swap


def let_swap_run_out(swap: int, *, now: dt.datetime) -> bool:
    """What nobody has answered in time ends, and every duty is as it was; whether it did."""
    with _swap_at_hand(swap, None, now, NO_FORM) as hand:
        if hand.row.state is not SwapState.open or now <= hand.row.answer_by:
            return False
        hand.end(SwapState.ran_out, SwapRanOut(swap=swap))
        return True


@dataclass
class _SwapAtHand:
    """A swap in one action: its row and both its employees, locked."""

    row: DutySwap
    asks: Employee
    asked: Employee
    actor: Employee | None
    now: dt.datetime
    form: Form
    done: int | None = None

    @property
    def thread(self) -> Envelope:
        """A line about it stands in the thread of whoever asked."""
        return _about(self.asks, self.actor, self.now)

    def hinders_answering(self) -> RosterReason | None:
        """What keeps the actor from answering, or None."""
        return what_hinders_answering(
            is_asked=self.actor is not None and self.actor.pk == self.row.with_employee_id,
            is_open=self.row.state is SwapState.open,
            in_time=self.now <= self.row.answer_by,
        )

    def end(self, state: SwapState, event: Event) -> None:
        """It is answered, and told."""
        self.row.state, self.row.answered_at = state, self.now
        self.row.save(update_fields=["state", "answered_at"])
        append(self.thread, event)

    def leave(self, action: str) -> None:
        """Keep what the form led to."""
        remember(self.form, self.thread, action, self.row.pk)


@contextmanager
def _swap_at_hand(
    swap: int, actor: Employee | None, now: dt.datetime, form: Form
) -> Iterator[_SwapAtHand]:
    """Lock both employees, then the swap. Raises `DutySwap.DoesNotExist`, of another office too."""
    with one_transaction():
        rows = (
            DutySwap.objects if actor is None else DutySwap.objects.filter(office=actor.office_id)
        )
        found = rows.get(pk=swap)
        refuse_unless_works_here(actor, found.office_id)
        asks, asked = _locked(
            found.from_employee_id, found.with_employee_id, office=found.office_id
        )
        row = DutySwap.objects.select_for_update(of=("self",)).get(pk=swap)
        hand = _SwapAtHand(row, asks, asked, actor, now, form)
        hand.now = now_in(hand.thread)
        hand.done = first_result(form, hand.thread)
        yield hand


def _locked(asks: int, asked: int, *, office: int) -> tuple[Employee, Employee]:
    rows = employees_to_change().filter(pk__in={asks, asked}, office=office).order_by("pk")
    found = {row.pk: row for row in rows}
    if not {asks, asked} <= found.keys():
        raise Employee.DoesNotExist
    return found[asks], found[asked]


def _exchange(hand: _SwapAtHand, found: Swapping, when: When) -> None:
    one, other = found.duty(when, hand.asks), found.duty(when, hand.asked)
    if one is None or other is None:
        return
    for employee, takes in ((hand.asks, other), (hand.asked, one)):
        set_duty(employee, when, takes.kind, DutyWhy.swapped, actor=hand.actor, now=hand.now)


def _asked(
    asks: Employee, asked: Employee, found: Swapping, *, back: When | None, at: dt.datetime
) -> DutySwap:
    when = found.halves[0]
    return DutySwap.objects.create(
        office_id=asks.office_id,
        from_employee=asks,
        with_employee=asked,
        day=when.day,
        half_day=when.half_day,
        back_day=back.day if back else None,
        back_half=back.half_day if back else when.half_day,
        state=SwapState.open,
        offered_at=at,
        answer_by=max(at, _answer_by(found)),
    )


def _answer_by(found: Swapping) -> dt.datetime:
    """The office's days to answer, and never later than the first of the duties begins."""
    begins = (d.half.begins for when in found.halves for d in found.duties[when][:1])
    days = found.roster.plan.swap_days
    return min(due_after(found.now, days, found.roster.opening), *begins)


def _offered(row: DutySwap) -> SwapOffered:
    return SwapOffered(
        swap=row.pk,
        from_employee=row.from_employee_id,
        with_employee=row.with_employee_id,
        duty_day=row.day,
        half_day=row.half_day,
        back_day=row.back_day,
        back_half=row.back_half,
        answer_by_us=us(row.answer_by),
    )


def _halves_of(row: DutySwap) -> tuple[When, ...]:
    back = When(day=row.back_day, half_day=row.back_half) if row.back_day else None
    return _halves(When(day=row.day, half_day=row.half_day), back)


def _halves(when: When, back: When | None) -> tuple[When, ...]:
    return tuple(dict.fromkeys((when, back or when)))


def _about(employee: Employee, actor: Employee | None, now: dt.datetime) -> Envelope:
    return envelope(employee.office_id, actor, now, side=employee.side, employee_key=employee.pk)


def _refuse(because: RosterReason | None) -> None:
    if because is not None:
        raise Refused(because)
