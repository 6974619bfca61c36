"""Half days: when they begin and end, and which of them it is now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from onedoor.rules.opening import Opening, day_of, is_open_on
from onedoor.vocabulary.roster import HalfDay


@dataclass(frozen=True, kw_only=True, slots=True)
class Half:
    """A half day of the office, from `begins` until `ends`, in UTC."""

    day: dt.date
    half_day: HalfDay
    begins: dt.datetime
    ends: dt.datetime


def halves_of(day: dt.date, opening: Opening, noon: int) -> tuple[Half, ...]:
    """The half days of a day on which the office is open, by the clock on its wall; else none.

    `noon` is in minutes after midnight. A day that is over before noon, or begins after it, has
    one half alone.
    """
    hours = opening.weekdays[day.weekday()]
    if hours is None or not is_open_on(day, opening):
        return ()
    opens, closes = hours
    parts = (
        (HalfDay.before_noon, opens, min(noon, closes)),
        (HalfDay.after_noon, max(noon, opens), closes),
    )
    return tuple(
        Half(day=day, half_day=half, begins=_at(day, begins, opening), ends=_at(day, ends, opening))
        for half, begins, ends in parts
        if begins < ends
    )


def half_at(now: dt.datetime, opening: Opening, noon: int, *, ready_minutes: int) -> Half | None:
    """The half day whose duties hold now; None before the first begins and after the last ends.

    The day's first half begins so many minutes before the doors open, for those at the desk to be
    there when they do.
    """
    ready = dt.timedelta(minutes=ready_minutes)
    halves = halves_of(day_of(now, opening), opening, noon)
    return next(
        (
            half
            for number, half in enumerate(halves)
            if half.begins - (ready if number == 0 else dt.timedelta()) <= now < half.ends
        ),
        None,
    )


def _at(day: dt.date, minutes: int, opening: Opening) -> dt.datetime:
    # The hour is the one on the wall, whatever the clocks did that night.
    wall = dt.datetime.combine(day, dt.time(minutes // 60, minutes % 60))
    return wall.replace(tzinfo=ZoneInfo(opening.zone)).astimezone(dt.UTC)
