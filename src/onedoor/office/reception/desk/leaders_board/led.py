"""The units an employee answers for, with what is owed by each; and how new the door is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from onedoor.office.establishment.models import OfficeLeader, Unit
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.debts.queries import DUE, narrowed_to
from onedoor.office.reception.desk.threads import lines_at_the_door
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.responsibility.models import Debt
from onedoor.rules.whereabouts import Answering, may_see_units_load


@dataclass(frozen=True, kw_only=True, slots=True)
class Led:
    """What the reader answers for: how many contacts their units owe, past their day or today.

    `units` are the units' row numbers; none is whoever leads nothing. `last` is the office's last
    line that can have moved the door, read before everything else.
    """

    units: tuple[int, ...]
    overdue: int
    today: int
    last: int


def led_by(reader: Employee, now: dt.datetime) -> Led:
    """The units that the reader leads or has the duty of, or whose side they lead. One query."""
    rows = [row for row in _units(reader, now) if may_see_units_load(reader.pk, _answering(row))]
    return Led(
        units=tuple(row.pk for row in rows),
        overdue=sum(row.overdue for row in rows),
        today=sum(row.today for row in rows),
        last=max((row.last for row in rows), default=0),
    )


def _units(reader: Employee, now: dt.datetime) -> QuerySet[Any]:
    office, today = reader.office_id, today_at(reader.office_id, now)
    leads_side = OfficeLeader.objects.filter(
        office=office, side=OuterRef("side"), employee=reader.pk
    )
    last = lines_at_the_door(office).values("seq")[:1]
    owed = Debt.objects.filter(unit=OuterRef("pk"), paid_at=None)
    return Unit.objects.filter(office=office).annotate(
        leads_side=Exists(leads_side),
        last=Coalesce(Subquery(last), Value(0)),
        **{due: _count(owed.filter(narrowed_to(due, today))) for due in DUE},
    )


def _count(owed: QuerySet[Debt]) -> Coalesce:
    counted = owed.order_by().values("unit").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), Value(0))


def _answering(row: Any) -> Answering:
    return Answering(
        leader=row.leader_id or 0, duty_lead=row.duty_lead_id or 0, leads_side=row.leads_side
    )
