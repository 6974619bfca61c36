"""The week the roster's tests are set in: half days of it, and duties told short."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.actions import load_pack
from onedoor.office.roster.duty_at_hand import When
from onedoor.office.roster.queries import duty_of
from onedoor.vocabulary.roster import DutyKind, HalfDay
from tests.cast.office import elvebyen
from tests.cast.people import NOW, employee

BEFORE, AFTER = HalfDay.before_noon, HalfDay.after_noon
MONDAY = dt.date(2026, 3, 2)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + dt.timedelta(days=n) for n in range(1, 5))


def half(day: dt.date = TUESDAY, half_day: HalfDay = BEFORE) -> When:
    """A half day."""
    return When(day=day, half_day=half_day)


def duties(who: str, day: dt.date = TUESDAY) -> list[DutyKind]:
    """What somebody is to do on a day, half by half."""
    return [one.kind for one in duty_of(employee(who), day)]


def with_posts_by_the_roster() -> None:
    """Let Elvebyen go on by a pack whose people take their posts by the roster."""
    files = elvebyen()
    files["roster.toml"] = files["roster.toml"].replace("takes_posts = false", "takes_posts = true")
    load_pack(files, now=NOW - dt.timedelta(days=3))
