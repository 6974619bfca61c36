"""Reminding: whether a person is reminded of a time, when, and when it is given up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.rules.appointment.times import wall_time
from onedoor.rules.opening import Opening, day_of, end_of_day, is_open_on
from onedoor.vocabulary.appointment import AppointmentState

_MINUTES = (5, 15, 60, 240)
"""How long it is waited after each try that failed; after as many and one more it is given up."""
_ONE_DAY = dt.timedelta(days=1)
_LONGEST_CLOSURE = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class RemindFacts:
    """What rules know of a reminder: the time, the person's yes, and whether it can be sent.

    `reminded_for` is the time that they were reminded of last, or None.
    """

    state: AppointmentState
    begins: dt.datetime
    made_at: dt.datetime
    wants_it: bool
    has_address: bool
    reminded_for: dt.datetime | None = None


def remind_at(begins: dt.datetime, days: int, minutes: int, opening: Opening) -> dt.datetime:
    """When a person is reminded: so many working days before, at a time of day; a clock.

    With 0 days it is on the day itself, and never after the time.
    """
    day = day_of(begins, opening)
    for _ in range(days):
        day = _open_before(day, opening)
    return min(wall_time(day, minutes, opening) or end_of_day(day, opening), begins)


def is_reminded(facts: RemindFacts, at: dt.datetime, now: dt.datetime) -> bool:
    """Whether the person is to be reminded now, once: they said yes and can be reached, the time
    is still to come, and it was agreed on before they would have been reminded of it."""
    return (
        facts.state is AppointmentState.agreed
        and facts.wants_it
        and facts.has_address
        and facts.reminded_for != facts.begins
        and facts.made_at < at <= now < facts.begins
    )


def next_try(tries: int, now: dt.datetime) -> dt.datetime | None:
    """When a reminder that failed so many times is tried again; None when it is given up."""
    if tries > len(_MINUTES):
        return None
    return now + dt.timedelta(minutes=_MINUTES[tries - 1])


def _open_before(day: dt.date, opening: Opening) -> dt.date:
    for _ in range(_LONGEST_CLOSURE):
        day -= _ONE_DAY
        if is_open_on(day, opening):
            return day
    return day
