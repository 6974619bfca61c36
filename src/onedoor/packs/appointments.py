"""Appointments in a pack: how long they are, when people are met by them, and in which rooms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from onedoor.packs.layout import each
from onedoor.packs.problems import Place, Problem
from onedoor.packs.table import Sourced, Words
from onedoor.vocabulary.texts import text

if TYPE_CHECKING:
    from onedoor.packs.pack import Pack

SAME_ROOM = text("Room %(number)s is named twice.")
NOT_AFTER = text("The last time ends at %(ends)s, which is not after the first, at %(begins)s.")
TOO_SHORT = text(
    "From %(begins)s to %(ends)s there is no room for an appointment of %(minutes)s minutes."
)
ODD = text("%(value)s minutes are no whole number of quarters of an hour.")


class AppointmentTable(Sourced):
    """How people are met by appointment."""

    begins: dt.time = dt.time(8, 0)
    """When the first appointment of an open day can begin; the doors may open later."""
    ends: dt.time = dt.time(15, 30)
    """When the last appointment of an open day ends."""
    minutes: Annotated[int, Field(ge=15, le=480)] = 45
    """How long an appointment is, when nobody says otherwise: quarters of an hour."""
    missed_days: Annotated[int, Field(ge=0, le=30)] = 1
    """Within how many working days whoever did not come is called."""
    interpreter_days: Annotated[int, Field(ge=0, le=30)] = 2
    """Within how many working days an interpreter is booked."""
    remind_days: Annotated[int, Field(ge=0, le=14)] = 1
    """How many working days before it a person is reminded, if they want to be."""
    remind_at: dt.time = dt.time(10, 0)
    """At what time of that day."""


class RoomTable(Sourced):
    """A room in which people are met."""

    number: Annotated[int, Field(ge=1, le=9999)]
    """The number on its door, the same for ever."""
    name: Words
    """What the room is called."""
    seats: Annotated[int, Field(ge=1, le=500)]
    """For how many."""
    private: bool = True
    """Whether nobody outside can see or hear who is there."""
    step_free: bool = True
    """Whether one comes in without steps."""
    alarm: bool = False
    """Whether there is an alarm in it."""


def appointment_problems(pack: Pack) -> list[Problem]:
    """Times that run backwards, odd lengths, and rooms named twice."""
    return [*_times(pack), *_rooms(pack)]


def _times(pack: Pack) -> Iterator[Problem]:
    said, place = pack.appointment, Place("office.toml", "appointment")
    begins, ends = said.begins.isoformat("minutes"), said.ends.isoformat("minutes")
    if said.minutes % 15:
        yield place.problem("minutes", ODD, value=said.minutes)
    if said.ends <= said.begins:
        yield place.problem("ends", NOT_AFTER, ends=ends, begins=begins)
    elif minutes_of(said.ends) - minutes_of(said.begins) < said.minutes:
        yield place.problem("minutes", TOO_SHORT, begins=begins, ends=ends, minutes=said.minutes)


def _rooms(pack: Pack) -> Iterator[Problem]:
    seen: set[int] = set()
    for place, room in each("room", pack.room):
        if room.number in seen:
            yield place.problem("number", SAME_ROOM, number=room.number)
        seen.add(room.number)


def minutes_of(time: dt.time) -> int:
    """A time of day in minutes after midnight."""
    return time.hour * 60 + time.minute
