"""A week of a unit: everybody in it, what they are to do, and where too few are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import one_pack
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import facts_of
from onedoor.office.roster.lacking import too_few_in
from onedoor.office.roster.queries import DutyOn, duties_of, fronts_of, roster_at, working_at
from onedoor.office.roster.wording import TooFewTold, too_few_told
from onedoor.rules.opening import day_of
from onedoor.rules.roster.halves import Half
from onedoor.rules.roster.pattern import monday_of
from onedoor.rules.roster.planning import plans_for
from onedoor.rules.roster.staffing import post_of
from onedoor.vocabulary.roster import DutyKind
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.sides import Stage

_WEEK = dt.timedelta(days=7)
BEHIND = tuple(kind for kind in DutyKind if post_of(kind) is Post.none)


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A colleague's week. `kinds` are the duties they could be given; none where they may not."""

    employee: int
    key: str
    name: str
    cells: tuple[DutyOn, ...]
    kinds: tuple[DutyKind, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekPage:
    """A unit's week, from its Monday; `units` are the keys of those one can look at.

    `takes_posts` tells that people take their posts by it, by themselves."""

    unit: str
    units: tuple[str, ...]
    monday: dt.date
    today: dt.date
    halves: tuple[Half, ...]
    rows: tuple[Row, ...]
    too_few: tuple[TooFewTold, ...]
    takes_posts: bool

    @property
    def before(self) -> dt.date:
        """The Monday before."""
        return self.monday - _WEEK

    @property
    def after(self) -> dt.date:
        """The Monday after."""
        return self.monday + _WEEK

    @property
    def plans(self) -> bool:
        """Whether the reader plans for somebody here."""
        return any(row.kinds for row in self.rows)


def own_unit_key(reader: Employee) -> str:
    """The unit whose week the reader sees first: their own, else the first in the house."""
    keys = _in_the_house(reader.office_id)
    own = reader.home_unit.key
    return own if own in keys else next(iter(keys))


def week_page(reader: Employee, unit: str, day: dt.date, now: dt.datetime) -> WeekPage | None:
    """The week of a day in a unit of the reader's office; None when there is no such unit here."""
    office = reader.office_id
    units = _in_the_house(office)
    if unit not in units:
        return None
    with one_pack():
        monday, roster = monday_of(day), roster_at(office)
        staff = working_at(office)
        duties = duties_of(staff, monday, monday + dt.timedelta(days=6))
        here = set(
            Employee.objects.filter(memberships__unit=units[unit]).values_list("pk", flat=True)
        )
        return WeekPage(
            unit=unit,
            units=tuple(units),
            monday=monday,
            today=day_of(now, roster.opening),
            halves=tuple(dict.fromkeys(one.half for one in duties)),
            rows=tuple(_rows(reader, [row for row in staff if row.pk in here], duties)),
            too_few=too_few_told(too_few_in(office, duties, now)),
            takes_posts=roster.plan.takes_posts,
        )


def _rows(reader: Employee, staff: Sequence[Employee], duties: Sequence[DutyOn]) -> list[Row]:
    facts = facts_of({reader.pk: reader, **{row.pk: row for row in staff}}.values())
    fronts, me = fronts_of(reader.office_id), facts[reader.pk]
    return [
        Row(
            employee=row.pk,
            key=row.key,
            name=str(row),
            cells=tuple(one for one in duties if one.employee == row.pk),
            kinds=_kinds(at_the_front=row.pk in fronts) if plans_for(me, facts[row.pk]) else (),
        )
        for row in staff
    ]


def _kinds(*, at_the_front: bool) -> tuple[DutyKind, ...]:
    return tuple(DutyKind) if at_the_front else BEHIND


def _in_the_house(office: int) -> dict[str, int]:
    """The office's own units by key, the front first."""
    rows = Unit.objects.filter(office=office).exclude(stage=Stage.outside)
    return dict(rows.order_by("stage", "pk").values_list("key", "pk"))
