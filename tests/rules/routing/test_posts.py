"""Who may say where somebody stands, and what keeps them from standing there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.routing.posts import PostFacts, PostReason, what_hinders_standing
from onedoor.vocabulary.routing import Post

AT_POSTS = [post for post in Post if post is not Post.none]


def hinders(post=Post.front, **told):
    return what_hinders_standing(PostFacts(**{"post": post, "may_say": True, **told}))


@pytest.mark.parametrize("post", Post)
def test_somebody_who_is_here_may_stand_anywhere_for_their_unit(post):
    assert hinders(post) is None


@pytest.mark.parametrize("post", AT_POSTS)
@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({"may_say": False}, PostReason.not_yours_to_say),
        ({"left": True}, PostReason.left),
        ({"away": True}, PostReason.away),
        ({"unit_named": False}, PostReason.unit_missing),
        ({"outside": True}, PostReason.outside),
        ({"works_for_unit": False}, PostReason.not_in_unit),
        ({"desk_taken": True}, PostReason.desk_taken),
    ],
)
def test_each_thing_that_keeps_somebody_from_a_post_is_said(post, told, because):
    assert hinders(post, **told) is because


def test_whoever_leaves_the_door_may_do_so_though_they_are_away_already():
    assert hinders(Post.none, away=True, unit_named=False, works_for_unit=False) is None


def test_nobody_sends_a_colleague_away_from_the_door_who_may_not_say():
    assert hinders(Post.none, may_say=False) is PostReason.not_yours_to_say


@given(facts=st.builds(PostFacts, post=st.sampled_from(AT_POSTS)))
def test_nobody_away_or_gone_stands_anywhere(facts):
    if facts.away or facts.left:
        assert what_hinders_standing(facts) is not None
