"""The facts of a swap, gathered from duties: for the action that asks, and the list that offers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onedoor.office.establishment.queries import pack_of
from onedoor.office.people.models import Employee
from onedoor.office.roster.duty_at_hand import When
from onedoor.office.roster.queries import (
    DutyOn,
    Roster,
    duties_of,
    fronts_of,
    roster_at,
    working_at,
)
from onedoor.rules.opening import day_of
from onedoor.rules.roster.staffing import OnDuty
from onedoor.rules.roster.swapping import HalfSwapped, SwapFacts, what_hinders_swapping
from onedoor.vocabulary.roster import DutyKind, RosterReason
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True)
class Swapping:
    """Everybody's duties in the half days of a swap, and who may stand at the front."""

    roster: Roster
    now: dt.datetime
    halves: tuple[When, ...]
    duties: Mapping[When, Sequence[DutyOn]]
    fronts: Mapping[int, int]
    furthest: dt.date

    def hindered(self, asks: Employee, asked: Employee) -> RosterReason | None:
        """What keeps these two from swapping, or None."""
        facts = SwapFacts(
            halves=tuple(self._half(when, asks, asked) for when in self.halves),
            scheme=self.roster.plan.scheme,
            leasts=self.roster.plan.leasts,
            left=asked.left_at is not None,
        )
        return what_hinders_swapping(facts)

    def duty(self, when: When, employee: Employee) -> DutyOn | None:
        """What somebody is to do in one of the half days; None when the office is closed."""
        return next((d for d in self.duties.get(when, ()) if d.employee == employee.pk), None)

    def _half(self, when: When, asks: Employee, asked: Employee) -> HalfSwapped:
        everybody = self.duties.get(when, ())
        return HalfSwapped(
            asks=self._on_duty(when, asks),
            asked=self._on_duty(when, asked),
            everybody=tuple(one.on_duty for one in everybody),
            asks_at_the_front=asks.pk in self.fronts,
            asked_at_the_front=asked.pk in self.fronts,
            open_then=bool(everybody),
            begun=any(one.half.begins <= self.now for one in everybody[:1]),
            too_far=when.day > self.furthest,
        )

    def _on_duty(self, when: When, employee: Employee) -> OnDuty:
        duty = self.duty(when, employee)
        if duty is not None:
            return duty.on_duty
        return OnDuty(employee=employee.pk, side=Side(employee.side), kind=DutyKind.off)


def swapping(office: int, halves: Sequence[When], now: dt.datetime) -> Swapping:
    """The duties of everybody in these half days, read once."""
    roster, staff = roster_at(office), working_at(office)
    duties: dict[When, list[DutyOn]] = {}
    for day in {when.day for when in halves}:
        for one in duties_of(staff, day, day):
            duties.setdefault(When.of(one.half), []).append(one)
    furthest = pack_of(office).times.furthest_days
    return Swapping(
        roster=roster,
        now=now,
        halves=tuple(halves),
        duties=duties,
        fronts=fronts_of(office),
        furthest=day_of(now, roster.opening) + dt.timedelta(days=furthest),
    )
