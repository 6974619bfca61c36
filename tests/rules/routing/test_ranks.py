"""Ranks: numbers in, numbers out, the lowest first."""

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.routing import ranks

FUNCTIONS = [
    ranks.first_free_rank,
    ranks.by_competence_rank,
    ranks.by_birth_date_rank,
    ranks.by_continuity_rank,
    ranks.joining_rank,
]
small = st.integers(0, 3)


def test_the_one_who_has_been_free_longest_comes_first():
    assert ranks.first_free_rank(0, 5, 9) < ranks.first_free_rank(0, 6, 1)


def test_the_fixed_place_decides_between_two_who_became_free_at_once():
    assert ranks.first_free_rank(0, 5, 1) < ranks.first_free_rank(0, 5, 2)


@given(far=small, other_far=small, since=small, other_since=small)
def test_the_free_come_before_the_busy_by_every_policy(far, other_far, since, other_since):
    by = (ranks.by_competence_rank, ranks.by_birth_date_rank, ranks.by_continuity_rank)
    assert all(one(far, 0, since, 1) < one(other_far, 1, other_since, 1) for one in by)
    assert ranks.first_free_rank(0, since, 1) < ranks.first_free_rank(1, other_since, 1)


def test_of_the_free_who_knows_more_of_it_comes_first():
    assert ranks.by_competence_rank(0, 0, 9, 9) < ranks.by_competence_rank(1, 0, 1, 1)


def test_of_the_free_whose_days_they_are_comes_first():
    assert ranks.by_birth_date_rank(0, 0, 9, 9) < ranks.by_birth_date_rank(1, 0, 1, 1)


def test_of_the_free_who_is_tied_closest_comes_first():
    ties = [ranks.by_continuity_rank(tie, 0, 9 - tie, 1) for tie in range(4)]
    assert ties == sorted(ties)


def test_the_back_front_joins_before_the_front_and_then_who_knows_it_better():
    assert ranks.joining_rank(0, 1, 1, 1) < ranks.joining_rank(1, 0, 0, 3)
    assert ranks.joining_rank(0, 0, 0, 3) < ranks.joining_rank(0, 0, 0, 2)


@pytest.mark.parametrize("rank", FUNCTIONS)
def test_a_rank_is_a_function_of_numbers_the_twin_can_compile(rank):
    asked = inspect.signature(rank).parameters.values()
    assert {one.annotation for one in asked} == {"int"}
    assert {one.kind for one in asked} == {inspect.Parameter.POSITIONAL_OR_KEYWORD}
    found = rank(*range(len(asked)))
    assert all(type(number) is int for number in found)
    assert len(found) == 4
