"""The roster: who stands where at the door, as the office's pack puts them, from its opening on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from onedoor.office.establishment.models import Office, Unit
from onedoor.office.establishment.queries import opening_of, pack_of, roster_plan_of
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.standing import take_post
from onedoor.office.reception.models import AT_A_DESK, Visit
from onedoor.packs.pack import StaffTable
from onedoor.rules.roster.beginning import desk_for
from onedoor.rules.roster.pattern import duty_by_pattern, monday_of
from onedoor.rules.roster.staffing import post_of
from onedoor.vocabulary import sides
from onedoor.vocabulary.roster import HalfDay
from onedoor.vocabulary.routing import Post

_WEEKEND = (5, 6)


@dataclass(frozen=True, kw_only=True, slots=True)
class Posted:
    """Somebody of the roster: where they stand, for which unit, and at which desk (0 for none)."""

    who: int
    post: Post
    unit: int
    desk_number: int


def roster_at(office: Office, now: dt.datetime) -> list[Posted]:
    """Everybody whom the roster has at a post in the half day of `now`, in the pack's order."""
    wall = now.astimezone(ZoneInfo(opening_of(office.pk).zone))
    noon = roster_plan_of(office.pk).noon
    late = wall.hour * 60 + wall.minute >= noon
    return roster_of(office, wall.date(), HalfDay.after_noon if late else HalfDay.before_noon)


def roster_of(office: Office, day: dt.date, half_day: HalfDay) -> list[Posted]:
    """Everybody whom the roster has at a post in a half day, in the pack's order.

    At the weekend, when a demo's doors are kept open, it is as on the Monday before.
    """
    rows, patterns = pack_of(office.pk).staff, roster_plan_of(office.pk).patterns
    worked = monday_of(day) if day.weekday() in _WEEKEND else day
    posts = {row.key: post_of(duty_by_pattern(patterns[row.key], worked, half_day)) for row in rows}
    return list(_posted(rows, posts, office))


def opens_the_door(stage: Stage, *, roster: list[Posted], closes_after: int = 0) -> Story:
    """Those of the roster who are at work take their posts, and leave them so many minutes later.

    With 0 they stand there for as long as the story goes on.
    """
    here = [one for one in roster if stage.is_here(one.who)]
    for one in here:
        _stands(stage, one)
    if closes_after:
        yield closes_after
        for one in here:
            yield from _goes(stage, one.who)


def _posted(
    rows: Sequence[StaffTable], posts: Mapping[str, Post], office: Office
) -> Iterator[Posted]:
    fronts = Unit.objects.filter(office=office, stage=sides.Stage.front)
    units = dict(fronts.values_list("key", "pk"))
    staff = dict(Employee.objects.filter(office=office).values_list("key", "pk"))
    numbers = roster_plan_of(office.pk).desks
    taken: set[int] = set()
    for row in rows:
        unit = next((units[key] for key in (row.unit, *row.also_in) if key in units), 0)
        if posts[row.key] is Post.none or not unit or row.key not in staff:
            continue
        desk = 0
        if posts[row.key] is not Post.support:
            desk = desk_for(numbers.get(row.key, 0), numbers.values(), taken)
            taken.add(desk)
        yield Posted(who=staff[row.key], post=posts[row.key], unit=unit, desk_number=desk)


def _goes(stage: Stage, who: int) -> Story:
    """Somebody leaves the door, when they have said what came of the last they met."""
    while Visit.objects.filter(served_by=who, state__in=AT_A_DESK).exists():
        yield 1
    take_post(who, Post.none, actor=None, now=stage.now)


def _stands(stage: Stage, one: Posted) -> None:
    """They say so themselves, and so it holds for the half day whatever the roster has."""
    take_post(
        one.who,
        one.post,
        unit=one.unit,
        desk_number=one.desk_number,
        actor=stage.employee(one.who),
        now=stage.now,
    )
