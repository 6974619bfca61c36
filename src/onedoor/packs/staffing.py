"""Whether enough people stand, in every half day of every week, where the pack says they must."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from math import lcm
from typing import get_args

from onedoor.packs.calendar import ZONES, weekdays_of
from onedoor.packs.layout import each
from onedoor.packs.pack import Pack, Weekday
from onedoor.packs.problems import Problem
from onedoor.packs.roster import RosterPlan, roster_plan
from onedoor.rules.opening import Opening
from onedoor.rules.roster.halves import Half, halves_of
from onedoor.rules.roster.pattern import Pattern, duty_by_pattern
from onedoor.rules.roster.staffing import OnDuty, how_many
from onedoor.vocabulary.roster import DutyKind, HalfDay
from onedoor.vocabulary.sides import Side
from onedoor.vocabulary.texts import text

TOO_FEW: dict[HalfDay, str] = {
    HalfDay.before_noon: text(
        "Nobody can fill this roster: before noon on %(weekday)s in week %(week)s of the round,"
        " %(there)s have the duty «%(post)s» and at least %(least)s must. So it is in %(count)s"
        " half days of %(of)s. Change the shifts, or the least number."
    ),
    HalfDay.after_noon: text(
        "Nobody can fill this roster: after noon on %(weekday)s in week %(week)s of the round,"
        " %(there)s have the duty «%(post)s» and at least %(least)s must. So it is in %(count)s"
        " half days of %(of)s. Change the shifts, or the least number."
    ),
}
# Any Monday will do: a round is the same whenever it begins.
_A_MONDAY = dt.date(2024, 1, 1)


def too_few(pack: Pack) -> Iterator[Problem]:
    """The half days that nobody can fill: the first is named, the others are counted."""
    plan = roster_plan(pack)
    halves = _round(pack, plan.noon)
    duties = {half: _on_duty(pack, plan, half) for half in halves}
    for (place, row), least in zip(each("staffing", pack.staffing), plan.leasts, strict=True):
        short = [half for half in halves if how_many(least, duties[half]) < least.number]
        if short:
            yield place.problem(
                "least",
                TOO_FEW[short[0].half_day],
                week=(short[0].day - _A_MONDAY).days // 7 + 1,
                weekday=get_args(Weekday)[short[0].day.weekday()],
                there=how_many(least, duties[short[0]]),
                post=row.post,
                least=row.least,
                count=len(short),
                of=len(halves),
            )


def _round(pack: Pack, noon: int) -> list[Half]:
    """Every half day of the weeks it takes all the shifts to come round, holidays left aside."""
    weeks = lcm(*(len(shift.weeks) for shift in pack.shift))
    days = (_A_MONDAY + dt.timedelta(days=day) for day in range(7 * weeks))
    zone = ZONES[pack.holidays.country]
    hours = Opening(weekdays=weekdays_of(pack), closed=frozenset(), zone=zone)
    return [half for day in days for half in halves_of(day, hours, noon)]


def _on_duty(pack: Pack, plan: RosterPlan, half: Half) -> list[OnDuty]:
    return [
        OnDuty(employee=number, side=Side[row.side], kind=_kind(plan.patterns[row.key], half))
        for number, row in enumerate(pack.staff)
    ]


def _kind(pattern: Pattern, half: Half) -> DutyKind:
    return duty_by_pattern(replace(pattern, begins=_A_MONDAY), half.day, half.half_day)
