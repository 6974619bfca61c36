"""Reminding: once, with a yes and an address, on a working day before, and given up in time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from onedoor.rules.appointment.reminding import RemindFacts, is_reminded, next_try, remind_at
from onedoor.vocabulary.appointment import AppointmentState
from tests.cast.facts import OPENING

TUESDAY = dt.datetime(2026, 3, 3, 10, tzinfo=dt.UTC)
MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)  # ten in Oslo
DAY, MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)
FACTS = RemindFacts(
    state=AppointmentState.agreed,
    begins=TUESDAY,
    made_at=MONDAY - 3 * DAY,
    wants_it=True,
    has_address=True,
)


def test_it_is_a_working_day_before_at_a_time_on_the_wall():
    assert remind_at(TUESDAY, 1, 600, OPENING) == MONDAY
    assert remind_at(MONDAY, 1, 600, OPENING) == MONDAY - 3 * DAY  # Friday
    assert remind_at(TUESDAY, 0, 600, OPENING) == MONDAY + DAY


def test_it_is_never_after_the_time():
    assert remind_at(TUESDAY, 0, 23 * 60, OPENING) == TUESDAY


@pytest.mark.parametrize(
    ("told", "now", "reminded"),
    [
        ({}, MONDAY, True),
        ({}, MONDAY - MINUTE, False),
        ({}, TUESDAY, False),
        ({"wants_it": False}, MONDAY, False),
        ({"has_address": False}, MONDAY, False),
        ({"state": AppointmentState.cancelled}, MONDAY, False),
        ({"reminded_for": TUESDAY}, MONDAY, False),
        ({"reminded_for": TUESDAY - DAY}, MONDAY, True),
        ({"made_at": MONDAY + MINUTE}, MONDAY + 2 * MINUTE, False),
    ],
)
def test_who_is_reminded(told, now, reminded):
    assert is_reminded(replace(FACTS, **told), MONDAY, now) is reminded


def test_it_is_tried_again_less_and_less_often_and_then_given_up():
    waits = [next_try(tries, MONDAY) for tries in range(1, 6)]
    assert waits[:4] == sorted(one for one in waits[:4] if one)
    assert waits[4] is None
