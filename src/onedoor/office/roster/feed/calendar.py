"""A calendar as others read it: iCalendar (RFC 5545), with its time zone told in full."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from onedoor.office.roster.feed.entries import Entry

_REFRESHED = dt.timedelta(hours=1)
_A_YEAR = dt.timedelta(days=366)


def written(
    entries: Iterable[Entry], *, called: str, office: str, zone: str, made: dt.datetime
) -> bytes:
    """The calendar of these entries. The same entries give the same bytes, whenever it is asked.

    `made` is when the address was made: what an entry is stamped with, since duties have no time
    of their own at which they were written.
    """
    from icalendar import Calendar  # here: it takes a tenth of a second to load at every start

    calendar = Calendar()
    calendar.add("prodid", "-//Onedoor//Duties//NO")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", called)
    calendar.add("x-wr-timezone", zone)
    calendar.add("refresh-interval", _REFRESHED, parameters={"VALUE": "DURATION"})
    found, here = list(entries), ZoneInfo(zone)
    if found:  # first of all: some readers look no further than they have to
        calendar.add_component(_zone(here, found))
    for entry in found:
        calendar.add_component(_event(entry, here, office, made))
    return bytes(calendar.to_ical())


def _zone(here: ZoneInfo, entries: list[Entry]) -> Any:
    from icalendar import Timezone

    first = min(one.begins for one in entries).date() - _A_YEAR
    last = max(one.ends for one in entries).date() + _A_YEAR
    return Timezone.from_tzinfo(
        here, first_date=dt.date(first.year, 1, 1), last_date=dt.date(last.year, 12, 31)
    )


def _event(entry: Entry, here: ZoneInfo, office: str, made: dt.datetime) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.key}@{office}.onedoor")
    event.add("dtstamp", made.replace(microsecond=0))
    event.add("summary", entry.called)
    event.add("dtstart", entry.begins.astimezone(here))
    event.add("dtend", entry.ends.astimezone(here))
    event.add("class", "PRIVATE")
    if entry.place:
        event.add("location", entry.place)
    return event
