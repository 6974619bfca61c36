"""What may be told of the wait now, what was told, and how it went; each read from few rows."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onedoor.office.establishment.queries import opening_of, pack_of
from onedoor.office.reception.models import MeasuredWait, Visit
from onedoor.office.reception.waits.stood import waits_of
from onedoor.office.routing.standing import scheme_of
from onedoor.rules.opening import day_of
from onedoor.rules.reception.expected_wait import ahead_of, groups_for
from onedoor.rules.waits import Measured, kept_within, may_be_told
from onedoor.vocabulary.reception_codes import Ahead, Channel, VisitState, WaitBasis
from onedoor.vocabulary.routing import Policy

IN_THE_HOUSE = [one for one in Channel if one.in_the_house]
_TOO_OLD = dt.timedelta(days=7)


@dataclass(frozen=True, kw_only=True, slots=True)
class ExpectedWait:
    """A wait to be told: on which waits it is measured, and 0 for what is not known."""

    policy: Policy
    area: int
    basis: WaitBasis
    counted: int = 0
    median_s: int = 0
    most_s: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What was told over some weeks, held against how it went.

    `told` were told how long, `within` waited no longer than eight in ten were said to, `longer`
    did, and of the rest it is not known: they left before. `unknown` were told that we do not know.
    """

    since: dt.date
    told: int
    within: int
    longer: int
    unknown: int

    @property
    def percent(self) -> int | None:
        """How many in a hundred waited no longer than was told, of those it is known of."""
        known = self.within + self.longer
        return round(100 * self.within / known) if known else None


def expected_wait(office: int, area: int, before: int, now: dt.datetime) -> ExpectedWait:
    """What somebody who comes now for this may be told, while so many wait before them.

    `area` is 0 for several things, or when nobody knows.
    """
    policy = scheme_of(office, "front").policy
    groups, rows = groups_for(area, ahead_of(before)), measured_now(office, policy, now)
    found = may_be_told(
        ((basis, rows.get(key, Measured())) for basis, key in groups),
        pack_of(office).door.wait_least,
    )
    if found is None:
        return ExpectedWait(policy=policy, area=area, basis=WaitBasis.unknown)
    basis, measured = found
    return ExpectedWait(
        policy=policy,
        area=area,
        basis=basis,
        counted=measured.counted,
        median_s=measured.median_s or 0,
        most_s=measured.most_s or 0,
    )


def told_wait(visit: Visit) -> ExpectedWait | None:
    """What a visit was told as it came; None when it was told nothing."""
    if visit.wait_policy is None:
        return None
    return ExpectedWait(
        policy=visit.wait_policy,
        area=visit.wait_area_id or 0,
        basis=visit.wait_basis or WaitBasis.unknown,
        counted=visit.wait_counted or 0,
        median_s=visit.wait_median_s or 0,
        most_s=visit.wait_most_s or 0,
    )


def waiting_before(visit: Visit) -> int:
    """How many sit and wait for the same post as a visit that has just come."""
    here = Visit.objects.filter(
        office=visit.office_id, state=VisitState.waiting, waits_for=visit.waits_for
    )
    return here.filter(channel__in=IN_THE_HOUSE).exclude(pk=visit.pk).count()


def measured_now(
    office: int, policy: Policy, now: dt.datetime
) -> dict[tuple[int, Ahead], Measured]:
    """What was measured last under a policy, by area and how many waited; nothing that is old."""
    rows = MeasuredWait.objects.filter(office=office, policy=policy, made_at__gt=now - _TOO_OLD)
    return {(row.area_id or 0, row.ahead): _measured(row) for row in rows}


def told_against_real(office: int, now: dt.datetime) -> Kept:
    """How far what was told in the weeks that are measured was kept."""
    since = measured_since(office, now)
    waits = list(waits_of(office, since, now))
    told = [one for one in waits if one.told_most_s]
    kept = Counter(kept_within(one.told_most_s, one.waited) for one in told)
    unknown = sum(not one.told_median_s for one in waits)
    return Kept(since=since, told=len(told), within=kept[True], longer=kept[False], unknown=unknown)


def measured_since(office: int, now: dt.datetime) -> dt.date:
    """The first day of the weeks that are measured."""
    weeks = pack_of(office).door.wait_weeks
    return day_of(now, opening_of(office)) - dt.timedelta(weeks=weeks)


def offices_to_measure(offices: Iterable[int], now: dt.datetime) -> dict[int, dt.datetime]:
    """When each of these offices was measured last, of those that ever were."""
    rows = MeasuredWait.objects.filter(office__in=list(offices), area=None, ahead=Ahead.any)
    return dict(rows.values_list("office", "made_at"))


def _measured(row: MeasuredWait) -> Measured:
    return Measured(counted=row.counted, ended=row.ended, median_s=row.median_s, most_s=row.most_s)
