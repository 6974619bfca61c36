"""Reading about routing: who stands where, and which units receive what the front passes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import area_keys, opening_of, pack_of
from onedoor.office.people.models import Employee
from onedoor.office.routing.standing import staff_of
from onedoor.rules.opening import day_of
from onedoor.rules.people import is_away_on
from onedoor.rules.routing.units import Receiving
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.sides import Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class PostHeld:
    """An employee stands at a post, for a unit, since an instant; `desk_number` 0 is no desk."""

    employee: int
    name: str
    post: Post
    unit: int
    desk_number: int
    since: dt.datetime


def posts_of(office: int, now: dt.datetime) -> list[PostHeld]:
    """Who stands where at this office now: by post, desk and name. One query, or a page's own."""
    rows = [row for row in staff_of(office, now) if row.post is not Post.none]
    return [
        PostHeld(
            employee=row.pk,
            name=str(row),
            post=row.post,
            unit=row.post_unit_id,
            desk_number=row.desk_number,
            since=row.post_since,
        )
        for row in sorted(rows, key=_by_desk)
        if row.post_unit_id and row.post_since
    ]


def _by_desk(row: Employee) -> tuple[int, int, str, str, int]:
    return row.post, row.desk_number, row.given_name, row.family_name, row.pk


@dataclass(frozen=True, kw_only=True, slots=True)
class AwayFromTheDoor:
    """Somebody of a front unit who is not at work, and the day they are back, None unknown."""

    employee: int
    name: str
    presence: Presence
    away_until: dt.date | None


def away_from_the_door(office: int, now: dt.datetime) -> tuple[AwayFromTheDoor, ...]:
    """Who works at the front and is not at work today, by name. One query, or a page's own."""
    today = day_of(now, opening_of(office))
    rows = [row for row in staff_of(office, now) if row.of_the_front]
    return tuple(
        AwayFromTheDoor(
            employee=row.pk, name=str(row), presence=row.presence, away_until=row.away_until
        )
        for row in sorted(rows, key=_by_desk)
        if is_away_on(today, row.presence, row.away_until)
    )


def receiving_units(office: int, *, open_cases: Mapping[int, int]) -> list[Receiving]:
    """The units behind the door as rules see them, in the pack's order.

    `open_cases` is how many open cases each unit has, by its row number; none is 0.
    """
    rows = {row.key: row for row in Unit.objects.filter(office=office, stage=Stage.back)}
    tables = [table for table in pack_of(office).unit if table.key in rows]
    return [
        Receiving(
            key=rows[table.key].pk,
            side=rows[table.key].side,
            areas=area_keys(office, table.areas),
            place=place,
            open_cases=open_cases.get(rows[table.key].pk, 0),
        )
        for place, table in enumerate(tables)
    ]
