"""When an office is open, as the rules need to know it."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import get_args

from onedoor.packs.pack import HoursTable, Pack, Weekday
from onedoor.packs.times import years_of
from onedoor.rules.opening import Opening

ZONES = {"NO": "Europe/Oslo", "NL": "Europe/Amsterdam", "none": "Europe/Oslo"}


def opening(pack: Pack) -> Opening:
    """The office's working time: its hours, its closed days, and the zone its clocks show."""
    country = pack.holidays.country
    public = public_holidays(country, years_of(pack)) if country != "none" else frozenset()
    return Opening(
        weekdays=weekdays_of(pack),
        closed=public.union(pack.holidays.own),
        zone=ZONES[country],
    )


def weekdays_of(pack: Pack) -> tuple[tuple[int, int] | None, ...]:
    """When it opens and closes on each weekday, Monday first, in minutes after midnight."""
    hours = {row.weekday: _minutes(row) for row in pack.hours}
    return tuple(hours.get(weekday) for weekday in get_args(Weekday))


@cache
def public_holidays(country: str, years: range) -> frozenset[dt.date]:
    """The days a whole country is closed."""
    # Here and not above: the library takes long to load, and few commands need it.
    from holidays import country_holidays

    return frozenset(country_holidays(country, years=years))


def _minutes(hours: HoursTable) -> tuple[int, int]:
    opens, closes = hours.opens, hours.closes
    return opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
