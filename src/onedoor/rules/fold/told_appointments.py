"""What the journal tells of appointments: who meets whom when, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.vocabulary.appointment import (
    AppointmentState,
    CancelledWhy,
    InterpreterState,
    MeetingPlace,
    Purpose,
)
from onedoor.vocabulary.reception_codes import Spoken


@dataclass(kw_only=True, slots=True)
class AppointmentTold:
    """An appointment; `visit` is the one in which the person came for it, or 0.

    `reminded_us` is the time that the person was reminded of last, 0 for none.
    """

    office: int
    person: int
    of_case: int
    need: int
    employee: int
    unit: int
    purpose: Purpose
    place: MeetingPlace
    begins_us: int
    ends_us: int
    room: int
    private_room: bool
    step_free: bool
    interpreter: InterpreterState
    spoken: Spoken
    remind: bool
    state: AppointmentState = AppointmentState.agreed
    visit: int = 0
    reminded_us: int = 0
    cancelled_why: CancelledWhy | None = None
