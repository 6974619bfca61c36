"""Being reached: how many who asked to be contacted were, within so many working days.

The study found that people could not reach the one who had their case (L787, L1140). Honest by
these means: who asked too lately to know is left out and told of; who was given up counts as not
reached; and the median is of all who asked, not only of those who were lucky.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onedoor.rules.opening import Opening, day_of, due_after, instant, working_day_after
from onedoor.vocabulary.envelope import Line
from onedoor.vocabulary.responsibility import DebtIncurred, DebtPaid
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind

ASKED = frozenset({DebtKind.message, DebtKind.call_back})
ANSWERED = frozenset({DebtEnd.reached, DebtEnd.written, DebtEnd.came_back})
NOBODY_WAITED = frozenset({DebtEnd.mistake, DebtEnd.not_wanted})
_LONGEST = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Somebody asked to be contacted: when, and when and how it ended (0 and None while open)."""

    debt: int
    unit: int
    asked_us: int
    ended_us: int = 0
    end: DebtEnd | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    """How many were asked for and known by now, and how many of them were reached within `days`.

    `too_early` asked so lately that nobody can know. `median_days` are working days from asking
    until being reached; None when half of them were not reached at all.
    """

    days: int
    n: int
    within: int
    too_early: int
    median_days: int | None

    @property
    def share(self) -> float | None:
        """The share that was reached in time; None when there is nothing to take a share of."""
        return self.within / self.n if self.n else None


def asked_in(lines: Iterable[Line]) -> list[Asked]:
    """Everybody who asked to be contacted, from the lines of the journal, as they asked."""
    found: dict[int, Asked] = {}
    for line in lines:
        event, at = line.event, line.envelope.at_us
        if isinstance(event, DebtIncurred) and event.debt_kind in ASKED:
            found[event.debt] = Asked(debt=event.debt, unit=event.owed_unit, asked_us=at)
        elif isinstance(event, DebtPaid) and event.debt in found:
            found[event.debt] = replace(found[event.debt], ended_us=at, end=event.debt_end)
    return list(found.values())


def reached_within(
    asked: Iterable[Asked], days: int, *, opening: Opening, now: dt.datetime
) -> Reached:
    """How many of these were reached within so many working days, at the office's closing time."""
    waited = [one for one in asked if one.end not in NOBODY_WAITED]
    known = [one for one in waited if due_after(instant(one.asked_us), days, opening) < now]
    lasted = sorted(_working_days(one, opening) for one in known)
    middle = lasted[(len(lasted) - 1) // 2] if lasted else _LONGEST
    return Reached(
        days=days,
        n=len(known),
        within=sum(_in_time(one, days, opening) for one in known),
        too_early=len(waited) - len(known),
        median_days=middle if middle < _LONGEST else None,
    )


def _in_time(one: Asked, days: int, opening: Opening) -> bool:
    due = due_after(instant(one.asked_us), days, opening)
    return one.end in ANSWERED and instant(one.ended_us) <= due


def _working_days(one: Asked, opening: Opening) -> int:
    """Working days until they were reached; the longest there is for who was not."""
    if one.end not in ANSWERED:
        return _LONGEST
    day, until = day_of(instant(one.asked_us), opening), day_of(instant(one.ended_us), opening)
    count = 0
    while count < _LONGEST and working_day_after(day, count, opening) < until:
        count += 1
    return count
