"""What a unit has to do, counted: each number by the condition that its list is found by."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from onedoor.office.establishment.models import Unit
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.models import Case, Debt
from onedoor.office.whereabouts.lists import DueDays, due_days, handover_rows, lying_wrong
from onedoor.office.whereabouts.my_work.sharing_out import unshared_in
from onedoor.vocabulary.responsibility_codes import CaseState, HandoverKind

NARROWED_BY = ("overdue", "today", "soon", "unshared", "on_hold", "wrong")


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitLoad:
    """How much one unit has to do. `offers` wait for its answer; `owed` are contacts it owes.

    `overdue`, `today` and `soon` are of cases that somebody works with; `unshared` lie with the
    duty lead until they are shared out.
    """

    key: str
    cases: int
    overdue: int
    today: int
    soon: int
    unshared: int
    on_hold: int
    wrong: int
    offers: int
    owed: int
    owed_overdue: int


def narrowing(only: str, units: Iterable[Unit], now: dt.datetime, days: DueDays) -> Q:
    """The condition of the cases that a number of these units counts; of all for no number."""
    if only == "unshared":
        return unshared_in(units)
    if only == "wrong":
        return lying_wrong(units, now)
    at_work = Q(state=CaseState.open)
    return {
        "overdue": at_work & Q(next_due__lt=days.today),
        "today": at_work & Q(next_due=days.today),
        "soon": at_work & Q(next_due__gt=days.today, next_due__lte=days.soon_until),
        "on_hold": Q(state=CaseState.on_hold),
    }.get(only, Q())


def seen_whole(reader: Employee) -> Q:
    """The cases whose content an answering reader sees: what else is known of one is its dates.

    A number that tells how a case stands is cut to these, or it would tell it of the other side's.
    """
    own = Q(unit__leader=reader.pk) | Q(unit__duty_lead=reader.pk)
    return own | Q(side=reader.side)


def loads_of(units: list[Any], reader: Employee, now: dt.datetime) -> list[UnitLoad]:
    """The load of units the reader answers for; three queries, however many they are."""
    cases, offers, owed = (
        _cases(units, reader, now),
        _offers(units, reader),
        _owed(units, reader, now),
    )
    return [
        UnitLoad(
            key=row.key,
            **cases.get(row.pk, dict.fromkeys(("cases", *NARROWED_BY), 0)),
            offers=offers[row.pk],
            **owed.get(row.pk, {"owed": 0, "owed_overdue": 0}),
        )
        for row in units
    ]


def offers_to(units: Iterable[Any], office: int) -> QuerySet[Any]:
    """What is offered to these units and nobody has answered, who must answer first on top."""
    return handover_rows(office).filter(to_unit__in=list(units)).exclude(kind=HandoverKind.ask)


def _cases(units: list[Any], reader: Employee, now: dt.datetime) -> dict[int, Mapping[str, int]]:
    days, whole = due_days(reader.office_id, now), seen_whole(reader)
    counts = {
        name: Count("pk", filter=narrowing(name, units, now, days) & whole) for name in NARROWED_BY
    }
    rows = Case.objects.filter(unit__in=units).exclude(state=CaseState.closed)
    found = rows.order_by().values("unit").annotate(cases=Count("pk"), **counts)
    return {row.pop("unit"): row for row in found}


def _offers(units: list[Any], reader: Employee) -> Counter[int]:
    return Counter(offers_to(units, reader.office_id).values_list("to_unit_id", flat=True))


def _owed(units: list[Any], reader: Employee, now: dt.datetime) -> dict[int, Mapping[str, int]]:
    late = Q(due__lt=due_days(reader.office_id, now).today)
    rows = Debt.objects.filter(unit__in=units, paid_at=None).order_by().values("unit")
    found = rows.annotate(owed=Count("pk"), owed_overdue=Count("pk", filter=late))
    return {row.pop("unit"): row for row in found}
