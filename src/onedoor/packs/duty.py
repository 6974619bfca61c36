"""The roster in a pack: by which scheme, in which shifts, and how many must stand where."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from onedoor.packs.table import Key, SideName, Sourced, Table

# Schemes and duties go by the names of their codes in the vocabulary.
SchemeName = Literal["none", "by_shift", "by_employer"]
DutyName = Literal["off", "desk", "front", "support", "training", "free"]
DoorDuty = Literal["desk", "front", "support"]
DayDuties = Annotated[tuple[DutyName, ...], Field(min_length=2, max_length=2)]
_NOT_THERE: tuple[DutyName, DutyName] = ("off", "off")


class RosterTable(Sourced):
    """By which scheme duty at the door is shared between people."""

    scheme: SchemeName = "none"
    """`by_shift`: the shifts are of both employers' staff. `by_employer`: each employer has a list
    of its own, and nobody swaps with or covers for the other's. `none`: everybody always stands at
    the post they have in staff.toml."""
    noon: dt.time = dt.time(12)
    """When the first half of the day ends and the second begins."""
    ready_minutes: Annotated[int, Field(ge=0, le=120)] = 15
    """So many minutes before the doors open, the first half's duties begin."""
    takes_posts: bool = True
    """Whether people take and leave their posts by the roster, by themselves, as each half day
    begins; else everybody says where they stand."""
    swap_days: Annotated[int, Field(ge=0, le=20)] = 1
    """Working days to answer a colleague who wants to swap; never later than the duty begins."""


class StaffingTable(Sourced):
    """How many must stand somewhere in every half day that the office is open."""

    post: DoorDuty
    """Where they stand."""
    side: SideName | None = None
    """Whose staff are counted; under `by_employer` alone, where each list has its own number."""
    least: Annotated[int, Field(ge=1, le=99)]
    """How many at the least. Fewer comes up to who plans, and no swap may bring it about."""


class WeekTable(Table):
    """A week of duties, each weekday's before and after noon; a weekday left out is off."""

    monday: DayDuties = _NOT_THERE
    """Before and after noon on Mondays."""
    tuesday: DayDuties = _NOT_THERE
    """Before and after noon on Tuesdays."""
    wednesday: DayDuties = _NOT_THERE
    """Before and after noon on Wednesdays."""
    thursday: DayDuties = _NOT_THERE
    """Before and after noon on Thursdays."""
    friday: DayDuties = _NOT_THERE
    """Before and after noon on Fridays."""
    saturday: DayDuties = _NOT_THERE
    """Before and after noon on Saturdays."""
    sunday: DayDuties = _NOT_THERE
    """Before and after noon on Sundays."""


class ShiftTable(Sourced):
    """People who have the same duties at the same time: a shift, or an employer's list.

    Who is in none of them has the post they have in staff.toml, at all times.
    """

    key: Key
    """The shift's short name."""
    staff: Annotated[tuple[Key, ...], Field(min_length=1)]
    """Who is in it: keys from staff.toml. Nobody is in two."""
    weeks: Annotated[tuple[WeekTable, ...], Field(min_length=1, max_length=12)]
    """Its weeks, gone through again and again from the week of the opening day."""
