"""When a policy gives way: at the minute, whatever the clock on the wall does."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.opening import us
from onedoor.rules.routing.fallback import falls_back_at_us, has_fallen_back, let_go
from tests.cast.at_the_door import visits

OSLO = ZoneInfo("Europe/Oslo")
minutes = st.integers(1, 480)
instants = st.integers(0, 2**52)


@given(since=instants, limit=minutes)
def test_a_policy_gives_way_at_the_exact_microsecond(since, limit):
    at = falls_back_at_us(since, limit)
    assert at == since + limit * 60 * 1_000_000
    assert not has_fallen_back(at, at - 1)
    assert has_fallen_back(at, at)


@given(since=instants, now=instants)
def test_without_minutes_a_policy_never_gives_way_by_waiting(since, now):
    assert not has_fallen_back(falls_back_at_us(since, 0), now)


@pytest.mark.parametrize("day", [dt.date(2026, 3, 29), dt.date(2026, 10, 25)])
def test_a_quarter_is_a_quarter_in_the_night_the_clocks_are_changed(day):
    midnight = dt.datetime.combine(day, dt.time.min, OSLO).astimezone(dt.UTC)
    came = us(midnight + dt.timedelta(minutes=50))
    assert falls_back_at_us(came, 15) == us(midnight + dt.timedelta(minutes=65))


@given(visits)
def test_a_fallback_lets_go_of_whom_and_which_unit_was_asked_for_and_of_nothing_else(visit):
    found = let_go(visit)
    assert (found.for_employee, found.for_unit) == (0, 0)
    back = replace(found, for_employee=visit.for_employee, for_unit=visit.for_unit)
    assert back == visit
