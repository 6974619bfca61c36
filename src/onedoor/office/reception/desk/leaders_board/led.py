"""The units an employee answers for: what is owed and asked of them, and how new the door is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from onedoor.office.appointment.queries import here_today
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.debts.queries import DUE, narrowed_to
from onedoor.office.reception.desk.threads import lines_at_the_door
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.responsibility.led import led_of, units_beside
from onedoor.office.responsibility.models import Debt, Handover
from onedoor.vocabulary.responsibility_codes import HandoverKind, HandoverState


@dataclass(frozen=True, kw_only=True, slots=True)
class Led:
    """What the reader answers for: how many contacts their units owe, past their day or today.

    `units` are the units' row numbers; none is whoever leads nothing. `offers` are those nobody
    has answered, `times` the appointments here today, whosever they are. `last` is the office's
    last line that can have moved the door, read before everything else.
    """

    units: tuple[int, ...]
    overdue: int
    today: int
    offers: int
    times: int
    last: int


def led_by(reader: Employee, now: dt.datetime) -> Led:
    """The units that the reader leads or has the duty of, or whose side they lead. One query."""
    rows = led_of(_units(reader, now), reader)
    return Led(
        units=tuple(row.pk for row in rows),
        overdue=sum(row.overdue for row in rows),
        today=sum(row.today for row in rows),
        offers=sum(row.offers for row in rows),
        times=max((row.times for row in rows), default=0),
        last=max((row.last for row in rows), default=0),
    )


def _units(reader: Employee, now: dt.datetime) -> QuerySet[Any]:
    office, today = reader.office_id, today_at(reader.office_id, now)
    last = lines_at_the_door(office).values("seq")[:1]
    owed = Debt.objects.filter(unit=OuterRef("pk"), paid_at=None)
    offered = Handover.objects.filter(to_unit=OuterRef("pk"), state=HandoverState.open)
    rows: QuerySet[Any] = units_beside(reader).annotate(
        last=Coalesce(Subquery(last), Value(0)),
        times=_count(here_today(office, now), "office"),
        offers=_count(offered.exclude(kind=HandoverKind.ask), "to_unit"),
        **{due: _count(owed.filter(narrowed_to(due, today)), "unit") for due in DUE},
    )
    return rows


def _count(rows: QuerySet[Any], unit: str) -> Coalesce:
    counted = rows.order_by().values(unit).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), Value(0))
