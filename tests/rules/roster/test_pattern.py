"""A pattern is a round of weeks, gone through again and again from the opening day's week."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.roster.pattern import (
    Pattern,
    always,
    duty_by_pattern,
    monday_of,
    week_of_the_round,
)
from onedoor.vocabulary.roster import DutyKind, HalfDay

MONDAY = dt.date(2026, 3, 2)
EARLY = ((DutyKind.front, DutyKind.support),) * 5 + ((DutyKind.off, DutyKind.off),) * 2
LATE = ((DutyKind.support, DutyKind.front),) * 5 + ((DutyKind.off, DutyKind.off),) * 2
TWO_WEEKS = Pattern(begins=dt.date(2026, 3, 4), weeks=(EARLY, LATE))

days = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (MONDAY, DutyKind.front, DutyKind.support),
        (MONDAY + dt.timedelta(days=7), DutyKind.support, DutyKind.front),
        (MONDAY + dt.timedelta(days=14), DutyKind.front, DutyKind.support),
        (MONDAY - dt.timedelta(days=7), DutyKind.support, DutyKind.front),
        (MONDAY + dt.timedelta(days=5), DutyKind.off, DutyKind.off),
    ],
)
def test_two_weeks_take_turns_before_the_beginning_too(day, before, after):
    assert duty_by_pattern(TWO_WEEKS, day, HalfDay.before_noon) is before
    assert duty_by_pattern(TWO_WEEKS, day, HalfDay.after_noon) is after


@given(days, st.sampled_from(HalfDay))
def test_after_a_whole_round_everything_is_as_it_was(day, half):
    later = day + dt.timedelta(weeks=len(TWO_WEEKS.weeks))
    assert duty_by_pattern(TWO_WEEKS, day, half) is duty_by_pattern(TWO_WEEKS, later, half)


@given(days)
def test_a_week_of_the_round_begins_on_a_monday_and_lasts_seven_days(day):
    monday = monday_of(day)
    assert monday.weekday() == 0
    week = {monday + dt.timedelta(days=number) for number in range(7)}
    assert {week_of_the_round(TWO_WEEKS, one) for one in week} == {
        week_of_the_round(TWO_WEEKS, day)
    }


@given(days, st.sampled_from(HalfDay), st.sampled_from(DutyKind))
def test_who_has_one_post_has_it_always(day, half, kind):
    pattern = Pattern(begins=MONDAY, weeks=always(kind))
    assert duty_by_pattern(pattern, day, half) is kind
