"""Swapping: two colleagues take over all that the other was to do, in one half day or in two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onedoor.rules.roster.staffing import ABSENT, Least, OnDuty, lacks_more, post_of
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.roster import RosterReason, RosterScheme
from onedoor.vocabulary.routing import Post


@dataclass(frozen=True, kw_only=True, slots=True)
class HalfSwapped:
    """One half day of a swap: who asks and who is asked, and everybody's duties then.

    `open_then` tells that the office is open, `begun` that the half day has begun.
    """

    asks: OnDuty
    asked: OnDuty
    everybody: tuple[OnDuty, ...]
    asks_at_the_front: bool = True
    asked_at_the_front: bool = True
    open_then: bool = True
    begun: bool = False
    too_far: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SwapFacts:
    """What rules know of a swap; `halves` are the one it is about and the one in return."""

    halves: tuple[HalfSwapped, ...]
    scheme: RosterScheme
    leasts: tuple[Least, ...]
    left: bool = False


def what_hinders_swapping(facts: SwapFacts) -> RosterReason | None:
    """What forbids a swap, when it is asked and again when it is agreed to; None when nothing."""
    if facts.left:
        return RosterReason.left
    reasons = (_hindered(half, facts) for half in facts.halves)
    return next((because for because in reasons if because is not None), None)


def what_hinders_answering(*, is_asked: bool, is_open: bool, in_time: bool) -> RosterReason | None:
    """What forbids somebody to answer a swap, or None."""
    return first_no(
        (not is_asked, RosterReason.asked_of_another),
        (not is_open or not in_time, RosterReason.answered),
    )


def what_hinders_taking_back(*, has_asked: bool, is_open: bool) -> RosterReason | None:
    """What forbids somebody to take a swap back, or None."""
    return first_no(
        (not has_asked, RosterReason.not_yours_to_take_back),
        (not is_open, RosterReason.answered),
    )


def swapped(half: HalfSwapped) -> tuple[OnDuty, ...]:
    """Everybody's duties in a half day once the two have swapped."""
    kinds = {half.asks.employee: half.asked.kind, half.asked.employee: half.asks.kind}
    return tuple(replace(one, kind=kinds.get(one.employee, one.kind)) for one in half.everybody)


def _hindered(half: HalfSwapped, facts: SwapFacts) -> RosterReason | None:
    asks, asked = half.asks, half.asked
    by_employer = facts.scheme is RosterScheme.by_employer
    return first_no(
        (asks.employee == asked.employee, RosterReason.same_person),
        (not half.open_then, RosterReason.closed_then),
        (half.begun, RosterReason.has_begun),
        (half.too_far, RosterReason.too_far_ahead),
        (_is_absent(asks), RosterReason.you_are_away),
        (_is_absent(asked), RosterReason.away_then),
        (asks.kind is asked.kind, RosterReason.same_duty),
        (by_employer and asks.side is not asked.side, RosterReason.other_employer),
        (not _can_stand(half), RosterReason.not_at_the_front),
        (_breaks(half, facts.leasts), RosterReason.leaves_too_few),
    )


def _is_absent(one: OnDuty) -> bool:
    return one.away or one.kind in ABSENT


def _can_stand(half: HalfSwapped) -> bool:
    takes = ((half.asks.kind, half.asked_at_the_front), (half.asked.kind, half.asks_at_the_front))
    return all(at_the_front or post_of(kind) is Post.none for kind, at_the_front in takes)


def _breaks(half: HalfSwapped, leasts: Iterable[Least]) -> bool:
    return lacks_more(half.everybody, swapped(half), leasts) is not None
