"""A week of the demo: every story is played through the office's own actions, in order of time.

The dice are the caller's seed alone, so the same seed on the same day makes the same office.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from django.utils import timezone

from onedoor.office.establishment.models import Office
from onedoor.office.establishment.queries import opening_of
from onedoor.office.inspection.demo.days import Days
from onedoor.office.inspection.demo.playing import Playing, Progress
from onedoor.office.inspection.demo.stage import Stage
from onedoor.office.inspection.demo.who_to_be import who_to_be
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Person
from onedoor.office.responsibility.models import Case, Handover

__all__ = ["Week", "fill_with_a_week", "opened_before", "who_to_be"]

_OPENED_DAYS_BEFORE = 300


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
    playing = Playing(stage, progress or _nobody_watches)
    playing.play()
    return Week(
        persons=Person.objects.filter(office=office).count(),
        cases=Case.objects.filter(office=office).count(),
        handovers=Handover.objects.filter(office=office).count(),
        lines=JournalLine.objects.filter(office=office.pk).count(),
        refused=tuple(playing.refused),
        left_out=tuple(dict.fromkeys(playing.left_out)),
        kept_open=stage.days.kept_open,
    )


def _nobody_watches(done: int, of: int) -> None:
    """No progress is shown."""
