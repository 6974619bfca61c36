"""Times: when somebody can meet a person, by the office's hours, their duties and the rooms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from onedoor.rules.opening import Opening, is_open_on
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.appointment import AppointmentReason, MeetingPlace

QUARTER = dt.timedelta(minutes=15)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hours:
    """When people can be met: the office's opening days, and between these minutes of each.

    The doors may be open for fewer hours than people are met by appointment.
    """

    opening: Opening
    begins: int
    ends: int
    last_day: dt.date


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A time from `begins` until `ends`, the end not included."""

    begins: dt.datetime
    ends: dt.datetime

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a moment in common."""
        return self.begins < other.ends and other.begins < self.ends


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """When somebody cannot: they stand at the door, are away, or have another time."""

    at_the_door: tuple[Span, ...] = ()
    away: tuple[Span, ...] = ()
    busy: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RoomFacts:
    """A room: its number in the pack, what it is, and when it is taken. `there` is false for a
    number that the pack does not have."""

    number: int
    private: bool = False
    step_free: bool = True
    there: bool = True
    busy: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What is to be agreed on: when, where, in which room, and what the person needs of it."""

    span: Span
    place: MeetingPlace
    room: RoomFacts | None
    private_room: bool = False
    step_free: bool = False


def quarters_of(span: Span) -> range:
    """The quarters of an hour since 1970 that a time covers: two times with none in common can
    both be held by one employee, one room and one person."""
    return range((span.begins - _EPOCH) // QUARTER, -(-(span.ends - _EPOCH) // QUARTER))


def wall_time(day: dt.date, minutes: int, opening: Opening) -> dt.datetime | None:
    """The instant of a time on the office's wall, in UTC; None when the clocks jump over it.

    Of an hour that comes twice in autumn it is the first.
    """
    zone = ZoneInfo(opening.zone)
    wall = dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minutes)
    found = wall.replace(tzinfo=zone).astimezone(dt.UTC)
    return found if found.astimezone(zone).replace(tzinfo=None) == wall else None


def what_hinders_a_time(
    wish: Wish, *, hours: Hours, employee: Taken, person: Iterable[Span], now: dt.datetime
) -> AppointmentReason | None:
    """Why this time cannot be agreed on; None when it can."""
    span = wish.span
    return (
        _wrong_time(span, hours, now)
        or first_no(
            (_meets(span, employee.away), AppointmentReason.employee_away),
            (_meets(span, employee.at_the_door), AppointmentReason.at_the_door),
            (_meets(span, employee.busy), AppointmentReason.employee_busy),
            (_meets(span, person), AppointmentReason.person_busy),
        )
        or _wrong_room(wish)
    )


def free_times(
    day: dt.date, minutes: int, *, hours: Hours, employee: Taken, now: dt.datetime
) -> Iterator[Span]:
    """The times of a day, so many minutes long, at which somebody can be met; by the quarter."""
    for begins in range(hours.begins, hours.ends - minutes + 1, 15):
        at = wall_time(day, begins, hours.opening)
        if at is None:
            continue
        span = Span(begins=at, ends=at + dt.timedelta(minutes=minutes))
        wish = Wish(span=span, place=MeetingPlace.phone, room=None)
        if what_hinders_a_time(wish, hours=hours, employee=employee, person=(), now=now) is None:
            yield span


def _wrong_time(span: Span, hours: Hours, now: dt.datetime) -> AppointmentReason | None:
    zone = ZoneInfo(hours.opening.zone)
    begins, ends = span.begins.astimezone(zone), span.ends.astimezone(zone)
    outside = (
        not is_open_on(begins.date(), hours.opening)
        or _minutes(begins) < hours.begins
        or _minutes(ends) > hours.ends
    )
    return first_no(
        (bool((span.begins - _EPOCH) % QUARTER), AppointmentReason.not_on_the_quarter),
        (bool((span.ends - _EPOCH) % QUARTER), AppointmentReason.not_on_the_quarter),
        (span.begins < now, AppointmentReason.past),
        (ends.date() != begins.date(), AppointmentReason.too_long),
        (span.ends <= span.begins, AppointmentReason.too_long),
        (begins.date() > hours.last_day, AppointmentReason.too_far),
        (outside, AppointmentReason.closed_then),
    )


def _wrong_room(wish: Wish) -> AppointmentReason | None:
    room = wish.room
    if room is None:
        return None
    return first_no(
        (not room.there, AppointmentReason.no_such_room),
        (wish.place is not MeetingPlace.here, AppointmentReason.room_is_for_here),
        (wish.private_room and not room.private, AppointmentReason.room_not_private),
        (wish.step_free and not room.step_free, AppointmentReason.room_has_steps),
        (_meets(wish.span, room.busy), AppointmentReason.room_busy),
    )


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(one) for one in others)


def _minutes(wall: dt.datetime) -> int:
    return wall.hour * 60 + wall.minute
