"""The door now: who stands where, and who of them is free or with somebody, since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onedoor.office.people.models import Employee
from onedoor.office.reception.acquaintance import MeetingNow, freed_in
from onedoor.office.reception.desk.wording import span
from onedoor.office.reception.models import AT_A_DESK, Visit
from onedoor.office.responsibility.names import Names
from onedoor.office.routing.queries import PostHeld
from onedoor.vocabulary.routing import Post


@dataclass(frozen=True, kw_only=True, slots=True)
class AtTheDoor:
    """A colleague at the door. `ticket` is whom they are with, 0 when they are free."""

    employee: int
    name: str
    post: Post
    unit: str
    desk_number: int
    visit: int
    ticket: int
    joins: bool
    since: dt.datetime
    for_how_long: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MyPlace:
    """Where the reader stands, and whom they are with: their own visit, and those they joined."""

    post: Post
    unit: int
    desk_number: int
    serves: int
    joined: tuple[int, ...]

    @property
    def at_the_door(self) -> bool:
        """Whether they stand somewhere at the door."""
        return self.post is not Post.none

    @property
    def free(self) -> bool:
        """Whether they may call somebody: nobody is with two at once."""
        return self.at_the_door and not self.with_somebody

    @property
    def with_somebody(self) -> int:
        """The visit they are in, their own before one they help with; 0 none."""
        return self.serves or next(iter(self.joined), 0)


def my_place(reader: Employee, here: Iterable[Visit], meetings: Iterable[MeetingNow]) -> MyPlace:
    """Where the reader stands now; `here` are the office's visits that have not ended."""
    mine = next((row.pk for row in here if row.served_by_id == reader.pk), 0)
    joined = [one for one in meetings if one.employee == reader.pk and one.until is None]
    return MyPlace(
        post=reader.post,
        unit=reader.post_unit_id or 0,
        desk_number=reader.desk_number,
        serves=mine,
        joined=tuple(one.visit for one in sorted(joined, key=_since) if one.visit != mine),
    )


def at_the_door(
    posts: Iterable[PostHeld],
    here: Iterable[Visit],
    meetings: Sequence[MeetingNow],
    *,
    names: Names,
    now: dt.datetime,
) -> list[AtTheDoor]:
    """Everybody who stands at the door, by post and desk. `meetings` are theirs, `Queue` says."""
    visits = {row.pk: row for row in here}
    with_whom, freed = _with_whom(visits, meetings), freed_in(meetings)
    return [_at(one, visits, with_whom, freed=freed, names=names, now=now) for one in posts]


def _at(
    one: PostHeld,
    visits: dict[int, Visit],
    with_whom: dict[int, tuple[int, dt.datetime, bool]],
    *,
    freed: dict[int, dt.datetime],
    names: Names,
    now: dt.datetime,
) -> AtTheDoor:
    free_since = max(one.since, freed.get(one.employee, one.since))
    visit, since, joins = with_whom.get(one.employee, (0, free_since, False))
    return AtTheDoor(
        employee=one.employee,
        name=one.name,
        post=one.post,
        unit=names.unit(one.unit),
        desk_number=one.desk_number,
        visit=visit,
        ticket=visits[visit].ticket if visit else 0,
        joins=joins,
        since=since,
        for_how_long=span(since, now),
    )


def _with_whom(
    visits: dict[int, Visit], meetings: Iterable[MeetingNow]
) -> dict[int, tuple[int, dt.datetime, bool]]:
    now = [one for one in meetings if one.until is None and one.visit in visits]
    found = {one.employee: (one.visit, one.since, True) for one in sorted(now, key=_since)}
    serving = [row for row in visits.values() if row.state in AT_A_DESK and row.served_by_id]
    return found | {row.served_by_id or 0: (row.pk, row.state_since, False) for row in serving}


def _since(one: MeetingNow) -> tuple[dt.datetime, int]:
    return one.since, one.visit
