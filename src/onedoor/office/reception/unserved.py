"""Whoever waits and has nobody: how many, why, and whom it is told to. Nothing is stored of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import opening_of
from onedoor.office.reception.models import Visit
from onedoor.office.reception.queue import Queue, queue_at
from onedoor.rules.opening import day_of, is_open_at
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.rules.routing.nobody import is_told_of_nobody
from onedoor.vocabulary.reception_codes import VisitState
from onedoor.vocabulary.routing import NobodyServes
from onedoor.vocabulary.sides import Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class Unserved:
    """So many wait for a unit, 0 any, and nobody can be found for them; and why."""

    unit: int
    because: NobodyServes
    waiting: int


def unserved_in(queue: Queue, for_unit: Mapping[int, int]) -> tuple[Unserved, ...]:
    """Whoever has nobody in a queue. `for_unit` is the unit each visit waits for, 0 any."""
    found: Counter[tuple[int, NobodyServes]] = Counter()
    for one in queue.waiting:
        if one.route.nobody is not None and one.visit in for_unit:
            found[for_unit[one.visit], one.route.nobody] += 1
    return tuple(
        Unserved(unit=unit, because=because, waiting=count)
        for (unit, because), count in sorted(found.items())
    )


def should_be_served(visits: Iterable[Visit], office: int, now: dt.datetime) -> dict[int, int]:
    """The unit each visit waits for, 0 any, of those somebody should be there for by now.

    None before the doors open or after they close, and no letter that waits for a later day.
    """
    opening = opening_of(office)
    if not is_open_at(now, opening):
        return {}
    today = day_of(now, opening)
    return {row.pk: row.for_unit_id or 0 for row in visits if row.day <= today}


def fronts_of(office: int) -> frozenset[int]:
    """The units that serve at the door of an office."""
    rows = Unit.objects.filter(office=office, stage=Stage.front)
    return frozenset(rows.values_list("pk", flat=True))


def unserved_for(reader: EmployeeFacts, now: dt.datetime) -> tuple[Unserved, ...]:
    """Whoever has nobody and whom this reader must find somebody for; nothing for all others."""
    answers_for = reader.leads | reader.duty_in
    if not answers_for and not reader.office_leader_of:
        return ()
    waits = Visit.objects.filter(office=reader.office, state=VisitState.waiting)
    for_unit = should_be_served(waits.only("for_unit", "day"), reader.office, now)
    if not for_unit:
        return ()
    fronts = fronts_of(reader.office)
    leads = bool(reader.office_leader_of)
    return tuple(
        one
        for one in unserved_in(queue_at(reader.office, now), for_unit)
        if is_told_of_nobody(one.unit, fronts, answers_for, leads_office=leads)
    )
