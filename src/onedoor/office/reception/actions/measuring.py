"""Measuring: what the waits of the last weeks come to, laid down for the pages to read."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from onedoor.office.establishment.models import Office
from onedoor.office.establishment.queries import one_pack
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.reception.models import MeasuredWait
from onedoor.office.reception.waits.queries import measured_since, offices_to_measure
from onedoor.office.reception.waits.stood import WaitOf, waits_of
from onedoor.office.routing.standing import scheme_of
from onedoor.rules.opening import us
from onedoor.rules.reception.expected_wait import is_due
from onedoor.rules.waits import Measured, Waited, measured
from onedoor.vocabulary.reception_codes import Ahead
from onedoor.vocabulary.routing import Policy

EVERY_MINUTES = 15
_Key = tuple[int, Ahead]
_EVERYBODY: _Key = (0, Ahead.any)


def measure_waits_when_due(now: dt.datetime) -> int:
    """Measure every office whose waits were not measured lately; how many were."""
    offices = list(Office.objects.order_by("pk").values_list("pk", flat=True))
    made = offices_to_measure(offices, now)
    due = [
        one
        for one in offices
        if is_due(us(made[one]) if one in made else 0, us(now), EVERY_MINUTES)
    ]
    for office in due:
        measure_waits(office, now)
    return len(due)


def measure_waits(office: int, now: dt.datetime) -> None:
    """Measure an office's waits anew, by the policy its door works by now.

    Those under another policy say nothing of this one: an office that changes it begins anew.
    """
    with one_transaction(), one_pack():
        Office.objects.select_for_update(of=("self",)).get(pk=office)
        policy, since = scheme_of(office, "front").policy, measured_since(office, now)
        alike = _alike(one for one in waits_of(office, since, now) if one.policy is policy)
        MeasuredWait.objects.filter(office=office).delete()
        rows = (_row(office, policy, key, measured(some)) for key, some in alike.items())
        for row in rows:
            row.since, row.made_at = since, now
            row.save(force_insert=True)


def _alike(waits: Iterable[WaitOf]) -> Mapping[_Key, list[Waited]]:
    """The waits by area and how many waited before, by either, and all of them."""
    found: dict[_Key, list[Waited]] = defaultdict(list, {_EVERYBODY: []})
    for one in waits:
        areas = {one.area, 0}
        for area in areas:
            for ahead in (one.ahead, Ahead.any):
                found[area, ahead].append(one.waited)
    return found


def _row(office: int, policy: Policy, key: _Key, known: Measured) -> MeasuredWait:
    area, ahead = key
    return MeasuredWait(
        office_id=office,
        policy=policy,
        area_id=area or None,
        ahead=ahead,
        counted=known.counted,
        ended=known.ended,
        median_s=known.median_s,
        most_s=known.most_s,
    )
