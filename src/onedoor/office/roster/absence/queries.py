"""An absence on a page: who may take it, what it costs in words, and who could cover."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.pages.wording import words
from onedoor.office.people.models import Employee
from onedoor.office.roster.absence_cost import (
    Absence,
    Cost,
    HalfLost,
    cost_of,
    facts_before,
    facts_with,
)
from onedoor.office.roster.wording import lacks, short, when
from onedoor.rules.roster.absence import what_hinders_absence, what_hinders_the_days
from onedoor.vocabulary.roster import DutyKind, RosterReason


@dataclass(frozen=True, kw_only=True, slots=True)
class CoverChoice:
    """A colleague who could cover, and why they can."""

    employee: int
    name: str
    because: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LostTold:
    """A half day at the door in which somebody would be missed, in words."""

    lost: HalfLost
    when: str
    duty: str
    lacking: tuple[str, ...]
    can: tuple[CoverChoice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CostTold:
    """What an absence costs, in words. `because` is what would forbid it while nobody covers."""

    cost: Cost
    lost: tuple[LostTold, ...]
    because: RosterReason | None

    @property
    def half_days(self) -> int:
        """How many half days of the office's it covers."""
        return len(self.cost.half_days)


def who_takes_it(reader: Employee, key: str) -> Employee | None:
    """The colleague of this key at the reader's office; None when there is none who works here."""
    rows = Employee.objects.filter(office=reader.office_id, key=key, left_at=None)
    return rows.select_related("home_unit").first()


def may_plan_for(reader: Employee, row: Employee, now: dt.datetime) -> bool | None:
    """Whether the reader plans for somebody; None when they may not take anything for them."""
    facts = facts_before(row, _nothing(row, now), actor=reader, now=now)
    return facts.may_plan if facts.may_plan or facts.themselves else None


def wrong_with_the_days(
    reader: Employee, row: Employee, absence: Absence, now: dt.datetime
) -> RosterReason | None:
    """What is wrong with the days, before it is asked what they cost; None when nothing is."""
    return what_hinders_the_days(facts_before(row, absence, actor=reader, now=now))


def cost_told(reader: Employee, row: Employee, absence: Absence, now: dt.datetime) -> CostTold:
    """What it would cost, in words, and with whom it could be covered."""
    cost = cost_of(row, absence, now)
    facts = facts_with(facts_before(row, absence, actor=reader, now=now), cost, {})
    wanted = {one for lost in cost.lost for one in lost.able}
    names = {one.pk: str(one) for one in Employee.objects.filter(pk__in=wanted)}
    return CostTold(
        cost=cost,
        lost=tuple(_told(lost, names) for lost in cost.lost),
        because=what_hinders_absence(facts),
    )


def _told(lost: HalfLost, names: dict[int, str]) -> LostTold:
    return LostTold(
        lost=lost,
        when=when(lost.half),
        duty=short(lost.kind),
        lacking=tuple(lacks(one) for one in lost.lacking),
        can=tuple(
            CoverChoice(employee=one.employee, name=names[one.employee], because=words(one.because))
            for one in lost.coverings
            if one.can
        ),
    )


def _nothing(row: Employee, now: dt.datetime) -> Absence:
    today = now.date()
    return Absence(
        employee=row.pk, kind=DutyKind.leave, first=today, last=today, halves=frozenset()
    )
