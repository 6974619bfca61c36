"""A week of the demo: every story is played through the office's own actions, in order of time.

The dice are the caller's seed alone, so the same seed on the same day makes the same office.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from django.utils import timezone

from onedoor.office.establishment.models import Office
from onedoor.office.establishment.queries import one_pack, opening_of
from onedoor.office.inspection.demo.casting import NobodyFits
from onedoor.office.inspection.demo.days import WEEKS_DAYS, Days
from onedoor.office.inspection.demo.hours import keep_doors_open
from onedoor.office.inspection.demo.plan import plan
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.inspection.demo.who_to_be import who_to_be
from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.people.models import Person
from onedoor.office.responsibility.models import Case, Handover
from onedoor.rules.opening import day_of

__all__ = ["Week", "fill_with_a_week", "opened_before", "who_to_be"]

Progress = Callable[[int, int], object]
_OPENED_DAYS_BEFORE = 300
_Coming = tuple[dt.datetime, int, str, Story]  # when, in which order, the story's name, and itself


@dataclass(frozen=True, kw_only=True)
class Week:
    """What the story came to.

    `refused` names the stories that a rule put an end to, `left_out` those that the office has
    nobody for. `kept_open` tells that its doors would be closed now, by its own hours.
    """

    persons: int
    cases: int
    handovers: int
    lines: int
    refused: tuple[str, ...]
    left_out: tuple[str, ...]
    kept_open: bool


def opened_before(now: dt.datetime) -> dt.datetime:
    """When the office must have been opened, to be older than every case of its story."""
    day = timezone.localdate(now) - dt.timedelta(days=_OPENED_DAYS_BEFORE)
    return dt.datetime.combine(day, dt.time(6), tzinfo=dt.UTC)


def fill_with_a_week(
    office: Office, *, seed: int, now: dt.datetime, progress: Progress | None = None
) -> Week:
    """Let two working weeks up to `now` happen in an office that has just been opened.

    `progress` is told how many of the days are played, and of how many.
    """
    dice = Random(seed)  # noqa: S311  the dice of a made-up week, never a secret
    stage = Stage(office=office, days=Days(opening_of(office.pk), now), dice=dice, now=now)
    playing = _Playing(stage, progress or _nobody_watches)
    playing.play()
    tick(stage.days.last_look)
    tick(now)
    return Week(
        persons=Person.objects.filter(office=office).count(),
        cases=Case.objects.filter(office=office).count(),
        handovers=Handover.objects.filter(office=office).count(),
        lines=JournalLine.objects.filter(office=office.pk).count(),
        refused=tuple(playing.refused),
        left_out=tuple(dict.fromkeys(playing.left_out)),
        kept_open=stage.days.kept_open,
    )


@dataclass
class _Playing:
    """The stories that are not at their end, the one that goes on first on top."""

    stage: Stage
    progress: Progress
    coming: list[_Coming] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    begun: int = 0

    def play(self) -> None:
        """Play every story of the plan, day by day; today the doors open last."""
        days, stage = self.stage.days, self.stage
        for back, telling in plan(stage):
            name = getattr(telling, "func", telling).__name__
            self._comes_on(name, telling(stage), days.sometime(days.back(back), stage.dice))
        while self.coming and self._next_day() < days.today:
            self._play_a_day(self._next_day())
        if days.kept_open:
            keep_doors_open(stage.office, days.doors_opened)
        while self.coming:
            self._play_a_day(self._next_day())

    def _next_day(self) -> dt.date:
        return day_of(self.coming[0][0], self.stage.days.opening)

    def _play_a_day(self, day: dt.date) -> None:
        days = self.stage.days
        # Of each day anew, since the office changes its hours when the doors are kept open.
        with one_pack(), one_transaction():
            while self.coming and self._next_day() == day:
                self.stage.now, _, name, story = heapq.heappop(self.coming)
                self._go_on(name, story)
            tick(min(days.evening(day), days.last_look))
        self.progress(1 + sum(played <= day for played in days.week), 1 + WEEKS_DAYS)

    def _go_on(self, name: str, story: Story) -> None:
        days, now, dice = self.stage.days, self.stage.now, self.stage.dice
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
        day = days.after(self.stage.today, pause)
        if day <= days.today:
            at = days.sometime(day, dice) if pause else days.later(now, dice)
            self._comes_on(name, story, at)

    def _comes_on(self, name: str, story: Story, at: dt.datetime) -> None:
        self.begun += 1
        heapq.heappush(self.coming, (at, self.begun, name, story))


def _nobody_watches(done: int, of: int) -> None:
    """No progress is shown."""
