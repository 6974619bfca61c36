"""Standing: who is at the door now, and what each of them knows; read once for a whole queue."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from onedoor.office.establishment.queries import opening_of, pack_of
from onedoor.office.people.models import Competence, Employee
from onedoor.packs.door import RoutedStage
from onedoor.packs.routing import routing_of
from onedoor.rules.opening import day_of, us
from onedoor.rules.routing.facts import Scheme
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.routing import Policy, Post


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """An employee who works here, where they stand, and how well they know each area.

    `place` is their fixed place among all; `since_us` when they took their post.
    """

    key: int
    unit: int
    post: Post
    place: int
    present: bool
    since_us: int
    levels: dict[int, int]
    left: bool = False


def scheme_of(office: int, stage: RoutedStage) -> Scheme:
    """By which policy a stage of the office routes, as its pack says."""
    table = routing_of(pack_of(office), stage)
    return Scheme(
        policy=Policy[table.policy],
        level=table.level,
        fallback=Policy[table.fallback] if table.fallback else None,
        fallback_after_minutes=table.fallback_after_minutes or 0,
    )


def standing_at(office: int, now: dt.datetime) -> list[Standing]:
    """Everybody who works here and stands somewhere at the door; two queries."""
    today = day_of(now, opening_of(office))
    rows = list(Employee.objects.filter(office=office, left_at=None).order_by("pk"))
    places = {row.pk: place for place, row in enumerate(rows)}
    at_the_door = [row for row in rows if row.post is not Post.none]
    levels = _levels(at_the_door)
    return [
        Standing(
            key=row.pk,
            unit=row.post_unit_id or row.home_unit_id,
            post=row.post,
            place=places[row.pk],
            present=_is_here(row, today),
            since_us=us(row.post_since) if row.post_since else 0,
            levels=levels[row.pk],
        )
        for row in at_the_door
    ]


def _is_here(row: Employee, today: dt.date) -> bool:
    if row.presence is Presence.present:
        return True
    return row.away_until is not None and row.away_until <= today


def _levels(rows: list[Employee]) -> dict[int, dict[int, int]]:
    levels: dict[int, dict[int, int]] = defaultdict(dict)
    known = Competence.objects.filter(employee__in=rows)
    for employee, area, level in known.values_list("employee_id", "area_id", "level"):
        levels[employee][area] = level
    return levels
