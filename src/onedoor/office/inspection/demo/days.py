"""The days on which the demo's story is played, and at what hours; all of it told by `now`.

It is always a morning. When the doors would be closed at `now`, they are kept open day and night
from today on, and the morning began some hours ago; the days before keep the office's own hours.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random
from zoneinfo import ZoneInfo

from onedoor.rules.opening import Opening, day_of, end_of_day, is_open_on

WEEKS_DAYS = 10
DAY_AND_NIGHT = (0, 23 * 60 + 59)
_ONE_DAY = dt.timedelta(days=1)
_THIS_MORNING = dt.timedelta(hours=1)
_HOURS_AGO = dt.timedelta(hours=2, minutes=30)


def are_open(now: dt.datetime, opening: Opening) -> bool:
    """Whether the doors are open at this moment."""
    day = day_of(now, opening)
    hours = opening.weekdays[day.weekday()]
    if hours is None or not is_open_on(day, opening):
        return False
    return _at(day, hours[0], opening) <= now < end_of_day(day, opening)


@dataclass(frozen=True)
class Days:
    """The working days up to `now`, by the office's own hours.

    Of today's cases only the first hour is played, and only half of the time there has been: the
    rest is left to those who come to the door, and to whoever opens the demo.
    """

    opening: Opening
    now: dt.datetime

    @property
    def today(self) -> dt.date:
        """The day it is: the last of the story, and open, whatever the office's own hours say."""
        return day_of(self.now, self.opening)

    @property
    def kept_open(self) -> bool:
        """Whether the doors would be closed now, and are kept open instead."""
        return not are_open(self.now, self.opening)

    @property
    def doors_opened(self) -> dt.datetime:
        """When this morning began: at today's hour, else some hours ago, but not yesterday."""
        if self.kept_open:
            ago = (self.now - _HOURS_AGO).replace(second=0, microsecond=0)
            return max(_at(self.today, 0, self.opening), ago)
        hours = self.opening.weekdays[self.today.weekday()]
        return _at(self.today, hours[0] if hours else 0, self.opening)

    @property
    def week(self) -> list[dt.date]:
        """The two working weeks that are played in full."""
        return [self.back(count) for count in reversed(range(WEEKS_DAYS))]

    def back(self, count: int) -> dt.date:
        """So many working days before today."""
        day = self.today
        while count:
            day -= _ONE_DAY
            count -= self.is_open_on(day)
        return day

    def ahead(self, count: int) -> dt.date:
        """So many working days from today on."""
        return self.after(self.today, count)

    def closing(self, count: int) -> dt.datetime:
        """When the office closes, so many working days from today on."""
        return self.closing_after(self.today, count)

    def closing_after(self, day: dt.date, count: int) -> dt.datetime:
        """When the office closes, so many working days after a day."""
        later = self.after(day, count)
        return end_of_day(later, self.hours_on(later))

    def after(self, day: dt.date, count: int) -> dt.date:
        """So many working days after a day."""
        while count:
            day += _ONE_DAY
            count -= self.is_open_on(day)
        return day

    def is_open_on(self, day: dt.date) -> bool:
        """Whether the office works on this day, in the story or after it."""
        return is_open_on(day, self.hours_on(day))

    def sometime(self, day: dt.date, dice: Random) -> dt.datetime:
        """A moment of a working day; mornings are the busiest."""
        opens, closes = self.opens(day), self._closes(day)
        return _whole_second(opens + (closes - opens) * dice.triangular(0, 1, 0.3))

    def later(self, now: dt.datetime, dice: Random) -> dt.datetime:
        """A moment later on the same working day."""
        left = self._closes(day_of(now, self.opening)) - now
        return _whole_second(now + left * dice.uniform(0.05, 0.6))

    def opens(self, day: dt.date) -> dt.datetime:
        """When the doors open on a working day up to today."""
        if day == self.today:
            return self.doors_opened
        hours = self.opening.weekdays[day.weekday()]
        return _at(day, hours[0] if hours else 0, self.opening)

    def evening(self, day: dt.date) -> dt.datetime:
        """When the ticker comes by at the end of a day: just after closing."""
        return end_of_day(day, self.hours_on(day)) + dt.timedelta(minutes=10)

    @property
    def last_look(self) -> dt.datetime:
        """When the ticker comes by last before `now`: as the first hour of today is over."""
        return self._closes(self.today)

    def hours_on(self, day: dt.date) -> Opening:
        """The hours of a day: day and night from the day on which doors are kept open."""
        return day_and_night(self.opening) if self.kept_open and day >= self.today else self.opening

    def _closes(self, day: dt.date) -> dt.datetime:
        if day == self.today:
            opened = self.doors_opened
            return _whole_second(opened + min(_THIS_MORNING, (self.now - opened) / 2))
        return end_of_day(day, self.opening)


def day_and_night(opening: Opening) -> Opening:
    """The hours of doors that are kept open, on the same clocks."""
    return Opening(weekdays=(DAY_AND_NIGHT,) * 7, closed=frozenset(), zone=opening.zone)


def _at(day: dt.date, minutes: int, opening: Opening) -> dt.datetime:
    wall = dt.datetime.combine(day, dt.time.min) + dt.timedelta(minutes=minutes)
    return wall.replace(tzinfo=ZoneInfo(opening.zone)).astimezone(dt.UTC)


def _whole_second(moment: dt.datetime) -> dt.datetime:
    return moment.replace(microsecond=0)
