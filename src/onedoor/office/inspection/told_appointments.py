"""What the tables tell of appointments, in the journal's own terms."""

from __future__ import annotations

from onedoor.office.appointment.models import Appointment
from onedoor.rules.fold.told_appointments import AppointmentTold
from onedoor.rules.opening import us


def told_appointments() -> dict[int, AppointmentTold]:
    """Every time that was agreed on, and what became of it."""
    return {row.pk: _appointment(row) for row in Appointment.objects.all().iterator()}


def _appointment(row: Appointment) -> AppointmentTold:
    return AppointmentTold(
        office=row.office_id,
        person=row.person_id,
        of_case=row.case_id or 0,
        need=row.need_id,
        employee=row.employee_id,
        unit=row.unit_id,
        purpose=row.purpose,
        place=row.place,
        begins_us=us(row.begins),
        ends_us=us(row.ends),
        room=row.room,
        private_room=row.private_room,
        step_free=row.step_free,
        interpreter=row.interpreter,
        spoken=row.spoken,
        remind=row.remind,
        state=row.state,
        visit=row.visit_id or 0,
        reminded_us=us(row.reminded_for) if row.reminded_for else 0,
        cancelled_why=row.cancelled_why,
    )
