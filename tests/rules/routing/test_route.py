"""Who should serve whom: each policy in its own words, and what holds by all of them."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onedoor.rules.routing.among import among_those
from onedoor.rules.routing.facts import Scheme
from onedoor.rules.routing.route import rank_of, route
from onedoor.rules.routing.standing import posts_for
from onedoor.vocabulary.routing import FellBack, NobodyServes, Policy, Post, RoutingReason
from tests.cast.at_the_door import (
    CAME_US,
    LIMIT,
    MINUTE_US,
    OTHER_FRONT,
    a_scheme,
    a_server,
    a_visit,
    doors,
    instants,
    order,
    policies,
    reasons,
    routed,
    schemes,
    visits,
)

# ---------------------------------------------------------------------------- each policy


def test_the_first_free_is_who_has_been_free_longest():
    door = [a_server(1, free_since_us=9), a_server(2, free_since_us=5), a_server(3, busy=True)]
    found = routed(Policy.first_free, *door)
    assert order(found) == [2, 1, 3]
    assert reasons(found)[3] is RoutingReason.busy


def test_by_competence_one_who_knows_all_comes_before_one_who_knows_some():
    door = [a_server(1, knows=1), a_server(2, knows=2, free_since_us=9), a_server(3)]
    found = routed(Policy.by_competence, *door, visit=a_visit(needs=2))
    assert order(found) == [2, 1]
    assert reasons(found)[3] is RoutingReason.does_not_know


def test_by_competence_a_free_colleague_who_knows_some_comes_before_a_busy_one_who_knows_all():
    door = [a_server(1, knows=2, busy=True), a_server(2, knows=1)]
    assert order(routed(Policy.by_competence, *door, visit=a_visit(needs=2))) == [2, 1]


def test_when_it_is_unclear_what_it_is_about_anybody_serves():
    found = routed(Policy.by_competence, a_server(), visit=a_visit(needs=0))
    assert reasons(found) == {1: RoutingReason.free}


def test_the_desk_comes_first_and_then_somebody_who_knows_the_area():
    door = [a_server(1, post=Post.desk), a_server(2, knows=1), a_server(3)]
    first = routed(Policy.desk_then_competence, *door, visit=a_visit(waits_for=Post.desk))
    then = routed(Policy.desk_then_competence, *door)
    assert (order(first), order(then)) == ([1], [2])
    assert reasons(first)[1] is RoutingReason.points_on


def test_by_birth_date_the_person_waits_for_the_one_whose_days_they_are():
    door = [a_server(1), a_server(2, busy=True)]
    found = routed(Policy.by_birth_date, *door, visit=a_visit(birth_day=31))
    assert reasons(found) == {2: RoutingReason.busy, 1: RoutingReason.others_days}


def test_by_birth_date_the_days_of_one_who_is_away_are_the_next_ones():
    door = [a_server(1), a_server(2, present=False), a_server(3)]
    found = routed(Policy.by_birth_date, *door, visit=a_visit(birth_day=16))
    assert order(found) == [3]
    assert reasons(found)[3] is RoutingReason.next_in_turn


def test_by_continuity_the_holder_comes_before_one_who_has_met_the_person():
    door = [a_server(1, met_before=True), a_server(2, holds_a_case=True), a_server(3)]
    door.append(a_server(4, holds_the_case=True, free_since_us=9))
    found = routed(Policy.by_continuity, *door)
    assert order(found) == [4, 2, 1]
    assert reasons(found)[3] is RoutingReason.never_met


# ---------------------------------------------------------------------------- the fallback


@pytest.mark.parametrize(("minutes", "order_then"), [(LIMIT - 1, [1]), (LIMIT, [2, 1])])
def test_after_so_many_minutes_the_others_step_in(minutes, order_then):
    door = [a_server(1, knows=1, busy=True), a_server(2)]
    told = {"fallback": Policy.first_free, "minutes": minutes}
    assert order(routed(Policy.by_competence, *door, **told)) == order_then


def test_who_steps_in_is_said_to_and_who_knew_it_keeps_their_reason():
    door = [a_server(1, knows=1), a_server(2)]
    told = {"fallback": Policy.first_free, "minutes": LIMIT}
    found = routed(Policy.by_competence, *door, **told)
    assert reasons(found) == {1: RoutingReason.knows_all, 2: RoutingReason.fallback}
    assert found.fell_back is FellBack.waited_long


def test_when_nobody_who_can_is_here_the_fallback_does_not_wait():
    door = [a_server(1, knows=1, present=False), a_server(2)]
    found = routed(Policy.by_competence, *door, fallback=Policy.first_free)
    assert order(found) == [2]
    assert found.fell_back is FellBack.nobody_who_can


def test_somebody_stopped_at_the_desk_goes_to_the_front_at_last():
    visit = a_visit(waits_for=Post.desk)
    door = [a_server(1, post=Post.desk, busy=True), a_server(2)]
    told = {"visit": visit, "fallback": Policy.first_free}
    assert order(routed(Policy.desk_then_competence, *door, **told)) == [1]
    assert order(routed(Policy.desk_then_competence, *door, **told, minutes=LIMIT)) == [2, 1]


def test_the_one_asked_for_is_waited_for_until_the_fallback():
    visit = a_visit(for_employee=1)
    door = [a_server(1, busy=True), a_server(2)]
    told = {"visit": visit, "fallback": Policy.first_free}
    assert order(routed(Policy.by_continuity, *door, **told)) == [1]
    assert order(routed(Policy.by_continuity, *door, **told, minutes=LIMIT)) == [2, 1]


def test_one_asked_for_who_is_away_is_let_go_of_at_once():
    door = [a_server(1, present=False), a_server(2)]
    found = routed(Policy.first_free, *door, visit=a_visit(for_employee=1))
    assert order(found) == [2]
    assert found.fell_back is FellBack.nobody_who_can


def test_the_route_says_when_it_gives_way_by_itself():
    found = routed(Policy.by_competence, a_server(), fallback=Policy.first_free)
    assert found.falls_back_at_us == CAME_US + LIMIT * MINUTE_US
    assert routed(Policy.by_competence, a_server()).falls_back_at_us == 0


# ---------------------------------------------------------------------------- always

any_route = given(scheme=schemes, visit=visits, servers=doors, now_us=instants)


@any_route
def test_nobody_who_is_away_is_ranked_or_asked_to_join(scheme, visit, servers, now_us):
    found = route(scheme, visit, servers, now_us)
    here = {one.key for one in servers if one.present and not one.left}
    assert {one.key for one in (*found.ranked, *found.support)} <= here


@given(visit=visits, servers=doors, now_us=instants)
def test_nobody_without_the_area_is_ranked_before_the_fallback(visit, servers, now_us):
    scheme = a_scheme(Policy.by_competence, Policy.first_free)
    found = route(scheme, visit, servers, now_us)
    clear = visit.needs and visit.waits_for is Post.front and not visit.for_employee
    if found.fell_back is FellBack.no and clear:
        ranked = {one.key for one in found.ranked}
        assert all(one.knows for one in servers if one.key in ranked)


@any_route
def test_nobody_of_another_unit_is_ranked_before_the_fallback_but_the_one_asked_for(
    scheme, visit, servers, now_us
):
    found = route(scheme, visit, servers, now_us)
    assume(found.fell_back is FellBack.no)
    units = {one.key: one.unit for one in servers}
    others = {one.key for one in found.ranked} - {visit.for_employee}
    assert not visit.for_unit or {units[key] for key in others} <= {visit.for_unit}


@any_route
def test_the_busy_come_behind_the_free_and_say_so(scheme, visit, servers, now_us):
    ranked = route(scheme, visit, servers, now_us).ranked
    assert [one.free for one in ranked] == sorted((one.free for one in ranked), reverse=True)
    assert all(one.free == (one.reason is not RoutingReason.busy) for one in ranked)


@given(scheme=schemes, visit=visits, servers=doors, now_us=instants, dice=st.randoms())
def test_the_order_in_which_people_are_listed_decides_nothing(scheme, visit, servers, now_us, dice):
    shuffled = dice.sample(servers, len(servers))
    assert route(scheme, visit, servers, now_us) == route(scheme, visit, shuffled, now_us)


@given(policy=policies, visit=visits, servers=doors)
def test_the_ranks_are_the_order(policy, visit, servers):
    found = route(Scheme(policy=policy), visit, servers, visit.waiting_since_us)
    fell_back = found.fell_back is not FellBack.no
    among = among_those(servers, visit, policy, posts_for(visit, fell_back=fell_back))
    at_desk = visit.waits_for is Post.desk and not fell_back
    by = Policy.first_free if at_desk else policy
    known = {one.key: rank_of(one, visit, by, among=among) for one in servers}
    ranks = [known[one.key] for one in found.ranked]
    assert ranks == sorted(ranks)


@any_route
def test_a_fallback_takes_the_visit_from_nobody(scheme, visit, servers, now_us):
    before = route(scheme, visit, servers, visit.waiting_since_us)
    after = route(scheme, visit, servers, visit.waiting_since_us + LIMIT * MINUTE_US)
    assert set(order(before)) <= set(order(after))


@given(visit=visits, servers=doors, policy=policies)
def test_with_first_free_to_fall_back_on_everybody_at_the_front_serves_at_last(
    visit, servers, policy
):
    scheme = a_scheme(policy, Policy.first_free)
    found = route(scheme, visit, servers, visit.waiting_since_us + LIMIT * MINUTE_US)
    at_front = {
        one.key for one in servers if one.present and not one.left and one.post is Post.front
    }
    assert at_front <= set(order(found))


@pytest.mark.parametrize(
    ("busy", "minutes", "found"), [(True, LIMIT - 1, [1]), (True, LIMIT, [2, 1]), (False, 0, [1])]
)
def test_the_unit_waited_for_is_waited_for_until_the_fallback(busy, minutes, found):
    door = [a_server(1, unit=OTHER_FRONT, busy=busy, knows=1), a_server(2)]
    told = {"fallback": Policy.first_free, "minutes": minutes}
    visit = a_visit(for_unit=OTHER_FRONT)
    assert order(routed(Policy.by_competence, *door, visit=visit, **told))[:2] == found


def test_when_nobody_of_the_unit_is_at_the_door_the_others_step_in_at_once():
    found = routed(
        Policy.by_competence,
        a_server(),
        visit=a_visit(for_unit=OTHER_FRONT),
        fallback=Policy.first_free,
    )
    assert reasons(found) == {1: RoutingReason.fallback}
    assert found.fell_back is FellBack.nobody_who_can


def test_without_a_fallback_nobody_takes_a_visit_for_another_unit():
    found = routed(Policy.first_free, a_server(), visit=a_visit(for_unit=OTHER_FRONT))
    assert reasons(found) == {1: RoutingReason.other_unit}
    assert found.nobody is NobodyServes.nobody_in_the_unit


def test_who_knows_it_comes_before_who_steps_in_when_both_are_free():
    door = [a_server(1, free_since_us=1), a_server(2, knows=1, free_since_us=9)]
    told = {"fallback": Policy.first_free, "minutes": LIMIT}
    assert order(routed(Policy.by_competence, *door, **told)) == [2, 1]
