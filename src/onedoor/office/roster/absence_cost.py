"""What training or leave costs: where too few are left, who could cover, what waits meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from onedoor.office.establishment.queries import one_pack, pack_of
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import facts_of
from onedoor.office.responsibility.models import Case, Debt, Handover
from onedoor.office.roster.duty_at_hand import When
from onedoor.office.roster.queries import (
    DutyOn,
    Roster,
    duties_of,
    fronts_of,
    roster_at,
    working_at,
)
from onedoor.rules.appointment.agreed import OPEN
from onedoor.rules.opening import day_of, working_day_after
from onedoor.rules.roster.absence import AbsenceFacts, lacking_without
from onedoor.rules.roster.covering import Colleague, Covering, Place, who_can_cover
from onedoor.rules.roster.halves import Half
from onedoor.rules.roster.pattern import monday_of
from onedoor.rules.roster.planning import plans_for
from onedoor.rules.roster.staffing import Lacking, post_of
from onedoor.vocabulary.responsibility_codes import CaseState, HandoverState
from onedoor.vocabulary.roster import DutyKind, HalfDay
from onedoor.vocabulary.routing import Post


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence:
    """Who is to be away, how, and in which half days of which days."""

    employee: int
    kind: DutyKind
    first: dt.date
    last: dt.date
    halves: frozenset[HalfDay]


@dataclass(frozen=True, kw_only=True, slots=True)
class HalfLost:
    """A half day at the door that somebody would be missed in, and who could cover, in order."""

    half: Half
    kind: DutyKind
    lacking: tuple[Lacking, ...]
    coverings: tuple[Covering, ...]

    @property
    def when(self) -> When:
        """The half day."""
        return When.of(self.half)

    @property
    def able(self) -> frozenset[int]:
        """Who can cover."""
        return frozenset(one.employee for one in self.coverings if one.can)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """What an absence costs. Counts are of what falls in its days, or is late already.

    `half_days` are the office's that it covers and that are not over; `lost` those of them with a
    duty at the door. `goes_on` tells that it is longer than cases stay with who is away.
    """

    half_days: tuple[DutyOn, ...]
    lost: tuple[HalfLost, ...]
    open_cases: int
    cases_due: int
    contacts_due: int
    questions_due: int
    appointments: int
    goes_on: bool

    @property
    def too_few(self) -> tuple[HalfLost, ...]:
        """Where too few are left unless somebody covers."""
        return tuple(one for one in self.lost if one.lacking)


def cost_of(row: Employee, absence: Absence, now: dt.datetime) -> Cost:
    """What it costs that somebody is away then, asked before it is saved and again as it is."""
    with one_pack():
        office, roster = row.office_id, roster_at(row.office_id)
        staff = working_at(office)
        week = monday_of(absence.first), monday_of(absence.last) + dt.timedelta(days=6)
        duties = duties_of(staff, *week)
        mine = [
            one
            for one in duties
            if one.employee == row.pk and _covers(absence, one.half) and one.half.ends > now
        ]
        stands = [one for one in mine if post_of(one.kind) is not Post.none and not one.away]
        door = _Door(duties=duties, roster=roster, fronts=fronts_of(office))
        return Cost(
            half_days=tuple(mine),
            lost=tuple(door.without(row.pk, one) for one in stands),
            goes_on=_goes_on(office, absence, roster),
            **_waiting(row, absence),
        )


def _covers(absence: Absence, half: Half) -> bool:
    return absence.first <= half.day <= absence.last and half.half_day in absence.halves


@dataclass(frozen=True, kw_only=True)
class _Door:
    """Everybody's duties in the weeks the absence is in."""

    duties: Sequence[DutyOn]
    roster: Roster
    fronts: Collection[int]

    def without(self, employee: int, duty: DutyOn) -> HalfLost:
        """A half day at the door when somebody is missed in it."""
        plan = self.roster.plan
        then = [one for one in self.duties if one.half == duty.half]
        others = [one for one in then if one.employee != employee]
        place = Place(kind=duty.kind, side=duty.side, scheme=plan.scheme, leasts=plan.leasts)
        able = who_can_cover(
            place, [self._colleague(one) for one in others], [one.on_duty for one in others]
        )
        return HalfLost(
            half=duty.half,
            kind=duty.kind,
            lacking=lacking_without([one.on_duty for one in then], employee, plan.leasts),
            coverings=tuple(able),
        )

    def _colleague(self, one: DutyOn) -> Colleague:
        return Colleague(
            duty=one.on_duty,
            at_the_front=one.employee in self.fronts,
            stands_that_week=self._stands(one),
        )

    def _stands(self, one: DutyOn) -> int:
        monday = monday_of(one.half.day)
        return sum(
            other.employee == one.employee
            and monday_of(other.half.day) == monday
            and post_of(other.kind) in (Post.desk, Post.front)
            for other in self.duties
        )


def _waiting(row: Employee, absence: Absence) -> dict[str, int]:
    held = Case.objects.filter(holder=row).exclude(state=CaseState.closed)
    owed = Debt.objects.filter(employee=row, paid_at=None, due__lte=absence.last)
    asked = Handover.objects.filter(
        to_employee=row, state=HandoverState.open, answer_by__date__lte=absence.last
    )
    # Appointments lie above the roster; theirs are reached by the relation's name.
    agreed = Employee.objects.filter(
        pk=row.pk,
        appointments__state__in=OPEN,
        appointments__begins__date__gte=absence.first,
        appointments__begins__date__lte=absence.last,
    )
    return {
        "open_cases": held.count(),
        "cases_due": held.filter(state=CaseState.open, next_due__lte=absence.last).count(),
        "contacts_due": owed.count(),
        "questions_due": asked.count(),
        "appointments": agreed.count(),
    }


def _goes_on(office: int, absence: Absence, roster: Roster) -> bool:
    limit = pack_of(office).times.away_limit_days
    return absence.last >= working_day_after(absence.first, limit, roster.opening)


def furthest_day(office: int, now: dt.datetime) -> dt.date:
    """The last day that can be set at this office."""
    today = day_of(now, roster_at(office).opening)
    return today + dt.timedelta(days=pack_of(office).times.furthest_days)


def facts_before(
    row: Employee, absence: Absence, *, actor: Employee, now: dt.datetime
) -> AbsenceFacts:
    """What the rule of absences is told of the days and of who takes them, before their cost."""
    facts = facts_of({actor.pk: actor, row.pk: row}.values())
    return AbsenceFacts(
        first=absence.first,
        last=absence.last,
        furthest=furthest_day(row.office_id, now),
        themselves=actor.pk == row.pk,
        may_plan=plans_for(facts[actor.pk], facts[row.pk]),
        left=row.left_at is not None,
    )


def facts_with(facts: AbsenceFacts, cost: Cost, covers: Mapping[When, int]) -> AbsenceFacts:
    """The same, with what it costs when these cover."""
    able = {lost.when: lost.able for lost in cost.lost}
    can = all(who in able.get(when, ()) for when, who in covers.items())
    return replace(
        facts,
        half_days=len(cost.half_days),
        too_few=any(lost.when not in covers for lost in cost.too_few),
        covers_can=not covers or (facts.may_plan and can),
    )
