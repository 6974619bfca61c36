"""Calling for help: all in the house hear it, and only those who went there say it is over."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.safety.help import (
    HearerFacts,
    HelpFacts,
    goes_on_at,
    hears,
    what_hinders_coming,
    what_hinders_ending,
)
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.safety_codes import SafetyReason

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
CALL = HelpFacts(office=1, caller=7, helpers=frozenset({8}), came_up_to=9)
COLLEAGUE = HearerFacts(key=3, office=1, presence=Presence.present, in_the_house=True)


def test_a_colleague_at_work_in_the_house_hears():
    assert hears(CALL, COLLEAGUE)


@pytest.mark.parametrize(
    "changed",
    [
        {"office": 2},
        {"left": True},
        {"key": 7},
        {"presence": Presence.out},
        {"presence": Presence.on_leave},
        {"in_the_house": False},
    ],
)
def test_who_cannot_come_does_not_hear(changed):
    assert not hears(CALL, replace(COLLEAGUE, **changed))


@pytest.mark.parametrize("key", [8, 9])
def test_who_comes_and_whom_it_went_on_to_hear_wherever_they_are(key):
    away = replace(COLLEAGUE, key=key, presence=Presence.out, in_the_house=False)
    assert hears(CALL, away)


def test_nobody_hears_what_is_over():
    assert not hears(replace(CALL, over=True), COLLEAGUE)


def test_more_than_one_may_come():
    assert what_hinders_coming(CALL, COLLEAGUE) is None


def test_nobody_comes_to_what_is_over_or_to_themselves():
    over = replace(CALL, over=True)
    assert what_hinders_coming(over, COLLEAGUE) is SafetyReason.help_over
    assert what_hinders_coming(CALL, replace(COLLEAGUE, key=7)) is SafetyReason.own_call


@pytest.mark.parametrize("key", [7, 8, 9])
def test_who_was_part_of_it_says_that_it_is_over(key):
    assert what_hinders_ending(CALL, replace(COLLEAGUE, key=key)) is None


def test_a_leader_may_end_what_nobody_has_ended():
    assert what_hinders_ending(CALL, replace(COLLEAGUE, leads=True)) is None
    assert what_hinders_ending(CALL, COLLEAGUE) is SafetyReason.not_part_of_it
    over = replace(CALL, over=True)
    assert what_hinders_ending(over, COLLEAGUE) is SafetyReason.help_over


@given(st.integers(15, 600))
def test_it_goes_on_so_many_seconds_after_it_was_called(seconds):
    assert (goes_on_at(NOW, seconds) - NOW).total_seconds() == seconds
