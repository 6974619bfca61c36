"""Waits: measured by hand on a sorted list, and held to that; nothing is told that is not known."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.waits import (
    MEDIAN,
    MOST,
    Measured,
    Waited,
    kept_within,
    lasted,
    may_be_told,
    measured,
    told_hours,
    told_minutes,
    told_minutes_at_most,
    waited_at_most,
)

some_waits = st.lists(
    st.builds(Waited, seconds=st.integers(0, 40), ended=st.booleans()), max_size=30
)
all_ended = st.lists(st.builds(Waited, seconds=st.integers(0, 9000)), min_size=1, max_size=60)
shares = st.sampled_from([MEDIAN, MOST])
THE_SHARE = {MEDIAN: Fraction(1, 2), MOST: Fraction(4, 5)}


def by_hand(waits: list[Waited], share: float) -> int | None:
    """The plain twin: each weighs alike; what had no end hands its weight to those after it."""
    ordered = sorted(waits, key=lambda one: (one.seconds, not one.ended))
    weights = [Fraction(1, len(ordered)) for _ in ordered]
    reached = Fraction(0)
    for place, one in enumerate(ordered):
        after = len(ordered) - place - 1
        if not one.ended:
            for later in range(place + 1, len(ordered)):
                weights[later] += weights[place] / after
            continue
        reached += weights[place]
        if reached >= THE_SHARE[share]:
            return one.seconds
    return None


@given(some_waits, shares)
def test_a_share_is_what_it_is_by_hand(waits, share):
    assert waited_at_most(waits, share) == by_hand(waits, share)


@given(all_ended, st.integers(1, 5))
def test_when_all_have_ended_it_is_the_nearest_rank(waits, fifths):
    place = -(-len(waits) * fifths // 5)
    assert waited_at_most(waits, fifths / 5) == sorted(one.seconds for one in waits)[place - 1]


@given(some_waits, shares, st.randoms())
def test_the_order_they_came_in_changes_nothing(waits, share, chance):
    mixed = list(waits)
    chance.shuffle(mixed)
    assert waited_at_most(mixed, share) == waited_at_most(waits, share)


@given(all_ended, shares, st.data())
def test_somebody_who_gave_up_makes_no_wait_shorter(waits, share, data):
    place = data.draw(st.integers(0, len(waits) - 1))
    gave_up = [
        *waits[:place],
        Waited(seconds=waits[place].seconds, ended=False),
        *waits[place + 1 :],
    ]
    before, after = waited_at_most(waits, share), waited_at_most(gave_up, share)
    assert after is None or (before is not None and after >= before)


def test_sixteen_of_twenty_are_eight_in_ten():
    twenty = [Waited(seconds=60 * minutes) for minutes in range(1, 21)]
    assert measured(twenty) == Measured(counted=20, ended=20, median_s=600, most_s=960)


def test_who_was_left_at_closing_time_is_no_end():
    left = [Waited(seconds=600, ended=False)] * 3
    told = measured([*left, Waited(seconds=300)])
    assert told == Measured(counted=4, ended=1, median_s=None, most_s=None)


def test_nothing_is_measured_on_nobody():
    assert measured([]) == Measured()


KNOWN = Measured(counted=20, ended=20, median_s=600, most_s=900)
TOO_FEW = Measured(counted=19, ended=19, median_s=60, most_s=60)
GIVE_UP = Measured(counted=30, ended=9)


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        ([("own", KNOWN), ("all", TOO_FEW)], "own"),
        ([("own", TOO_FEW), ("all", KNOWN)], "all"),
        ([("own", GIVE_UP), ("all", KNOWN)], None),
        ([("own", TOO_FEW), ("all", TOO_FEW)], None),
        ([], None),
    ],
)
def test_the_closest_group_with_enough_waits_tells_or_nobody_does(groups, told):
    found = may_be_told(groups, 20)
    assert (found and found[0]) == told


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(0, 0), (149, 0), (150, 5), (610, 10), (3400, 55), (3600, 60), (4049, 60), (4050, 75)],
)
def test_a_wait_is_told_to_five_minutes_or_a_quarter(seconds, minutes):
    assert told_minutes(seconds) == minutes


@given(st.integers(0, 86400), st.integers(0, 86400))
def test_eight_in_ten_are_never_told_less_than_it_is_or_no_more_than_half(median, more):
    about = told_minutes(median)
    most = told_minutes_at_most(median + more, above=about)
    assert most * 60 >= median + more
    assert most > about
    assert most % 5 == 0


@pytest.mark.parametrize(
    ("waited", "kept"),
    [
        (Waited(seconds=900), True),
        (Waited(seconds=901), False),
        (Waited(seconds=901, ended=False), False),
        (Waited(seconds=900, ended=False), None),
    ],
)
def test_a_promise_is_kept_broken_or_not_known(waited, kept):
    assert kept_within(900, waited) is kept


@pytest.mark.parametrize(
    ("began", "ended", "reached", "waited"),
    [
        (0, 5, True, Waited(seconds=5)),
        (0, 5, False, Waited(seconds=5, ended=False)),
        (0, 0, True, Waited(seconds=9, ended=False)),
        (8, 5, True, None),
        (-99, 5, True, None),
    ],
)
def test_what_lasts_negative_or_for_ever_is_a_clock_that_was_set(began, ended, reached, waited):
    us = 1_000_000
    told = lasted(began * us, ended * us, reached=reached, now_us=9 * us, longest_s=60)
    assert told == waited


@pytest.mark.parametrize(("seconds", "hours"), [(0, 1), (1, 1), (3600, 1), (3601, 2)])
def test_a_long_wait_is_told_in_hours_and_never_as_less_than_it_is(seconds, hours):
    assert told_hours(seconds) == hours
