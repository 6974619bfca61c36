"""The days of the demo's story: working days up to `now`, at whatever time of day it is made."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.office.inspection.demo.days import WEEKS_DAYS, Days
from onedoor.packs.calendar import opening
from onedoor.packs.reader import read_pack, shipped
from onedoor.rules.opening import day_of, is_open_on

A_MINUTE = dt.timedelta(minutes=1)
OPENING = opening(read_pack(shipped("example")))
NEW_YEAR = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
moments = st.integers(0, 9 * 365 * 24 * 60).map(lambda minutes: NEW_YEAR + minutes * A_MINUTE)


@pytest.mark.parametrize(
    ("now", "opened", "kept_open"),
    [
        ("2027-03-09T08:20+00:00", "2027-03-09T08:00+00:00", False),  # Tuesday, just opened
        ("2027-03-09T13:00+00:00", "2027-03-09T08:00+00:00", False),
        ("2027-03-09T14:00+00:00", "2027-03-09T11:30+00:00", True),  # closed this minute
        ("2027-03-09T07:10+00:00", "2027-03-09T04:40+00:00", True),  # not open yet
        ("2027-03-09T23:10+00:00", "2027-03-09T23:00+00:00", True),  # ten minutes past midnight
        ("2027-03-14T12:00+00:00", "2027-03-14T09:30+00:00", True),  # Sunday
        ("2027-03-29T12:00+00:00", "2027-03-29T09:30+00:00", True),  # Easter Monday
    ],
)
def test_it_is_always_a_morning(now, opened, kept_open):
    days = Days(OPENING, dt.datetime.fromisoformat(now))
    assert (days.doors_opened, days.kept_open) == (dt.datetime.fromisoformat(opened), kept_open)


@given(now=moments)
def test_the_morning_is_of_today_and_before_now(now):
    days = Days(OPENING, now)
    assert days.doors_opened <= now
    assert day_of(days.doors_opened, OPENING) == days.today == days.week[-1]


@given(now=moments)
def test_the_week_is_of_working_days_in_order(now):
    week = Days(OPENING, now).week
    assert len(week) == WEEKS_DAYS
    assert week == sorted(set(week))
    assert all(is_open_on(day, OPENING) for day in week[:-1])


@given(now=moments, back=st.integers(0, 200), seed=st.integers())
def test_everything_happens_before_now_and_in_its_day(now, back, seed):
    days, dice = Days(OPENING, now), Random(seed)
    day = days.back(back)
    first = days.sometime(day, dice)
    second = days.later(first, dice)
    assert day_of(first, OPENING) == day_of(second, OPENING) == day
    assert first <= second <= now
    assert second < days.evening(day)


@given(now=moments)
def test_the_tickers_last_look_lies_between_the_story_and_now(now):
    days = Days(OPENING, now)
    last = days.later(days.sometime(days.today, Random(1)), Random(2))
    assert last <= days.last_look <= now
