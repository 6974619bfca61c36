"""What is due of appointments: the instants the ticker looks for, by index, oldest first."""

from __future__ import annotations

import datetime as dt

from onedoor.office.appointment.models import Appointment
from onedoor.vocabulary.appointment import AppointmentState, MeetingPlace

_A_DAY = dt.timedelta(hours=12)


def appointments_nobody_came_to(now: dt.datetime) -> list[int]:
    """Times here that have gone by, and may be of a day that is over; the action asks the clock."""
    gone = Appointment.objects.filter(
        state=AppointmentState.agreed, place=MeetingPlace.here, ends__lt=now - _A_DAY / 2
    )
    return list(gone.order_by("begins", "pk").values_list("pk", flat=True))
