"""Reading the roster: who is to do what in each half day. Nothing of any person is told by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onedoor.office.establishment.queries import one_pack, opening_of, roster_plan_of
from onedoor.office.people.models import Employee, Membership
from onedoor.office.roster.models import Duty
from onedoor.packs.roster import RosterPlan
from onedoor.rules.opening import Opening, day_of
from onedoor.rules.people import is_away_on
from onedoor.rules.roster.halves import Half, half_at, halves_of
from onedoor.rules.roster.staffing import ABSENT, OnDuty
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.roster import DutyKind, DutyWhy, HalfDay
from onedoor.vocabulary.sides import Side, Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyOn:
    """What an employee is to do in a half day of the office, which lasts from `begins` to `ends`.

    `away` tells that they are out or on leave that day, whatever was planned; `begun` that it has
    begun for them.
    """

    employee: int
    side: Side
    half: Half
    kind: DutyKind
    why: DutyWhy
    away: bool
    begun: bool

    @property
    def is_absent(self) -> bool:
        """Whether they are not at the office then: away, in training, on leave, or free."""
        return self.away or self.kind in ABSENT

    @property
    def on_duty(self) -> OnDuty:
        """The same, as the rules of staffing need it."""
        return OnDuty(employee=self.employee, side=self.side, kind=self.kind, away=self.away)


def duties_on(office: int, day: dt.date) -> list[DutyOn]:
    """What everybody who works here is to do on a day, half by half; nothing on a closed day.

    Two queries, whatever the day: what nobody has changed is as the pack's pattern has it.
    """
    return duties_between(office, day, day)


def duty_of(employee: Employee, day: dt.date) -> list[DutyOn]:
    """What one employee is to do on a day, half by half; nothing on a closed day. One query."""
    return duties_of([employee], day, day)


def duties_between(office: int, first: dt.date, last: dt.date) -> list[DutyOn]:
    """What everybody who works here is to do on these days, the last included, in their order."""
    return duties_of(working_at(office), first, last)


def duty_days(employee: Employee, first: dt.date, last: dt.date) -> dict[dt.date, list[DutyOn]]:
    """What one employee is to do on these days, by day; no day on which the office is closed."""
    found: dict[dt.date, list[DutyOn]] = {}
    for one in duties_of([employee], first, last):
        found.setdefault(one.half.day, []).append(one)
    return found


def today_at_office(reader: Employee, now: dt.datetime) -> dt.date:
    """Which day it is where somebody works."""
    return day_of(now, opening_of(reader.office_id))


def working_at(office: int) -> list[Employee]:
    """Who works here, by name."""
    rows = Employee.objects.filter(office=office, left_at=None)
    return list(rows.order_by("given_name", "family_name", "pk"))


def duties_of(employees: Iterable[Employee], first: dt.date, last: dt.date) -> list[DutyOn]:
    """What these employees of one office are to do on these days: day by day, half by half."""
    rows = list(employees)
    if not rows:
        return []
    roster = roster_at(rows[0].office_id)
    changed = _changed(rows, first, last)
    return [
        roster.duty_on(row, half, changed.get((row.pk, half.day, half.half_day)))
        for day in _days(first, last)
        for half in roster.halves_of(day)
        for row in rows
    ]


def fronts_of(office: int) -> dict[int, int]:
    """For which unit of the front each employee stands who works for one: their own, if it is."""
    fronts = Membership.objects.filter(unit__office=office, unit__stage=Stage.front)
    rows = fronts.order_by("-unit").values_list("employee_id", "unit_id", "employee__home_unit_id")
    found: dict[int, int] = {}
    for employee, unit, home in rows:
        found[employee] = home if home == unit or found.get(employee) == home else unit
    return found


def half_now(office: int, now: dt.datetime) -> Half | None:
    """The half day whose duties hold at this office now; None outside its hours."""
    return roster_at(office).half_at(now)


@dataclass(frozen=True, kw_only=True, slots=True)
class Roster:
    """What the pack says of an office's roster, and when the office works."""

    plan: RosterPlan
    opening: Opening

    def halves_of(self, day: dt.date) -> tuple[Half, ...]:
        """The half days of a day; none when the office is closed."""
        return halves_of(day, self.opening, self.plan.noon)

    def half_at(self, now: dt.datetime) -> Half | None:
        """The half day whose duties hold now."""
        ready = self.plan.ready_minutes
        return half_at(now, self.opening, self.plan.noon, ready_minutes=ready)

    def duty_on(self, employee: Employee, half: Half, changed: Duty | None) -> DutyOn:
        """What somebody is to do in a half day, for which they have this row or none."""
        return DutyOn(
            employee=employee.pk,
            side=employee.side,
            half=half,
            kind=changed.kind if changed else self.plan.by_pattern(employee.key, half),
            why=changed.why if changed else DutyWhy.pattern,
            away=self._is_away(employee, half.day),
            begun=changed is not None and changed.begun_at is not None,
        )

    def _is_away(self, employee: Employee, day: dt.date) -> bool:
        """Whether what they said of themselves covers this day; they were in until they went."""
        if employee.presence is Presence.present or employee.away_since is None:
            return False
        went = day_of(employee.away_since, self.opening)
        return day >= went and is_away_on(day, employee.presence, employee.away_until)


def roster_at(office: int) -> Roster:
    """The roster an office has now."""
    with one_pack():
        return Roster(plan=roster_plan_of(office), opening=opening_of(office))


def _changed(
    rows: Sequence[Employee], first: dt.date, last: dt.date
) -> dict[tuple[int, dt.date, HalfDay], Duty]:
    found = Duty.objects.filter(employee__in=rows, day__gte=first, day__lte=last)
    return {(one.employee_id, one.day, one.half_day): one for one in found}


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=number) for number in range((last - first).days + 1))
