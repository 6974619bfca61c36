"""Standing: who is at the door now, and what each of them knows; read once for a whole queue."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Exists,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
)

from onedoor.office.establishment.queries import one_pack, opening_of, pack_of, roster_plan_of
from onedoor.office.pages.asked_once import answers
from onedoor.office.people.models import Competence, Employee, Membership
from onedoor.packs.door import RoutedStage
from onedoor.packs.roster import RosterPlan
from onedoor.packs.routing import routing_of
from onedoor.rules.opening import day_of, us
from onedoor.rules.people import is_away_on
from onedoor.rules.roster.halves import Half, half_at
from onedoor.rules.roster.staffing import post_of
from onedoor.rules.routing.facts import Scheme
from onedoor.vocabulary.routing import Policy, Post
from onedoor.vocabulary.sides import Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """An employee who works here, where they stand, and how well they know each area.

    `place` is their fixed place among all; `since_us` when they took their post. `off_duty` tells
    that the roster has them elsewhere than at the door in the half day that it is.
    """

    key: int
    unit: int
    post: Post
    place: int
    present: bool
    since_us: int
    levels: dict[int, int]
    off_duty: bool = False
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
    """Everybody who stands somewhere at the door, or works for a front unit; two queries.

    Those who work there and do not stand there now are told of too: routing says why they are
    left out.
    """
    with one_pack():
        today, half = day_of(now, opening_of(office)), _half_on_lists(office, now)
        plan, rows = roster_plan_of(office), staff_of(office, now)
    places = {row.pk: place for place, row in enumerate(rows)}
    at_the_door = [row for row in rows if row.post is not Post.none or row.of_the_front]
    levels = _levels(at_the_door)
    return [
        Standing(
            key=row.pk,
            unit=row.post_unit_id or row.home_unit_id,
            post=row.post,
            place=places[row.pk],
            present=not is_away_on(today, row.presence, row.away_until),
            since_us=us(row.post_since) if row.post_since else 0,
            levels=levels[row.pk],
            off_duty=half is not None and _is_off(row, half, plan),
        )
        for row in at_the_door
    ]


def staff_of(office: int, now: dt.datetime) -> list[Any]:
    """Everybody who works here now, `of_the_front` or not; asked once on a page.

    `planned` is their duty in the half day that it is, None while it is as the pattern has it.
    """
    known = answers("staff")
    if office not in known:
        half = _half_on_lists(office, now)
        fronts = Membership.objects.filter(employee=OuterRef("pk"), unit__stage=Stage.front)
        rows = Employee.objects.filter(office=office, left_at=None).order_by("pk")
        known[office] = list(_with_duty(rows, half).annotate(of_the_front=Exists(fronts)))
    found: list[Any] = known[office]
    return found


def _with_duty(rows: QuerySet[Employee], half: Half | None) -> QuerySet[Any]:
    """The same rows with their changed duty: the roster lies above, so by its relation's name."""
    if half is None:
        return rows.annotate(planned=Value(None, IntegerField()))
    then = Q(duties__day=half.day, duties__half_day=half.half_day)
    joined = rows.annotate(duty_then=FilteredRelation("duties", condition=then))
    return joined.annotate(planned=F("duty_then__kind"))


def _half_on_lists(office: int, now: dt.datetime) -> Half | None:
    """The half day that it is; None outside the office's hours, and where there are no shifts."""
    with one_pack():
        plan, opening = roster_plan_of(office), opening_of(office)
    if not plan.has_shifts:
        return None
    return half_at(now, opening, plan.noon, ready_minutes=plan.ready_minutes)


def _is_off(row: Any, half: Half, plan: RosterPlan) -> bool:
    planned = plan.by_pattern(row.key, half) if row.planned is None else row.planned
    return post_of(planned) is Post.none


def somebody_serves_for(unit: int, office: int, now: dt.datetime) -> bool:
    """Whether somebody of a unit is at work, and serves at the door now; one query."""
    today = day_of(now, opening_of(office))
    there = Employee.objects.filter(
        office=office, left_at=None, post=Post.front, post_unit=unit
    ).values_list("presence", "away_until")
    return any(not is_away_on(today, presence, until) for presence, until in there)


def _levels(rows: Sequence[Employee]) -> dict[int, dict[int, int]]:
    levels: dict[int, dict[int, int]] = defaultdict(dict)
    known = Competence.objects.filter(employee__in=rows)
    for employee, area, level in known.values_list("employee_id", "area_id", "level"):
        levels[employee][area] = level
    return levels
