"""Appointments' rows: the times that were agreed on, and the quarters of an hour they hold.

The database itself refuses that an employee, a room or a person is promised twice for the same
quarter of an hour (law 8): each holds a row for it, and the row can be there once.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from onedoor.office.code_field import CodeField
from onedoor.vocabulary.appointment import (
    AppointmentState,
    CancelledWhy,
    InterpreterState,
    MeetingPlace,
    Purpose,
)
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.reception_codes import Spoken


class HeldFor(Code):
    """What a quarter of an hour of is held."""

    employee = 1
    room = 2
    person = 3


class Appointment(models.Model):
    """A time that a person and an employee have agreed on.

    `room` is the number of a room in the pack, 0 for none; `address` where they meet when it is
    elsewhere. `need` is what the person asked for when it was agreed on. `reminded_for` is the time
    that the person was reminded of last.
    """

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="appointments")
    case = models.ForeignKey(
        "Case", null=True, on_delete=models.PROTECT, related_name="appointments"
    )
    need = models.OneToOneField("Need", on_delete=models.PROTECT, related_name="appointment")
    employee = models.ForeignKey("Employee", on_delete=models.PROTECT, related_name="appointments")
    unit = models.ForeignKey("Unit", on_delete=models.PROTECT, related_name="+")
    purpose = CodeField(Purpose)
    place = CodeField(MeetingPlace)
    address = models.CharField(max_length=120, blank=True)
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    room = models.PositiveIntegerField(default=0)
    private_room = models.BooleanField()
    step_free = models.BooleanField()
    interpreter = CodeField(InterpreterState)
    spoken = CodeField(Spoken)
    remind = models.BooleanField()
    state = CodeField(AppointmentState)
    visit = models.ForeignKey(
        "Visit", null=True, on_delete=models.PROTECT, related_name="appointments"
    )
    cancelled_why = CodeField(CancelledWhy, null=True)
    made_at = models.DateTimeField()
    reminded_for = models.DateTimeField(null=True)

    class Meta:
        db_table = "appointment"
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="a_time_goes_forwards"),
            models.CheckConstraint(
                condition=Q(state=AppointmentState.cancelled, cancelled_why__isnull=False)
                | Q(~Q(state=AppointmentState.cancelled), cancelled_why=None),
                name="a_cancelled_time_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=AppointmentState.came, visit=None),
                name="who_has_come_is_in_a_visit",
            ),
        ]
        indexes = [
            models.Index(fields=["employee", "begins"], name="appointment_by_employee"),
            models.Index(fields=["person", "begins"], name="appointment_by_person"),
            models.Index(fields=["office", "state", "begins"], name="appointment_by_day"),
        ]


class HeldQuarter(models.Model):
    """A quarter of an hour of an employee, a room or a person that an appointment holds.

    `quarter` counts quarters of an hour since 1970 in UTC; `key` is a row number, or a room's
    number.
    """

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="held")
    held_for = CodeField(HeldFor)
    key = models.BigIntegerField()
    quarter = models.BigIntegerField()

    class Meta:
        db_table = "held_quarter"
        constraints = [
            models.UniqueConstraint(
                fields=["office", "held_for", "key", "quarter"], name="held_quarter_once"
            )
        ]


class Reminder(models.Model):
    """A reminder on its way: once for each time an appointment has had.

    The try is counted before it is made, so that two tickers never make the same one. No address
    stands here: it is the person's, as long as they have one.
    """

    office = models.ForeignKey("Office", on_delete=models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="reminders")
    begins = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    over = models.BooleanField(default=False)

    class Meta:
        db_table = "reminder"
        constraints = [
            models.UniqueConstraint(fields=["appointment", "begins"], name="one_reminder_of_a_time")
        ]
