"""Whether hours, closed days and steps can be worked by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onedoor.packs.layout import each
from onedoor.packs.pack import HoursTable, Pack
from onedoor.packs.problems import Place, Problem, listed
from onedoor.vocabulary.texts import text

# Public holidays are known this many years round the opening day: cases are older than the
# office they came to, and dates are set ahead.
YEARS_BEFORE = 2
YEARS_AFTER = 30
_FIRST_YEAR, _LAST_YEAR = 1950, 2100

NOT_OPEN = text("The office closes at %(closes)s, which is not after it opens at %(opens)s.")
SECONDS = text("%(time)s is not a whole minute; write the seconds as 00.")
SAME_WEEKDAY = text("%(weekday)s has hours already; each weekday has them once.")
NO_FIRST = text(
    'No step is the first. Write "first = true" in the [[step]] that work with a case begins with.'
)
MANY_FIRST = text("Only one step can be the first; these say that they are: %(steps)s.")
YEAR = text("The year %(year)s is not between %(first)s and %(last)s.")
CLOSED_OUTSIDE = text(
    "%(day)s lies outside the years this office is planned for, %(first)s to %(last)s."
)
CLOSED_TWICE = text("%(day)s is named twice.")


def time_problems(pack: Pack) -> list[Problem]:
    """Impossible hours, closed days and first steps."""
    planned = list(_opening_day(pack)) or list(_closed_days(pack))
    return [*planned, *_hours(pack), *_first_step(pack)]


def years_of(pack: Pack) -> range:
    """The years for which the office's calendar is made."""
    opened = pack.office.opening_day.year
    return range(opened - YEARS_BEFORE, opened + YEARS_AFTER + 1)


def _opening_day(pack: Pack) -> Iterator[Problem]:
    year = pack.office.opening_day.year
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        place = Place("office.toml", "office")
        yield place.problem("opening_day", YEAR, year=year, first=_FIRST_YEAR, last=_LAST_YEAR)


def _hours(pack: Pack) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, hours in each("hours", pack.hours):
        if hours.weekday in seen:
            yield place.problem("weekday", SAME_WEEKDAY, weekday=hours.weekday)
        seen.add(hours.weekday)
        yield from _times(place, hours)


def _times(place: Place, hours: HoursTable) -> Iterator[Problem]:
    for key, time in (("opens", hours.opens), ("closes", hours.closes)):
        if time.second or time.microsecond:
            yield place.problem(key, SECONDS, time=time.isoformat())
    if hours.closes <= hours.opens:
        opens, closes = hours.opens.isoformat(), hours.closes.isoformat()
        yield place.problem("closes", NOT_OPEN, opens=opens, closes=closes)


def _closed_days(pack: Pack) -> Iterator[Problem]:
    place, years = Place("office.toml", "holidays"), years_of(pack)
    for day, count in Counter(pack.holidays.own).items():
        if count > 1:
            yield place.problem("own", CLOSED_TWICE, day=day.isoformat())
        if day.year not in years:
            first, last = years[0], years[-1]
            yield place.problem("own", CLOSED_OUTSIDE, day=day.isoformat(), first=first, last=last)


def _first_step(pack: Pack) -> Iterator[Problem]:
    first = [step.key for step in pack.step if step.first]
    if len(first) != 1:
        sentence = MANY_FIRST if first else NO_FIRST
        yield Place("areas.toml", "step").problem("", sentence, steps=listed(first))
