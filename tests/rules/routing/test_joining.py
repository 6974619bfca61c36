"""Who could join a visit: the back-front first, and only those who know the area."""

import pytest
from hypothesis import given

from onedoor.rules.routing.joining import may_join, who_may_join
from onedoor.vocabulary.routing import Policy, Post, RoutingReason
from tests.cast.at_the_door import OTHER_FRONT, a_server, a_visit, doors, order, routed, visits


def support(*servers, **told):
    return [one.key for one in who_may_join(a_visit(**told), servers)]


def test_the_door_serves_all_and_a_back_front_colleague_joins():
    serves, joins = a_server(1), a_server(2, post=Post.support, knows=1)
    found = routed(Policy.desk_with_support, serves, joins)
    assert order(found) == [1]
    assert not found.ranked[0].knows_all
    assert [(one.key, one.reason) for one in found.support] == [(2, RoutingReason.may_join)]


def test_the_back_front_is_asked_before_those_who_serve():
    back = a_server(2, post=Post.support, knows=1, busy=True)
    assert support(a_server(1, knows=1), back) == [2, 1]


def test_who_is_free_is_asked_before_who_knows_it_better():
    free, better = a_server(1, knows=1, lowest=2), a_server(2, knows=1, lowest=3, busy=True)
    assert support(better, free) == [1, 2]


def test_of_two_who_are_free_the_one_who_knows_it_better_is_asked():
    assert support(a_server(1, knows=1, lowest=2), a_server(2, knows=1, lowest=3)) == [2, 1]


def test_a_colleague_of_another_unit_may_join():
    assert support(a_server(knows=1, unit=OTHER_FRONT), for_unit=OTHER_FRONT + 1) == [1]


@pytest.mark.parametrize(
    "told", [{"left": True}, {"present": False}, {"post": Post.desk}, {"post": Post.none}]
)
def test_who_is_not_at_hand_is_not_asked(told):
    assert not may_join(a_server(knows=1, **told))


def test_nobody_is_asked_to_join_what_they_do_not_know():
    assert support(a_server(post=Post.support)) == []


@given(visit=visits, servers=doors)
def test_everybody_who_may_join_is_named_once(visit, servers):
    named = [one.key for one in who_may_join(visit, servers)]
    assert sorted(named) == sorted(one.key for one in servers if may_join(one))
