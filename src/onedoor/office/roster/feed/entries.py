"""What stands in somebody's own calendar: that they have a duty then, and nothing of any person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from onedoor.office.people.models import Employee
from onedoor.office.roster.queries import DutyOn, duties_of
from onedoor.office.roster.wording import short
from onedoor.vocabulary.roster import DutyKind

_NOTHING = frozenset({DutyKind.off, DutyKind.free})


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """Something in a calendar: what it is called, when, and where. Never whom it is about."""

    key: str
    called: str
    begins: dt.datetime
    ends: dt.datetime
    place: str = ""


Source = Callable[[Employee, dt.date, dt.date], Iterable[Entry]]


def duty_entries(employee: Employee, first: dt.date, last: dt.date) -> Iterator[Entry]:
    """Somebody's duties on these days, two halves of one duty as one; not what is no duty."""
    entry: Entry | None = None
    for one in duties_of([employee], first, last):
        if one.away or one.kind in _NOTHING:
            continue
        found = _entry(one)
        if entry and (entry.called, entry.ends) == (found.called, found.begins):
            entry = replace(entry, ends=found.ends)
            continue
        if entry:
            yield entry
        entry = found
    if entry:
        yield entry


SOURCES: list[Source] = [duty_entries]
"""Who fills a calendar. A subject above the roster adds its own: that something is there, its time
and its place, and never a person's name, need or case."""


def _entry(one: DutyOn) -> Entry:
    half = one.half
    return Entry(
        key=f"duty-{half.day:%Y%m%d}-{half.half_day:d}",
        called=short(one.kind),
        begins=half.begins,
        ends=half.ends,
    )
