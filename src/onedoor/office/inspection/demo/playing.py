"""Playing: stories go on in order of time, day by day, and this morning minute by minute."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable
from dataclasses import dataclass, field

from onedoor.office.establishment.queries import one_pack
from onedoor.office.inspection.demo.appointments import appointments
from onedoor.office.inspection.demo.casting import NobodyFits
from onedoor.office.inspection.demo.days import WEEKS_DAYS
from onedoor.office.inspection.demo.hours import keep_doors_open
from onedoor.office.inspection.demo.messages import messages
from onedoor.office.inspection.demo.morning import morning
from onedoor.office.inspection.demo.plan import plan
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.reception.actions.measuring import measure_waits
from onedoor.office.responsibility.actions.measuring import measure_answers
from onedoor.rules.opening import day_of

_THEY_STILL_WAIT = dt.timedelta(minutes=20)

Progress = Callable[[int, int], object]
# When a story goes on that has paused for so long; None when that lies after the demo's `now`.
_Pace = Callable[[Stage, int], dt.datetime | None]
_Coming = tuple[dt.datetime, int, str, Story, _Pace]


@dataclass
class Playing:
    """The stories that are not at their end, the one that goes on first on top."""

    stage: Stage
    progress: Progress
    refused: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    _coming: list[_Coming] = field(default_factory=list)
    _begun: int = 0

    def play(self) -> None:
        """Play every story: the days before today, then this morning up to `now`."""
        days = self.stage.days
        self._begin_all()
        while self._coming and (day := self._next_day()) < days.today:
            # What comes on late at night, when the office is closed, is played all the same.
            late = self._coming[0][0]
            self._play_until(max(late, min(days.evening(day), days.last_look)))
            self.progress(1 + sum(played <= day for played in days.week), 1 + WEEKS_DAYS)
        if days.kept_open:
            keep_doors_open(self.stage.office, days.doors_opened)
        self._play_until(days.last_look)
        # Waits are measured then: whoever still sits there at `now` was told how long it takes.
        self._play_until(max(days.last_look, days.now - _THEY_STILL_WAIT))
        self._play_until(days.now)
        measure_answers(self.stage.office.pk, days.now)
        self.progress(1 + WEEKS_DAYS, 1 + WEEKS_DAYS)

    def _begin_all(self) -> None:
        days, stage = self.stage.days, self.stage
        for back, telling in plan(stage):
            at = days.sometime(days.back(back), stage.dice)
            self._comes_on(_name_of(telling), telling(stage), at, _by_days)
        for at, telling in (*morning(stage), *messages(stage), *appointments(stage)):
            self._comes_on(_name_of(telling), telling(stage), at, _by_minutes)

    def _next_day(self) -> dt.date:
        return day_of(self._coming[0][0], self.stage.days.opening)

    def _play_until(self, until: dt.datetime) -> None:
        # The pack is looked up each time: the office changes its hours when doors are kept open.
        with one_pack(), one_transaction():
            while self._coming and self._coming[0][0] <= until:
                self.stage.now, _, name, story, pace = heapq.heappop(self._coming)
                self._go_on(name, story, pace)
            tick(until)
            measure_waits(self.stage.office.pk, until)

    def _go_on(self, name: str, story: Story, pace: _Pace) -> None:
        try:
            pause = next(story)
        except StopIteration:
            return
        except Refused:  # what a rule forbids does not happen, here as in life
            self.refused.append(name)
            return
        except NobodyFits:
            self.left_out.append(name)
            return
        at = pace(self.stage, pause)
        if at is not None:
            self._comes_on(name, story, at, pace)

    def _comes_on(self, name: str, story: Story, at: dt.datetime, pace: _Pace) -> None:
        self._begun += 1
        heapq.heappush(self._coming, (at, self._begun, name, story, pace))


def _by_days(stage: Stage, pause: int) -> dt.datetime | None:
    """After so many working days, at some time; after none, later the same day."""
    if not pause:
        return stage.days.later(stage.now, stage.dice)
    day = stage.days.after(stage.today, pause)
    return stage.days.sometime(day, stage.dice) if day <= stage.days.today else None


def _by_minutes(stage: Stage, pause: int) -> dt.datetime | None:
    """After so many minutes of this morning."""
    at = stage.now + dt.timedelta(minutes=pause)
    return at if at <= stage.days.now else None


def _name_of(telling: Callable[[Stage], Story]) -> str:
    name: str = getattr(telling, "func", telling).__name__
    return name
