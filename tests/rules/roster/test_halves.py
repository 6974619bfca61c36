"""Half days begin and end by the clock on the office's wall, whatever the clocks did at night."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.opening import Opening
from onedoor.rules.roster.halves import half_at, halves_of
from onedoor.vocabulary.roster import HalfDay

NOON = 12 * 60
CLOSED = dt.date(2026, 3, 4)
OFFICE = Opening(
    weekdays=((540, 900), (540, 900), (540, 900), (780, 1050), (540, 700), None, (540, 900)),
    closed=frozenset({CLOSED}),
    zone="Europe/Oslo",
)
MONDAY = dt.date(2026, 3, 2)


def utc(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), dt.UTC)


def test_a_day_is_parted_at_noon():
    before, after = halves_of(MONDAY, OFFICE, NOON)
    assert (before.begins, before.ends) == (utc(MONDAY, 8), utc(MONDAY, 11))
    assert (after.begins, after.ends) == (utc(MONDAY, 11), utc(MONDAY, 14))


@pytest.mark.parametrize(
    ("day", "only"), [(dt.date(2026, 3, 5), HalfDay.after_noon), (dt.date(2026, 3, 6), HalfDay(1))]
)
def test_a_day_that_noon_does_not_part_has_one_half(day, only):
    assert [half.half_day for half in halves_of(day, OFFICE, NOON)] == [only]


@pytest.mark.parametrize("day", [CLOSED, dt.date(2026, 3, 7)])
def test_a_closed_day_has_none(day):
    assert halves_of(day, OFFICE, NOON) == ()


def test_when_the_clocks_go_forward_at_night_nine_is_still_nine_on_the_wall():
    sunday = dt.date(2026, 3, 29)
    assert halves_of(sunday, OFFICE, NOON)[0].begins == utc(sunday, 7)
    assert halves_of(sunday - dt.timedelta(days=7), OFFICE, NOON)[0].begins.hour == 8


@pytest.mark.parametrize(
    ("hour", "minute", "which"),
    [
        (7, 44, None),
        (7, 45, HalfDay.before_noon),
        (10, 59, HalfDay.before_noon),
        (11, 0, HalfDay.after_noon),
        (13, 59, HalfDay.after_noon),
        (14, 0, None),
    ],
)
def test_the_first_half_begins_a_little_before_the_doors_open(hour, minute, which):
    half = half_at(utc(MONDAY, hour, minute), OFFICE, NOON, ready_minutes=15)
    assert (half and half.half_day) is which


@given(st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1)), st.integers(0, 1439))
def test_halves_follow_each_other_and_fill_the_opening_hours(day, noon):
    halves = halves_of(day, OFFICE, noon)
    for one, other in pairwise(halves):
        assert one.ends == other.begins
    hours = OFFICE.weekdays[day.weekday()]
    if halves and hours:
        assert halves[-1].ends - halves[0].begins == dt.timedelta(minutes=hours[1] - hours[0])
