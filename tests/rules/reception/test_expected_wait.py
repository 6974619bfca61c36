"""Expected wait: whose waits are like theirs, and what is no wait that anybody stood through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.opening import us
from onedoor.rules.reception.expected_wait import (
    Stood,
    ahead_of,
    groups_for,
    is_due,
    is_left_at_closing,
    is_longer_than_told,
    is_told,
    waited,
)
from onedoor.rules.waits import Waited
from onedoor.vocabulary.reception_codes import Ahead, WaitBasis
from tests.cast.visit_facts import clock

NINE = us(clock(9))
A_MINUTE = 60_000_000


def at(minutes: int) -> int:
    return NINE + minutes * A_MINUTE


def stood(**told: int) -> Stood:
    return Stood(arrived_us=NINE, **{name: at(minutes) for name, minutes in told.items()})


@pytest.mark.parametrize(
    ("story", "minutes", "ended"),
    [
        (stood(helped_us=12, ended_us=30), 12, True),
        (stood(ended_us=30), 30, False),
        (stood(), 60, False),
        (stood(stepped_out_us=8, helped_us=40, ended_us=50), 8, False),
        (stood(helped_us=5, stepped_out_us=8, ended_us=50), 5, True),
    ],
)
def test_a_wait_ends_when_somebody_helps_and_is_cut_short_by_anything_else(story, minutes, ended):
    assert waited(story, at(60)) == Waited(seconds=minutes * 60, ended=ended)


@pytest.mark.parametrize("story", [stood(helped_us=-1), stood(ended_us=-60), stood(helped_us=1441)])
def test_a_clock_that_was_set_between_makes_no_wait(story):
    assert waited(story, at(2000)) is None


def test_who_is_served_as_they_come_has_not_waited():
    assert waited(stood(helped_us=0, ended_us=9), at(60)) is None


def test_a_clock_set_back_behind_their_coming_makes_no_wait():
    assert waited(stood(), at(-60)) is None


@given(*[st.integers(0, 3000)] * 4)
def test_a_wait_is_never_negative_and_never_longer_than_a_day(helped, out, ended, now):
    times = {"helped_us": helped, "stepped_out_us": out, "ended_us": ended}
    found = waited(stood(**times), at(now))
    assert found is None or 0 <= found.seconds <= 24 * 60 * 60


@pytest.mark.parametrize(
    ("before", "ahead"),
    [
        (-1, Ahead.nobody),
        (0, Ahead.nobody),
        (1, Ahead.few),
        (3, Ahead.few),
        (4, Ahead.several),
        (7, Ahead.several),
        (8, Ahead.many),
        (80, Ahead.many),
    ],
)
def test_waits_are_compared_by_about_how_many_waited_before(before, ahead):
    assert ahead_of(before) is ahead


def test_the_most_alike_are_asked_first_and_everybody_last():
    bases = [basis for basis, _ in groups_for(7, Ahead.few)]
    assert bases == [
        WaitBasis.topic_and_queue,
        WaitBasis.queue,
        WaitBasis.topic,
        WaitBasis.all,
    ]


def test_who_comes_for_several_things_is_like_everybody():
    assert groups_for(0, Ahead.many) == (
        (WaitBasis.queue, (0, Ahead.many)),
        (WaitBasis.all, (0, Ahead.any)),
    )


@pytest.mark.parametrize(
    ("here", "urgent", "at_once", "told"),
    [
        (True, False, False, True),
        (False, False, False, False),
        (True, True, False, False),
        (True, False, True, False),
    ],
)
def test_only_who_sits_and_waits_is_told_how_long(here, urgent, at_once, told):
    assert is_told(in_the_house=here, urgent=urgent, served_at_once=at_once) is told


@pytest.mark.parametrize(("minutes", "due"), [(0, False), (14, False), (15, True), (-1, True)])
def test_waits_are_measured_anew_in_time_and_when_the_clock_was_set_back(minutes, due):
    assert is_due(NINE, at(minutes), 15) is due


def test_who_waits_longer_than_eight_in_ten_were_said_to_waits_longer_than_told():
    twenty = 20 * 60
    assert not is_longer_than_told(NINE, twenty, at(20))
    assert is_longer_than_told(NINE, twenty, at(20) + 1)
    assert not is_longer_than_told(NINE, 0, at(600))


def test_who_came_too_late_to_be_helped_in_time_is_left_at_closing():
    half_an_hour, closes = 30 * 60, at(360)
    assert is_left_at_closing(at(331), half_an_hour, closes)
    assert not is_left_at_closing(at(330), half_an_hour, closes)
    assert not is_left_at_closing(at(359), 0, closes)
