"""The units an employee answers for: they lead them, have their duty, or lead their side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from onedoor.office.establishment.models import OfficeLeader, Unit
from onedoor.office.people.models import Employee
from onedoor.rules.whereabouts import Answering, may_see_units_load


def units_beside(reader: Employee) -> QuerySet[Any]:
    """The units of the reader's office, each with whether the reader leads its side."""
    leads_side = OfficeLeader.objects.filter(
        office=reader.office_id, side=OuterRef("side"), employee=reader.pk
    )
    rows = Unit.objects.filter(office=reader.office_id).order_by("pk")
    return rows.annotate(leads_side=Exists(leads_side))


def led_of(rows: Iterable[Any], reader: Employee) -> list[Any]:
    """Those of `units_beside` whose load the reader may see."""
    return [row for row in rows if may_see_units_load(reader.pk, _answering(row))]


def _answering(row: Any) -> Answering:
    return Answering(
        leader=row.leader_id or 0, duty_lead=row.duty_lead_id or 0, leads_side=row.leads_side
    )
