"""Appointment: a time that a person and an employee have agreed on, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.reception_codes import Spoken
from onedoor.vocabulary.texts import text


class Purpose(Code):
    """What a time was agreed for. It stands in no reminder and on no board."""

    first_talk = 1, text("a first talk")
    follow_up = 2, text("follow-up")
    papers = 3, text("papers to go through")
    decision = 4, text("to talk about a decision")
    together = 5, text("a meeting of several")
    other = 6, text("something else")


class MeetingPlace(Code):
    """Where they meet."""

    here = 1, text("here at the office")
    phone = 2, text("by phone")
    video = 3, text("by video")
    elsewhere = 4, text("at another place")


class AppointmentState(Code):
    """How an appointment stands."""

    agreed = 1, text("agreed")
    came = 2, text("the person is here")
    kept = 3, text("kept")
    missed = 4, text("the person did not come")
    cancelled = 5, text("cancelled")


class InterpreterState(Code):
    """How it stands with the interpreter."""

    none = 0, text("no interpreter")
    to_book = 1, text("an interpreter is to be booked")
    booked = 2, text("an interpreter is booked")
    not_found = 3, text("no interpreter was found")


class MovedWhy(Code):
    """Why a time was moved, or is somebody else's now."""

    person_asked = 1, text("The person asked for it.")
    we_cannot = 2, text("We cannot at that time.")
    holder_changed = 3, text("Somebody else has the case now.")
    absence = 4, text("Whom they were to meet is away.")
    room = 5, text("The room is needed for something else.")


class CancelledWhy(Code):
    """Why a time was cancelled; who did it says whether it was the person's wish."""

    person_cannot = 1, text("The person cannot come.")
    not_needed = 2, text("It is not needed any more.")
    we_cannot = 3, text("We cannot at that time, and agree on another.")
    mistake = 4, text("It was a mistake.")


class AppointmentReason(Code):
    """Why a time cannot be agreed on, or nothing more can be done with it."""

    past = 1, text("That time is past.")
    not_on_the_quarter = 2, text("Times begin and end on the quarter of an hour.")
    too_long = 3, text("That is longer than a day at the office.")
    closed_then = 4, text("Nobody works here at that time.")
    too_far = 5, text("The day is too far ahead.")
    employee_left = 6, text("They no longer work here.")
    employee_away = 7, text("They are away on that day.")
    at_the_door = 8, text("They stand at the door at that time.")
    employee_busy = 9, text("They have another time then.")
    person_busy = 10, text("The person has another time here then.")
    room_busy = 11, text("The room is taken then.")
    no_such_room = 12, text("There is no such room.")
    room_is_for_here = 13, text("A room is for those who come here.")
    room_not_private = 14, text("They asked for a private room, and this one is not.")
    room_has_steps = 15, text("They cannot take steps, and this room has some.")
    taken_meanwhile = 16, text("Somebody else took that time meanwhile. Choose another.")
    ended = 17, text("It is over or cancelled already.")
    not_begun = 18, text("It has not begun yet.")
    not_theirs = 19, text("It is another person's.")
    not_today = 20, text("It is not today.")
    no_interpreter = 21, text("No interpreter is asked for.")
    not_yours = 22, text("Only whom they are to meet, and those of the unit, can do this.")
    other_office = 23, text("It belongs to another office.")
    you_left = 24, text("You no longer work here.")
    not_their_case = 25, text("It is another person's case.")
    same_time = 26, text("That is the time it has.")
    clocks_jump = 27, text("The clocks are set forward then: there is no such time that day.")


@dataclass(frozen=True, kw_only=True)
class AppointmentMade(Event):
    """A person and an employee agreed on a time.

    `room` is the number of a room of the pack, or 0. `remind` is the person's yes to be reminded.
    """

    appointment: int
    need: int
    with_employee: int
    at_unit: int
    purpose: Purpose
    meeting_place: MeetingPlace
    begins_us: int
    ends_us: int
    room: int
    private_room: bool
    step_free: bool
    interpreter_state: InterpreterState
    spoken: Spoken
    remind: bool


@dataclass(frozen=True, kw_only=True)
class AppointmentMoved(Event):
    """It is at another time, in another room, or with another employee from now on."""

    appointment: int
    with_employee: int
    at_unit: int
    begins_us: int
    ends_us: int
    room: int
    interpreter_state: InterpreterState
    moved_why: MovedWhy


@dataclass(frozen=True, kw_only=True)
class AppointmentCancelled(Event):
    """It was cancelled: by the actor, or by the person when `by_person`."""

    appointment: int
    cancelled_why: CancelledWhy
    by_person: bool


@dataclass(frozen=True, kw_only=True)
class AppointmentCame(Event):
    """The person came for it, and waits in a visit."""

    appointment: int
    came_in: int


@dataclass(frozen=True, kw_only=True)
class AppointmentKept(Event):
    """The person and the employee met, as they had agreed; nothing is owed of it any more."""

    appointment: int


@dataclass(frozen=True, kw_only=True)
class AppointmentMissed(Event):
    """The person did not come, and is owed a call."""

    appointment: int


@dataclass(frozen=True, kw_only=True)
class InterpreterAnswered(Event):
    """An interpreter was booked for it, or none was found."""

    appointment: int
    interpreter_state: InterpreterState


@dataclass(frozen=True, kw_only=True)
class PersonReminded(Event):
    """A reminder of the time at which it begins has left for the person."""

    appointment: int
    begins_us: int


@dataclass(frozen=True, kw_only=True)
class ReminderGivenUp(Event):
    """No reminder could be sent, however often it was tried; somebody owes it to tell them."""

    appointment: int
