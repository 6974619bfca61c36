"""Who is allotted a case: by the day of birth, by the area, or to the one with fewest."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.responsibility.sharing_out import (
    Candidate,
    allotted_to,
    area_rank,
    birth_date_rank,
    least_load_rank,
)
from onedoor.vocabulary.responsibility_codes import SharedOutBy

DAYS = range(1, 32)
birth_days = st.integers(0, 31)
rules = st.sampled_from(SharedOutBy)


def member(place, *, level=2, open_cases=0, returned_it=False):
    """The member who stands at a place; their key is a hundred more."""
    told = {"level": level, "open_cases": open_cases, "returned_it": returned_it}
    return Candidate(key=100 + place, place=place, **told)


def team(places):
    return [member(place) for place in range(places)]


@st.composite
def teams(draw):
    """The members who are at work, and how many the unit has with those who are away."""
    places = draw(st.integers(1, 12))
    here = draw(st.frozensets(st.integers(0, places - 1)))
    loads, levels = st.integers(0, 30), st.integers(0, 3)
    return [
        member(
            place,
            level=draw(levels),
            open_cases=draw(loads),
            returned_it=draw(st.booleans()),
        )
        for place in sorted(here)
    ], places


def by_birth(candidates, birth_day, places):
    return allotted_to(SharedOutBy.birth_date, candidates, birth_day=birth_day, places=places)


# ---------------------------------------------------------------------------- birth date


@given(places=st.integers(1, 40))
def test_the_days_of_the_month_are_shared_evenly(places):
    shares = Counter(dict.fromkeys(range(100, 100 + places), 0))
    shares.update(by_birth(team(places), day, places) for day in DAYS)
    assert max(shares.values()) - min(shares.values()) <= 1
    assert sum(shares.values()) == 31


@given(places=st.integers(1, 12), day=st.integers(1, 31), loads=st.lists(st.integers(0, 50)))
def test_the_same_day_of_birth_goes_to_the_same_hands_whatever_their_load(places, day, loads):
    loaded = [
        member(place, open_cases=loads[place] if place < len(loads) else 0)
        for place in range(places)
    ]
    assert by_birth(loaded, day, places) == by_birth(team(places), day, places)


@given(places=st.integers(2, 12), away=st.integers(0, 11))
def test_when_somebody_is_away_only_their_days_move(places, away):
    here = [one for one in team(places) if one.place != away]
    for day in DAYS:
        usual, now = by_birth(team(places), day, places), by_birth(here, day, places)
        assert now == usual or usual == 100 + away


def test_the_days_of_somebody_who_is_away_go_to_the_next_in_turn():
    here = [one for one in team(4) if one.place != 3]
    assert by_birth(team(4), 31, 4) == 103
    assert by_birth(here, 31, 4) == 100


def test_an_unknown_day_of_birth_goes_to_the_one_with_fewest_cases():
    candidates = [member(0, open_cases=5), member(1, open_cases=2), member(2, open_cases=2)]
    assert by_birth(candidates, 0, 3) == 101


def test_the_ranks_are_tuples_of_numbers_the_twin_can_compile():
    assert birth_date_rank(31, 3, 4, 7) == (0, 7, 3)
    assert birth_date_rank(0, 3, 4, 7) == (0, 7, 3)
    assert area_rank(3, 1, 7) == (-3, 7, 1)
    assert least_load_rank(1, 7) == (7, 1, 0)


# ---------------------------------------------------------------------------- area and load


def test_by_area_the_one_who_knows_it_best_takes_it():
    candidates = [member(0, level=1), member(1, level=3, open_cases=9), member(2, level=2)]
    assert allotted_to(SharedOutBy.area, candidates, birth_day=1, places=3) == 101


def test_by_area_the_lesser_load_decides_among_equals():
    candidates = [member(0, open_cases=4), member(1, open_cases=3)]
    assert allotted_to(SharedOutBy.area, candidates, birth_day=1, places=2) == 101


def test_by_area_nobody_takes_what_nobody_knows():
    assert allotted_to(SharedOutBy.area, [member(0, level=0)], birth_day=1, places=1) is None


def test_by_load_the_one_with_fewest_cases_takes_it_whatever_they_know():
    candidates = [member(0, level=3, open_cases=4), member(1, level=0, open_cases=3)]
    assert allotted_to(SharedOutBy.least_load, candidates, birth_day=1, places=2) == 101


# ---------------------------------------------------------------------------- always


@pytest.mark.parametrize("rule", SharedOutBy)
def test_whoever_has_just_returned_a_case_is_passed_over(rule):
    candidates = [member(0, level=3, returned_it=True), member(1, level=1, open_cases=9)]
    assert allotted_to(rule, candidates, birth_day=1, places=2) == 101


@pytest.mark.parametrize("rule", SharedOutBy)
def test_when_nobody_is_at_work_nobody_is_allotted(rule):
    assert allotted_to(rule, [], birth_day=1, places=4) is None


@given(rule=rules, unit=teams(), birth_day=birth_days)
def test_a_case_is_allotted_exactly_when_somebody_able_is_at_work(rule, unit, birth_day):
    candidates, places = unit
    able = {
        one.key
        for one in candidates
        if not one.returned_it and (rule is not SharedOutBy.area or one.level > 0)
    }
    chosen = allotted_to(rule, candidates, birth_day=birth_day, places=places)
    assert chosen in able if able else chosen is None


@given(rule=rules, unit=teams(), birth_day=birth_days, shuffled=st.randoms(use_true_random=False))
def test_the_order_in_which_members_are_listed_decides_nothing(rule, unit, birth_day, shuffled):
    candidates, places = unit
    again = shuffled.sample(candidates, len(candidates))
    first, second = (
        allotted_to(rule, some, birth_day=birth_day, places=places) for some in (candidates, again)
    )
    assert first == second
