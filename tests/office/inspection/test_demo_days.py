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
    ("now", "last"),
    [
        ("2027-03-09T08:59+00:00", "2027-03-08"),  # Tuesday, before its first hour has passed
        ("2027-03-09T09:00+00:00", "2027-03-09"),
        ("2027-03-09T22:00+00:00", "2027-03-09"),
        ("2027-03-14T12:00+00:00", "2027-03-12"),  # Sunday
        ("2027-03-29T12:00+00:00", "2027-03-24"),  # Easter Monday
    ],
)
def test_the_last_day_is_the_last_that_has_begun(now, last):
    days = Days(OPENING, dt.datetime.fromisoformat(now))
    assert days.last == dt.date.fromisoformat(last)


@given(now=moments)
def test_the_week_is_of_working_days_in_order(now):
    week = Days(OPENING, now).week
    assert len(week) == WEEKS_DAYS
    assert week == sorted(set(week))
    assert all(is_open_on(day, OPENING) for day in week)


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
    assert days.later(days.sometime(days.last, Random(1)), Random(2)) <= days.last_look <= now
