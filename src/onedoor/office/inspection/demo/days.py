"""The days on which the demo's story is played, and at what hours; all of it told by `now`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random
from zoneinfo import ZoneInfo

from onedoor.rules.opening import (
    Opening,
    day_of,
    end_of_day,
    is_open_on,
    working_day_after,
)

WEEKS_DAYS = 10
_ONE_DAY = dt.timedelta(days=1)
_THIS_MORNING = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Days:
    """The working days up to `now`.

    Of today only the first hour is played, and only when it has passed: so the story is the same
    at whatever time of the day it is made.
    """

    opening: Opening
    now: dt.datetime

    @property
    def today(self) -> dt.date:
        """The day it is; on a closed day, the next on which the office works."""
        return working_day_after(day_of(self.now, self.opening), 0, self.opening)

    @property
    def last(self) -> dt.date:
        """The last day of the story."""
        started = self._opens(self.today) + _THIS_MORNING <= self.now
        return self.today if started else self.before(self.today, 1)

    @property
    def week(self) -> list[dt.date]:
        """The two working weeks that are played in full."""
        return [self.back(count) for count in reversed(range(WEEKS_DAYS))]

    def back(self, count: int) -> dt.date:
        """So many working days before the story's last."""
        return self.before(self.last, count)

    def before(self, day: dt.date, count: int) -> dt.date:
        """So many working days before a day."""
        while count:
            day -= _ONE_DAY
            count -= is_open_on(day, self.opening)
        return day

    def ahead(self, count: int) -> dt.date:
        """So many working days from today on."""
        return working_day_after(self.today, count, self.opening)

    def closing(self, count: int) -> dt.datetime:
        """When the office closes, so many working days from today on."""
        return end_of_day(self.ahead(count), self.opening)

    def after(self, day: dt.date, count: int) -> dt.date:
        """So many working days after a day."""
        return working_day_after(day, count, self.opening)

    def sometime(self, day: dt.date, dice: Random) -> dt.datetime:
        """A moment of a working day; mornings are the busiest."""
        opens, closes = self._opens(day), self._closes(day)
        return _whole_second(opens + (closes - opens) * dice.triangular(0, 1, 0.3))

    def later(self, now: dt.datetime, dice: Random) -> dt.datetime:
        """A moment later on the same working day."""
        left = self._closes(day_of(now, self.opening)) - now
        return _whole_second(now + left * dice.uniform(0.05, 0.6))

    def evening(self, day: dt.date) -> dt.datetime:
        """When the ticker comes by at the end of a day: just after closing."""
        return end_of_day(day, self.opening) + dt.timedelta(minutes=10)

    @property
    def last_look(self) -> dt.datetime:
        """When the ticker comes by last before `now`, at the same instant on the whole day."""
        day = day_of(self.now, self.opening)
        return self._closes(day) if day == self.last else self._at(day, 0)

    def _opens(self, day: dt.date) -> dt.datetime:
        hours = self.opening.weekdays[day.weekday()]
        return self._at(day, hours[0] if hours else 0)

    def _closes(self, day: dt.date) -> dt.datetime:
        if day == day_of(self.now, self.opening):
            return self._opens(day) + _THIS_MORNING
        return end_of_day(day, self.opening)

    def _at(self, day: dt.date, minutes: int) -> dt.datetime:
        wall = dt.datetime.combine(day, dt.time.min) + dt.timedelta(minutes=minutes)
        return wall.replace(tzinfo=ZoneInfo(self.opening.zone)).astimezone(dt.UTC)


def _whole_second(moment: dt.datetime) -> dt.datetime:
    return moment.replace(microsecond=0)
