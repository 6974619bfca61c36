"""Too few: the half days to come in which not enough people are where somebody must be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from onedoor.office.establishment.models import Unit
from onedoor.office.roster.queries import DutyOn, duties_between, roster_at
from onedoor.rules.opening import day_of, working_day_after
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.rules.roster.halves import Half
from onedoor.rules.roster.staffing import Lacking, what_is_lacking
from onedoor.vocabulary.sides import Side, Stage

_DAYS_AHEAD = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class TooFew:
    """A half day, and where there are too few in it."""

    half: Half
    lacking: tuple[Lacking, ...]


def too_few_in(office: int, duties: Iterable[DutyOn], now: dt.datetime) -> list[TooFew]:
    """The half days of these duties that are not over and that too few people fill, in order."""
    leasts = roster_at(office).plan.leasts
    by_half: dict[Half, list[DutyOn]] = {}
    for one in duties:
        by_half.setdefault(one.half, []).append(one)
    found = (
        TooFew(half=half, lacking=what_is_lacking([one.on_duty for one in some], leasts))
        for half, some in by_half.items()
        if half.ends > now
    )
    return [one for one in found if one.lacking]


def too_few_for(reader: EmployeeFacts, now: dt.datetime) -> list[TooFew]:
    """What comes up to the reader: the next few working days that too few people fill.

    To whoever leads a front unit or has its duty, or leads a side of the office; nothing to others.
    By employer, only what is lacking on their own side.
    """
    roster = roster_at(reader.office)
    if not roster.plan.leasts or not (sides := _answers_for(reader)):
        return []
    today = day_of(now, roster.opening)
    last = working_day_after(today, _DAYS_AHEAD, roster.opening)
    found = too_few_in(reader.office, duties_between(reader.office, today, last), now)
    mine = (
        TooFew(
            half=one.half,
            lacking=tuple(lacks for lacks in one.lacking if lacks.least.side in sides),
        )
        for one in found
    )
    return [one for one in mine if one.lacking]


def _answers_for(reader: EmployeeFacts) -> set[Side]:
    """Whose numbers come up to somebody: the sides of the fronts they answer for, and of both."""
    fronts = Q(pk__in=reader.leads | reader.duty_in, stage=Stage.front)
    sides = set(Unit.objects.filter(fronts).values_list("side", flat=True))
    sides |= reader.office_leader_of
    return sides | {Side.none} if sides else set()
