"""Opening: on which days and at which hours the office works, and what falls due when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_ONE_DAY = dt.timedelta(days=1)
_LONGEST_CLOSURE = 60
_MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True)
class Opening:
    """An office's working time.

    `weekdays` has seven entries, Monday first: (opens, closes) in minutes after midnight, or None
    for a day the office is closed. `closed` are single closed days. `zone` is a time zone's name.
    """

    weekdays: tuple[tuple[int, int] | None, ...]
    closed: frozenset[dt.date]
    zone: str


class NeverOpen(ValueError):
    """The office is closed for so long that nothing can fall due."""


def us(instant: dt.datetime) -> int:
    """An instant as microseconds since 1970 in UTC, as the journal writes it."""
    return (instant - _EPOCH) // dt.timedelta(microseconds=1)


def instant(us_: int) -> dt.datetime:
    """The instant of a number of microseconds since 1970 in UTC."""
    return _EPOCH + dt.timedelta(microseconds=us_)


def day_of(now: dt.datetime, opening: Opening) -> dt.date:
    """Which day it is where the office stands."""
    return now.astimezone(ZoneInfo(opening.zone)).date()


def is_open_on(day: dt.date, opening: Opening) -> bool:
    """Whether the office works on this day."""
    return opening.weekdays[day.weekday()] is not None and day not in opening.closed


def is_open_at(now: dt.datetime, opening: Opening) -> bool:
    """Whether the doors are open now, by the clock on the office's wall."""
    wall = now.astimezone(ZoneInfo(opening.zone))
    hours = opening.weekdays[wall.weekday()]
    if hours is None or wall.date() in opening.closed:
        return False
    return hours[0] <= wall.hour * 60 + wall.minute < hours[1]


def working_day_after(day: dt.date, count: int, opening: Opening) -> dt.date:
    """The day that lies `count` working days after `day`; with 0, the first open day from it.

    Raises `NeverOpen` if no open day comes within two months.
    """
    for _ in range(count):
        day = _next_open(day + _ONE_DAY, opening)
    return _next_open(day, opening)


def end_of_day(day: dt.date, opening: Opening) -> dt.datetime:
    """When the office closes on a day, in UTC; for a closed day, the midnight that ends it.

    Wall clocks jump in March and October: the hour is the one on the office's own clock.
    """
    hours = opening.weekdays[day.weekday()]
    closes = hours[1] if hours and day not in opening.closed else _MINUTES_OF_A_DAY
    wall = dt.datetime.combine(day, dt.time.min) + dt.timedelta(minutes=closes)
    return wall.replace(tzinfo=ZoneInfo(opening.zone)).astimezone(dt.UTC)


def midnight_after(day: dt.date, opening: Opening) -> dt.datetime:
    """The midnight that ends a day where the office stands, in UTC."""
    wall = dt.datetime.combine(day + _ONE_DAY, dt.time.min)
    return wall.replace(tzinfo=ZoneInfo(opening.zone)).astimezone(dt.UTC)


def due_after(now: dt.datetime, working_days: int, opening: Opening) -> dt.datetime:
    """When something falls due that may take so many working days: at closing time, in UTC.

    With 0 days that is today's closing; after it, the next working day's. Never before `now`.
    """
    today = day_of(now, opening)
    due = end_of_day(working_day_after(today, working_days, opening), opening)
    return due if due >= now else end_of_day(working_day_after(today, 1, opening), opening)


def _next_open(day: dt.date, opening: Opening) -> dt.date:
    for _ in range(_LONGEST_CLOSURE):
        if is_open_on(day, opening):
            return day
        day += _ONE_DAY
    raise NeverOpen(f"no open day in the {_LONGEST_CLOSURE} days before {day}")
