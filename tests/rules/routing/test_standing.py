"""Who is here, and who stands where a visit waits."""

import pytest

from onedoor.rules.routing.standing import is_away, posts_for, stands_elsewhere
from onedoor.vocabulary.routing import Post, RoutingReason
from tests.cast.at_the_door import FRONT, OTHER_FRONT, a_server, a_visit

AT_FRONT = frozenset({Post.front})


def test_who_has_left_or_is_away_serves_nobody():
    assert is_away(a_server(left=True, present=False)) is RoutingReason.left
    assert is_away(a_server(present=False)) is RoutingReason.absent
    assert is_away(a_server()) is None


@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({}, None),
        ({"post": Post.none}, RoutingReason.no_post),
        ({"post": Post.none, "off_duty": True}, RoutingReason.off_duty),
        ({"post": Post.support, "off_duty": True}, RoutingReason.other_post),
        ({"post": Post.desk}, RoutingReason.other_post),
        ({"unit": OTHER_FRONT}, RoutingReason.other_unit),
    ],
)
def test_only_who_stands_at_the_post_of_the_unit_is_where_the_visit_waits(told, because):
    visit = a_visit(for_unit=FRONT)
    assert stands_elsewhere(a_server(**told), visit, AT_FRONT) is because


def test_a_visit_that_waits_for_no_unit_waits_for_them_all():
    assert stands_elsewhere(a_server(unit=OTHER_FRONT), a_visit(), AT_FRONT) is None


def test_in_fallback_the_front_serves_those_who_wait_for_the_desk():
    visit = a_visit(waits_for=Post.desk)
    assert posts_for(visit, fell_back=False) == {Post.desk}
    assert posts_for(visit, fell_back=True) == {Post.desk, Post.front}


def test_the_desk_never_serves_those_who_wait_for_the_front():
    assert posts_for(a_visit(), fell_back=True) == AT_FRONT
