"""Times: nobody is promised twice, nothing outside the hours, and clocks that jump are no trap."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.appointment.times import (
    Hours,
    RoomFacts,
    Span,
    Taken,
    Wish,
    free_times,
    quarters_of,
    wall_time,
    what_hinders_a_time,
)
from onedoor.rules.opening import Opening
from onedoor.vocabulary.appointment import AppointmentReason, MeetingPlace
from tests.cast.facts import OPENING

MONDAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 6, tzinfo=dt.UTC)  # seven in Oslo
HOURS = Hours(opening=OPENING, begins=8 * 60, ends=15 * 60 + 30, last_day=dt.date(2027, 3, 2))
MINUTE = dt.timedelta(minutes=1)
FREE = Taken()


def at(hour: int, minute: int = 0, *, minutes: int = 45, day: dt.date = MONDAY) -> Span:
    """A time on the office's wall."""
    begins = wall_time(day, hour * 60 + minute, OPENING)
    assert begins is not None
    return Span(begins=begins, ends=begins + minutes * MINUTE)


def hindrance(span: Span, *, taken: Taken = FREE, person: tuple[Span, ...] = (), **wish):
    asked = Wish(span=span, **{"place": MeetingPlace.here, "room": None, **wish})
    return what_hinders_a_time(asked, hours=HOURS, employee=taken, person=person, now=NOW)


def free(day: dt.date = MONDAY, minutes: int = 45, *, taken: Taken = FREE, hours: Hours = HOURS):
    return list(free_times(day, minutes, hours=hours, employee=taken, now=NOW))


@pytest.mark.parametrize(
    ("span", "because"),
    [
        (at(10), None),
        (at(8), None),
        (at(14, 45), None),
        (at(7, 45), AppointmentReason.closed_then),
        (at(15), AppointmentReason.closed_then),
        (at(10, 5), AppointmentReason.not_on_the_quarter),
        (at(10, minutes=20), AppointmentReason.not_on_the_quarter),
        (at(10, minutes=0), AppointmentReason.too_long),
        (at(10, minutes=24 * 60), AppointmentReason.too_long),
        (at(10, day=dt.date(2026, 2, 27)), AppointmentReason.past),
        (at(10, day=dt.date(2026, 3, 7)), AppointmentReason.closed_then),
        (at(10, day=dt.date(2027, 3, 3)), AppointmentReason.too_far),
    ],
)
def test_a_time_is_ahead_and_within_the_hours_and_on_the_quarter(span, because):
    assert hindrance(span) is because


@pytest.mark.parametrize(
    ("taken", "person", "because"),
    [
        (Taken(at_the_door=(at(9, minutes=180),)), (), AppointmentReason.at_the_door),
        (Taken(away=(at(9, minutes=180),)), (), AppointmentReason.employee_away),
        (Taken(busy=(at(10, 30),)), (), AppointmentReason.employee_busy),
        (Taken(), (at(10, 30),), AppointmentReason.person_busy),
        (Taken(busy=(at(10, 45),)), (at(9, 15),), None),
    ],
)
def test_nobody_is_asked_to_be_in_two_places(taken, person, because):
    assert hindrance(at(10), taken=taken, person=person) is because


@pytest.mark.parametrize(
    ("room", "told", "because"),
    [
        (RoomFacts(number=1), {}, None),
        (RoomFacts(number=9, there=False), {}, AppointmentReason.no_such_room),
        (RoomFacts(number=1), {"place": MeetingPlace.phone}, AppointmentReason.room_is_for_here),
        (RoomFacts(number=1), {"private_room": True}, AppointmentReason.room_not_private),
        (RoomFacts(number=1, private=True), {"private_room": True}, None),
        (
            RoomFacts(number=1, step_free=False),
            {"step_free": True},
            AppointmentReason.room_has_steps,
        ),
        (RoomFacts(number=1, busy=(at(10, 30),)), {}, AppointmentReason.room_busy),
    ],
)
def test_a_room_is_there_and_free_and_fit(room, told, because):
    assert hindrance(at(10), room=room, **told) is because


def test_free_times_leave_out_the_door_and_what_is_agreed_on():
    taken = Taken(at_the_door=(at(9, minutes=180),), busy=(at(12),))
    found = [one.begins for one in free(taken=taken)]
    assert found[0] == at(8).begins
    assert at(8, 15).begins in found
    assert at(8, 30).begins not in found
    assert at(12, 45).begins in found


def test_a_closed_day_has_no_free_time_and_a_full_one_none():
    assert free(dt.date(2026, 3, 7)) == []
    assert free(taken=Taken(busy=(at(8, minutes=450),))) == []


@given(
    st.integers(0, 400),
    st.sampled_from([15, 30, 45, 60, 90]),
    st.lists(st.tuples(st.integers(8, 14), st.sampled_from([15, 45, 120])), max_size=4),
)
def test_every_free_time_is_one_the_rule_lets_be(days, minutes, others):
    day = MONDAY + dt.timedelta(days=days)
    taken = Taken(busy=tuple(at(hour, minutes=length, day=day) for hour, length in others))
    for span in free(day, minutes, taken=taken):
        assert hindrance(span, taken=taken) is None


@given(st.integers(0, 96), st.integers(1, 16), st.integers(0, 96), st.integers(1, 16))
def test_two_times_share_a_quarter_exactly_when_they_overlap(first, long, second, other):
    one = at(0, minutes=long * 15), at(0, minutes=other * 15)
    quarter = dt.timedelta(minutes=15)
    a = replace(one[0], begins=one[0].begins + first * quarter, ends=one[0].ends + first * quarter)
    b = replace(
        one[1], begins=one[1].begins + second * quarter, ends=one[1].ends + second * quarter
    )
    assert bool(set(quarters_of(a)) & set(quarters_of(b))) == a.overlaps(b)


DAY_AND_NIGHT = Opening(weekdays=((0, 1439),) * 7, closed=frozenset(), zone="Europe/Oslo")
SPRING, AUTUMN = dt.date(2026, 3, 29), dt.date(2026, 10, 25)


def test_an_hour_that_the_clocks_jump_over_is_no_time():
    assert wall_time(SPRING, 2 * 60 + 30, DAY_AND_NIGHT) is None
    hours = Hours(opening=DAY_AND_NIGHT, begins=0, ends=1439, last_day=dt.date(2027, 1, 1))
    found = free(SPRING, hours=hours)
    assert len({one.begins for one in found}) == len(found)


def test_ten_on_the_wall_is_ten_on_both_sides_of_summer_time():
    before, after = at(10, day=dt.date(2026, 3, 27)), at(10, day=dt.date(2026, 3, 30))
    assert (before.begins.hour, after.begins.hour) == (9, 8)


def test_an_hour_that_comes_twice_in_autumn_is_one_time():
    assert wall_time(AUTUMN, 2 * 60 + 30, DAY_AND_NIGHT) == dt.datetime(
        2026, 10, 25, 0, 30, tzinfo=dt.UTC
    )
