"""Appointments in one's own calendar: that there is one, when and where, and with nobody's name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext

from onedoor.office.appointment.gathering import whole_day
from onedoor.office.appointment.models import Appointment
from onedoor.office.appointment.queries import room_name
from onedoor.office.pages.wording import capital, words
from onedoor.office.people.models import Employee
from onedoor.office.roster.feed.entries import SOURCES, Entry
from onedoor.rules.appointment.agreed import OPEN
from onedoor.vocabulary.appointment import MeetingPlace


def appointment_entries(employee: Employee, first: dt.date, last: dt.date) -> Iterator[Entry]:
    """Somebody's appointments on these days that have not had their end.

    An address is somebody's home, so it never leaves the office: only a room has its name there.
    """
    office = employee.office_id
    rows = Appointment.objects.filter(
        employee=employee,
        state__in=OPEN,
        begins__gte=whole_day(office, first).begins,
        begins__lt=whole_day(office, last + dt.timedelta(days=1)).begins,
    )
    for row in rows.order_by("begins", "pk"):
        yield Entry(
            key=f"appointment-{row.pk}",
            called=gettext("Appointment"),
            begins=row.begins,
            ends=row.ends,
            place=_place(row),
        )


def _place(row: Appointment) -> str:
    if row.place is MeetingPlace.here and row.room:
        return room_name(row.office_id, row.room)
    return capital(words(row.place))


SOURCES.append(appointment_entries)
