"""The roster: who stands where at the door, as the office's pack puts them, from its opening on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onedoor.office.establishment.models import Office, Unit
from onedoor.office.establishment.queries import pack_of
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.standing import take_post
from onedoor.office.reception.models import AT_A_DESK, Visit
from onedoor.packs.pack import StaffTable
from onedoor.vocabulary import sides
from onedoor.vocabulary.routing import Post


@dataclass(frozen=True, kw_only=True, slots=True)
class Posted:
    """Somebody of the roster: where they stand, for which unit, and at which desk (0 for none)."""

    who: int
    post: Post
    unit: int
    desk_number: int


def roster_of(office: Office) -> list[Posted]:
    """Everybody the pack puts at a post, in its order."""
    fronts = Unit.objects.filter(office=office, stage=sides.Stage.front)
    units = dict(fronts.values_list("key", "pk"))
    staff = dict(Employee.objects.filter(office=office).values_list("key", "pk"))
    return list(_posted(pack_of(office.pk).staff, staff, units))


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
    rows: tuple[StaffTable, ...], staff: dict[str, int], units: dict[str, int]
) -> Iterator[Posted]:
    for row in rows:
        unit = next((units[key] for key in (row.unit, *row.also_in) if key in units), 0)
        if row.post != "none" and unit and row.key in staff:
            yield Posted(
                who=staff[row.key],
                post=Post[row.post],
                unit=unit,
                desk_number=row.desk_number or 0,
            )


def _goes(stage: Stage, who: int) -> Story:
    """Somebody leaves the door, when they have said what came of the last they met."""
    while Visit.objects.filter(served_by=who, state__in=AT_A_DESK).exists():
        yield 1
    take_post(who, Post.none, actor=None, now=stage.now)


def _stands(stage: Stage, one: Posted) -> None:
    take_post(
        one.who, one.post, unit=one.unit, desk_number=one.desk_number, actor=None, now=stage.now
    )
