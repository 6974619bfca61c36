"""Patterns: what somebody is to do in a half day when nobody has planned otherwise."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.vocabulary.roster import DutyKind, HalfDay

HalfDays = tuple[DutyKind, DutyKind]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """A round of weeks that is gone through again and again, beginning in the week of `begins`.

    Each week has seven days, Monday first, and each day its duty before and after noon.
    """

    begins: dt.date
    weeks: tuple[tuple[HalfDays, ...], ...]


def monday_of(day: dt.date) -> dt.date:
    """The Monday of the week a day is in."""
    return day - dt.timedelta(days=day.weekday())


def week_of_the_round(pattern: Pattern, day: dt.date) -> int:
    """Which week of the round a day is in, 0 the first; also before the round began."""
    weeks = (monday_of(day) - monday_of(pattern.begins)).days // 7
    return weeks % len(pattern.weeks)


def duty_by_pattern(pattern: Pattern, day: dt.date, half_day: HalfDay) -> DutyKind:
    """What somebody who follows this pattern is to do in a half day."""
    week = pattern.weeks[week_of_the_round(pattern, day)]
    return week[day.weekday()][half_day - HalfDay.before_noon]


def always(kind: DutyKind) -> tuple[tuple[HalfDays, ...], ...]:
    """A round of one week in which every half day is the same."""
    return (((kind, kind),) * 7,)
