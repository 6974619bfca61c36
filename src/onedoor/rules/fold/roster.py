"""What lines about the roster change: whose duty is which, and which have begun."""

from __future__ import annotations

from onedoor.rules.fold.told import Told
from onedoor.rules.fold.told_roster import DutyTold, FeedTold, SwapTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.roster import (
    DutyBegun,
    DutySet,
    FeedEnded,
    FeedMade,
    SwapAccepted,
    SwapDeclined,
    SwapOffered,
    SwapRanOut,
    SwapState,
    SwapWithdrawn,
)


@fold_line.register
def _(event: DutySet, line: Envelope, told: Told) -> None:
    duty = _duty(event, line)
    duty.set_us = line.at_us
    told.duties[event.duty] = duty


@fold_line.register
def _(event: DutyBegun, line: Envelope, told: Told) -> None:
    duty, before = _duty(event, line), told.duties.get(event.duty)
    duty.set_us = before.set_us if before else 0
    duty.begun_us = line.at_us
    told.duties[event.duty] = duty


@fold_line.register
def _(event: SwapOffered, line: Envelope, told: Told) -> None:
    told.swaps[event.swap] = SwapTold(
        office=line.office,
        from_employee=event.from_employee,
        with_employee=event.with_employee,
        day=event.duty_day,
        half_day=event.half_day,
        back_day=event.back_day,
        back_half=event.back_half,
        offered_us=line.at_us,
        answer_by_us=event.answer_by_us,
    )


@fold_line.register
def _(event: SwapAccepted, line: Envelope, told: Told) -> None:
    _end(event.swap, SwapState.accepted, line, told)


@fold_line.register
def _(event: SwapDeclined, line: Envelope, told: Told) -> None:
    _end(event.swap, SwapState.declined, line, told)


@fold_line.register
def _(event: SwapWithdrawn, line: Envelope, told: Told) -> None:
    _end(event.swap, SwapState.withdrawn, line, told)


@fold_line.register
def _(event: SwapRanOut, line: Envelope, told: Told) -> None:
    _end(event.swap, SwapState.ran_out, line, told)


@fold_line.register
def _(event: FeedMade, line: Envelope, told: Told) -> None:
    for feed in told.feeds.values():
        if feed.employee == line.employee_key:
            feed.ended_us = feed.ended_us or line.at_us
    told.feeds[event.feed] = FeedTold(
        office=line.office, employee=line.employee_key, made_us=line.at_us
    )


@fold_line.register
def _(event: FeedEnded, line: Envelope, told: Told) -> None:
    told.feeds[event.feed].ended_us = line.at_us


def _end(swap: int, state: SwapState, line: Envelope, told: Told) -> None:
    told.swaps[swap].state, told.swaps[swap].answered_us = state, line.at_us


def _duty(event: DutySet | DutyBegun, line: Envelope) -> DutyTold:
    return DutyTold(
        office=line.office,
        employee=event.employee,
        day=event.duty_day,
        half_day=event.half_day,
        kind=event.duty_kind,
        why=event.duty_why,
    )
