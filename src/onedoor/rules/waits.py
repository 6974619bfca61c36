"""Waits: how long something takes here, as measured, and how much of it may be told.

A wait that had no end is not left out, and is no end either: who left after twenty minutes had
waited for at least twenty. Left out, the longest waits would be missing on the worst days; counted
as ended, closing time would serve people (law 10).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

MEDIAN, MOST = 0.5, 0.8
_EXACTLY = 1e-9  # so that 16 of 20 are eight in ten, whatever the fractions add up to
_FIVE, _QUARTER, _HOUR = 5 * 60, 15 * 60, 60 * 60

Key = TypeVar("Key")


@dataclass(frozen=True, kw_only=True, slots=True)
class Waited:
    """One wait: how many seconds, and whether it ended in what was waited for.

    Without an end it lasted at least so long: somebody left, the office closed, or it goes on.
    """

    seconds: int
    ended: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What so many waits come to; `ended` of them ended in what was waited for.

    None where the waits do not tell: fewer than that share of them ever ended.
    """

    counted: int = 0
    ended: int = 0
    median_s: int | None = None
    most_s: int | None = None


def measured(waits: Sequence[Waited]) -> Measured:
    """The median of some waits, and how long eight in ten waited at most."""
    return Measured(
        counted=len(waits),
        ended=sum(one.ended for one in waits),
        median_s=waited_at_most(waits, MEDIAN),
        most_s=waited_at_most(waits, MOST),
    )


def waited_at_most(waits: Iterable[Waited], share: float) -> int | None:
    """The shortest time within which this share of all waits had ended, in seconds, or None.

    When all have ended that is the nearest rank: of twenty, the sixteenth is the 80th percentile,
    and no number lies between two. A wait without an end counts among those still waiting for as
    long as it lasted, and for nothing after (the estimate of Kaplan and Meier).
    """
    stood, ended = Counter[int](), Counter[int]()
    for one in waits:
        stood[one.seconds] += 1
        ended[one.seconds] += one.ended
    still, left = stood.total(), 1.0
    for seconds in sorted(stood):
        left *= 1 - ended[seconds] / still
        if ended[seconds] and left <= 1 - share + _EXACTLY:
            return seconds
        still -= stood[seconds]
    return None


def may_be_told(groups: Iterable[tuple[Key, Measured]], least: int) -> tuple[Key, Measured] | None:
    """The first of these groups, the closest one first, of which enough is known; None of none.

    A group with enough waits of which most never ended tells nothing, and no wider group is asked
    instead: it would hide that here people give up.
    """
    enough = ((key, one) for key, one in groups if one.counted >= least)
    found = next(enough, None)
    return found if found is not None and found[1].median_s is not None else None


def told_minutes(seconds: int) -> int:
    """A wait as one can use it: to five minutes, from an hour on to a quarter; 0 is hardly any."""
    step = _FIVE if seconds < _HOUR else _QUARTER
    return (2 * seconds + step) // (2 * step) * step // 60


def told_minutes_at_most(seconds: int, *, above: int = 0) -> int:
    """As `told_minutes`, but never less than it is, and more than `above` minutes."""
    longer = max(seconds, above * 60 + 1)
    step = _FIVE if longer <= _HOUR else _QUARTER
    return -(-longer // step) * step // 60


def lasted(
    began_us: int, ended_us: int, *, reached: bool, now_us: int, longest_s: int
) -> Waited | None:
    """How long something took, from one instant to another (0: not over); None when nobody knows.

    `reached` is whether it ended in what was waited for. A clock that was set between makes waits
    that are negative, or longer than any can be.
    """
    seconds = ((ended_us or now_us) - began_us) // 1_000_000
    over = reached and ended_us > 0
    return Waited(seconds=seconds, ended=over) if 0 <= seconds <= longest_s else None


def told_hours(seconds: int) -> int:
    """A long wait in whole hours, never less than it is."""
    return max(1, -(-seconds // _HOUR))


def kept_within(most_s: int, waited: Waited) -> bool | None:
    """Whether somebody waited no longer than was told; None when that is not known.

    Who left before that time had come may have been right or wrong to.
    """
    if waited.seconds > most_s:
        return False
    return True if waited.ended else None
