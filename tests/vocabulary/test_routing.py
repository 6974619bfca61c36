"""Routing's closed lists: where one stands, by which policy, and a reason for everybody."""

import pytest

from onedoor.vocabulary.routing import FellBack, NobodyServes, Policy, Post, RoutingReason


def test_there_are_the_six_policies_of_the_study_and_the_plan():
    """Free first and by competence: Office B (L833-847). With support: Office A (L607-615)."""
    assert len(Policy) == 6
    assert {"first_free", "by_competence", "desk_with_support"} <= {one.name for one in Policy}


@pytest.mark.parametrize("code", [*RoutingReason, *NobodyServes, *FellBack])
def test_every_reason_is_a_sentence(code):
    assert code.words.endswith(".")
    assert code.words[0].isupper()


def test_who_stands_nowhere_stands_at_nought():
    assert not Post.none
    assert all(Post(one) for one in Post if one is not Post.none)


def test_a_policy_that_holds_has_not_fallen_back():
    assert not FellBack.no
