"""When the office works, and when things fall due: on its own clock, summer and winter."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.opening import (
    NeverOpen,
    Opening,
    day_of,
    due_after,
    end_of_day,
    instant,
    is_open_at,
    is_open_on,
    midnight_after,
    us,
    working_day_after,
)

OSLO = ZoneInfo("Europe/Oslo")
NINE, HALF_PAST_THREE, MIDNIGHT = 9 * 60, 15 * 60 + 30, 24 * 60
HOURS = (NINE, HALF_PAST_THREE)
CHRISTMAS = frozenset({dt.date(2026, 12, 24), dt.date(2026, 12, 25)})
OFFICE = Opening((HOURS,) * 5 + (None, None), CHRISTMAS, "Europe/Oslo")
ALWAYS = Opening(((0, MIDNIGHT),) * 7, frozenset(), "Europe/Oslo")

MONDAY, FRIDAY = dt.date(2026, 11, 23), dt.date(2026, 11, 27)
NEW_YEAR = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
nows = st.timedeltas(dt.timedelta(0), dt.timedelta(days=730)).map(lambda passed: NEW_YEAR + passed)
counts = st.integers(0, 40)


def at(day, hour, minute=0):
    """An instant by the clock on the office's wall."""
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=OSLO)


def test_weekends_and_single_days_are_closed():
    assert is_open_on(FRIDAY, OFFICE)
    assert not is_open_on(dt.date(2026, 11, 28), OFFICE)
    assert not is_open_on(dt.date(2026, 12, 24), OFFICE)


def test_the_day_is_the_one_where_the_office_stands():
    late_in_utc = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)
    assert day_of(late_in_utc, OFFICE) == dt.date(2026, 11, 24)


def test_working_days_pass_over_the_weekend():
    assert working_day_after(FRIDAY, 1, OFFICE) == dt.date(2026, 11, 30)
    assert working_day_after(MONDAY, 4, OFFICE) == FRIDAY


def test_from_a_closed_day_nought_and_one_are_both_the_next_open_day():
    saturday = dt.date(2026, 11, 28)
    assert working_day_after(saturday, 0, OFFICE) == dt.date(2026, 11, 30)
    assert working_day_after(saturday, 1, OFFICE) == dt.date(2026, 11, 30)


def test_an_office_that_never_opens_says_so():
    never = Opening((None,) * 7, frozenset(), "Europe/Oslo")
    with pytest.raises(NeverOpen, match="no open day"):
        working_day_after(MONDAY, 0, never)


def test_two_months_closed_is_too_long():
    days = frozenset(MONDAY + dt.timedelta(days=number) for number in range(60))
    with pytest.raises(NeverOpen):
        due_after(at(MONDAY, 8), 0, Opening((HOURS,) * 7, days, "Europe/Oslo"))


def test_the_day_ends_at_closing_time():
    assert end_of_day(FRIDAY, OFFICE) == at(FRIDAY, 15, 30)


def test_a_closed_day_ends_at_the_midnight_after_it():
    assert end_of_day(dt.date(2026, 11, 28), OFFICE) == at(dt.date(2026, 11, 29), 0)
    assert end_of_day(dt.date(2026, 12, 24), OFFICE) == at(dt.date(2026, 12, 25), 0)


def test_an_office_may_stay_open_till_midnight():
    assert end_of_day(MONDAY, ALWAYS) == at(dt.date(2026, 11, 24), 0)


@pytest.mark.parametrize(
    ("before", "after", "hours_between"),
    [
        (dt.date(2026, 3, 27), dt.date(2026, 3, 30), 3 * 24 - 1),  # summer time begins
        (dt.date(2026, 10, 23), dt.date(2026, 10, 26), 3 * 24 + 1),  # summer time ends
    ],
)
def test_closing_time_keeps_to_the_wall_clock(before, after, hours_between):
    closing, next_closing = end_of_day(before, OFFICE), due_after(at(before, 9), 1, OFFICE)
    assert next_closing == end_of_day(after, OFFICE)
    assert next_closing.astimezone(OSLO).time() == dt.time(15, 30)
    assert next_closing - closing == dt.timedelta(hours=hours_between)


def test_on_the_days_the_clock_jumps_an_open_office_closes_by_the_wall():
    sundays_too = Opening((HOURS,) * 7, frozenset(), "Europe/Oslo")
    for day, utc_hour in ((dt.date(2026, 3, 29), 13), (dt.date(2026, 10, 25), 14)):
        assert end_of_day(day, sundays_too).hour == utc_hour


def test_nought_days_is_today_until_closing_and_then_the_next_open_day():
    assert due_after(at(MONDAY, 15, 30), 0, OFFICE) == at(MONDAY, 15, 30)
    assert due_after(at(MONDAY, 15, 31), 0, OFFICE) == at(dt.date(2026, 11, 24), 15, 30)
    assert due_after(at(FRIDAY, 20), 0, OFFICE) == at(dt.date(2026, 11, 30), 15, 30)


def test_christmas_is_passed_over():
    assert due_after(at(dt.date(2026, 12, 23), 12), 1, OFFICE) == at(dt.date(2026, 12, 28), 15, 30)


@given(now=nows, days=counts)
def test_nothing_falls_due_on_a_closed_day_or_before_now(now, days):
    due = due_after(now, days, OFFICE)
    assert is_open_on(day_of(due, OFFICE), OFFICE)
    assert due >= now


@given(now=nows, days=counts)
def test_everything_falls_due_at_half_past_three_by_the_wall(now, days):
    assert due_after(now, days, OFFICE).astimezone(OSLO).time() == dt.time(15, 30)


@given(now=nows, days=counts, more=counts)
def test_more_days_are_never_earlier(now, days, more):
    assert due_after(now, days, OFFICE) <= due_after(now, days + more, OFFICE)


@given(now=nows, later=st.timedeltas(dt.timedelta(0), dt.timedelta(days=30)), days=counts)
def test_beginning_later_never_ends_earlier(now, later, days):
    assert due_after(now, days, OFFICE) <= due_after(now + later, days, OFFICE)


@given(now=nows)
def test_an_instant_and_its_microseconds_are_the_same(now):
    assert instant(us(now)) == now
    assert instant(us(now.astimezone(OSLO))) == now


@given(now=nows, days=counts)
def test_the_same_facts_give_the_same_answer(now, days):
    assert due_after(now, days, OFFICE) == due_after(now.astimezone(OSLO), days, OFFICE)


@pytest.mark.parametrize(
    ("minute", "is_open"),
    [(NINE - 1, False), (NINE, True), (HALF_PAST_THREE - 1, True), (HALF_PAST_THREE, False)],
)
@pytest.mark.parametrize("day", [MONDAY, dt.date(2026, 7, 1)])
def test_the_doors_are_open_by_the_clock_on_the_wall_in_winter_and_summer(day, minute, is_open):
    wall = dt.datetime.combine(day, dt.time(minute // 60, minute % 60), OSLO)
    assert is_open_at(wall.astimezone(dt.UTC), OFFICE) is is_open


@pytest.mark.parametrize("day", [dt.date(2026, 11, 28), dt.date(2026, 12, 24)])
def test_on_a_closed_day_the_doors_are_never_open(day):
    assert not is_open_at(dt.datetime.combine(day, dt.time(10), OSLO), OFFICE)


CHANGES = (
    dt.datetime(2026, 3, 29, 1, tzinfo=dt.UTC),  # summer time begins
    dt.datetime(2026, 10, 25, 1, tzinfo=dt.UTC),  # and ends
)
around_a_change = st.builds(
    lambda change, minutes: change + dt.timedelta(minutes=minutes),
    st.sampled_from(CHANGES),
    st.integers(-3 * 24 * 60, 3 * 24 * 60),
)


@given(now=around_a_change, days=st.integers(0, 3))
def test_around_the_change_of_the_clocks_what_is_due_in_days_is_due_on_that_day(now, days):
    due = due_after(now, days, ALWAYS)
    assert due >= now
    assert day_of(due - dt.timedelta(microseconds=1), ALWAYS) == day_of(now, OFFICE) + dt.timedelta(
        days
    )


@given(now=around_a_change)
def test_around_the_change_of_the_clocks_a_day_ends_where_the_next_begins(now):
    end = midnight_after(day_of(now, OFFICE), OFFICE)
    assert now < end <= now + dt.timedelta(hours=25)
    assert end.astimezone(OSLO).time() == dt.time.min
    assert day_of(end, OFFICE) == day_of(now, OFFICE) + dt.timedelta(days=1)
