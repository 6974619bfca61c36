"""What is due of appointments: the instants the ticker looks for, by index, oldest first."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from onedoor.office.appointment.models import Appointment
from onedoor.office.appointment.reminding.senders import sender
from onedoor.vocabulary.appointment import AppointmentState, MeetingPlace

_A_WHILE = dt.timedelta(hours=6)
# The pack reminds at most fourteen working days before, and two weeks of them may be closed.
_FURTHEST_AHEAD = dt.timedelta(days=60)


def appointments_nobody_came_to(now: dt.datetime) -> list[int]:
    """Times here that have gone by, and may be of a day that is over; the action asks the clock."""
    gone = Appointment.objects.filter(
        state=AppointmentState.agreed, place=MeetingPlace.here, ends__lt=now - _A_WHILE
    )
    return list(gone.order_by("begins", "pk").values_list("pk", flat=True))


def appointments_to_remind_of(now: dt.datetime) -> list[int]:
    """Times whose person may be reminded now; the action asks the rule. None without a sender."""
    if sender() is None:
        return []
    coming = Appointment.objects.filter(
        state=AppointmentState.agreed,
        remind=True,
        begins__gt=now,
        begins__lt=now + _FURTHEST_AHEAD,
        person__email__isnull=False,
    )
    again = coming.exclude(reminded_for=F("begins"))
    return list(again.order_by("begins", "pk").values_list("pk", flat=True))
