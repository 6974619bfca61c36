"""Looking for times that are promised twice or held by nobody, though the database refuses it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.db.models import F

from onedoor.office.appointment.due import appointments_nobody_came_to
from onedoor.office.appointment.models import Appointment, HeldFor, HeldQuarter
from onedoor.office.establishment.queries import one_pack, opening_of
from onedoor.rules.appointment.agreed import OPEN, missed_at
from onedoor.rules.appointment.times import Span, quarters_of


def appointments_not_held() -> list[int]:
    """Open appointments that do not hold exactly their quarters, and others that hold any."""
    held: dict[int, set[tuple[HeldFor, int]]] = defaultdict(set)
    rows = HeldQuarter.objects.values_list("appointment", "held_for", "quarter")
    for appointment, held_for, quarter in rows:
        held[appointment].add((HeldFor(held_for), quarter))
    return [
        row.pk
        for row in Appointment.objects.order_by("pk").iterator()
        if held.get(row.pk, set()) != _holds(row)
    ]


def appointments_with_strangers() -> list[int]:
    """Appointments with an employee, or of a person, of another office than their own."""
    rows = Appointment.objects.all()
    strangers = rows.exclude(employee__office=F("office")) | rows.exclude(
        person__office=F("office")
    )
    return sorted(set(strangers.values_list("pk", flat=True)))


def appointments_silently_missed(now: dt.datetime) -> list[int]:
    """Times here of a day that is over, to which nobody came, and nobody was told."""
    gone = Appointment.objects.filter(pk__in=appointments_nobody_came_to(now))
    with one_pack():
        return [row.pk for row in gone if now >= missed_at(row.begins, opening_of(row.office_id))]


def _holds(row: Appointment) -> set[tuple[HeldFor, int]]:
    if row.state not in OPEN:
        return set()
    what = [HeldFor.employee, HeldFor.person, *([HeldFor.room] if row.room else [])]
    span = Span(begins=row.begins, ends=row.ends)
    return {(one, quarter) for one in what for quarter in quarters_of(span)}
