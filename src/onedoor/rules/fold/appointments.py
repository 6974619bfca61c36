"""What lines about appointments change: when and with whom they are, and how they ended."""

from __future__ import annotations

from onedoor.rules.fold.told import Told
from onedoor.rules.fold.told_appointments import AppointmentTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.vocabulary.appointment import (
    AppointmentCame,
    AppointmentCancelled,
    AppointmentKept,
    AppointmentMade,
    AppointmentMissed,
    AppointmentMoved,
    AppointmentState,
    InterpreterAnswered,
    PersonReminded,
    ReminderGivenUp,
)
from onedoor.vocabulary.envelope import Envelope


@fold_line.register
def _(event: AppointmentMade, line: Envelope, told: Told) -> None:
    told.appointments[event.appointment] = AppointmentTold(
        office=line.office,
        person=line.person_key,
        of_case=line.case_key,
        need=event.need,
        employee=event.with_employee,
        unit=event.at_unit,
        purpose=event.purpose,
        place=event.meeting_place,
        begins_us=event.begins_us,
        ends_us=event.ends_us,
        room=event.room,
        private_room=event.private_room,
        step_free=event.step_free,
        interpreter=event.interpreter_state,
        spoken=event.spoken,
        remind=event.remind,
    )


@fold_line.register
def _(event: AppointmentMoved, line: Envelope, told: Told) -> None:
    row = told.appointments[event.appointment]
    row.employee, row.unit, row.room = event.with_employee, event.at_unit, event.room
    row.begins_us, row.ends_us = event.begins_us, event.ends_us
    row.interpreter = event.interpreter_state


@fold_line.register
def _(event: AppointmentCancelled, line: Envelope, told: Told) -> None:
    row = told.appointments[event.appointment]
    row.state, row.cancelled_why = AppointmentState.cancelled, event.cancelled_why


@fold_line.register
def _(event: AppointmentCame, line: Envelope, told: Told) -> None:
    row = told.appointments[event.appointment]
    row.state, row.visit = AppointmentState.came, event.came_in


@fold_line.register
def _(event: AppointmentKept, line: Envelope, told: Told) -> None:
    told.appointments[event.appointment].state = AppointmentState.kept


@fold_line.register
def _(event: AppointmentMissed, line: Envelope, told: Told) -> None:
    told.appointments[event.appointment].state = AppointmentState.missed


@fold_line.register
def _(event: InterpreterAnswered, line: Envelope, told: Told) -> None:
    told.appointments[event.appointment].interpreter = event.interpreter_state


@fold_line.register
def _(event: PersonReminded, line: Envelope, told: Told) -> None:
    told.appointments[event.appointment].reminded_us = event.begins_us


@fold_line.register
def _(event: ReminderGivenUp, line: Envelope, told: Told) -> None:
    """What is owed for it is told by a line of its own."""
