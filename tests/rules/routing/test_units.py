"""Which unit receives what the front passes on."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.routing.units import Receiving, unit_for
from onedoor.vocabulary.routing import Policy, RoutingReason
from onedoor.vocabulary.sides import Side

WORK, REFUGEES = 100, 101


def a_team(key, **told):
    plain = {"side": Side.state, "areas": frozenset({WORK}), "place": key}
    return Receiving(key=key, **{**plain, **told})


def received(policy, *teams, birth_day=0):
    return unit_for(policy, WORK, Side.state, birth_day=birth_day, units=teams)


def order(found):
    return [one.key for one in found.ranked]


FOUR_TEAMS = [a_team(key) for key in range(1, 5)]
REFUGEE_TEAM = a_team(5, areas=frozenset({REFUGEES}))


def test_four_teams_share_the_days_of_the_month_and_the_fifth_has_its_own_task():
    teams = [*FOUR_TEAMS, REFUGEE_TEAM]
    shares = Counter(
        order(received(Policy.by_birth_date, *teams, birth_day=day))[0] for day in range(1, 32)
    )
    assert sorted(shares.values()) == [7, 8, 8, 8]
    assert 5 not in shares


def test_by_birth_date_one_team_receives_it_and_the_others_say_why_not():
    found = received(Policy.by_birth_date, *FOUR_TEAMS, REFUGEE_TEAM, birth_day=1)
    assert [(one.key, one.reason) for one in found.ranked] == [(1, RoutingReason.birth_days)]
    left = {one.key: one.reason for one in found.left_out}
    assert left[2] is RoutingReason.others_days
    assert left[5] is RoutingReason.other_area


@pytest.mark.parametrize("policy", [Policy.by_competence, Policy.by_birth_date])
def test_without_a_day_of_birth_the_team_with_fewest_open_cases_receives_it(policy):
    found = received(policy, a_team(1, open_cases=9), a_team(2, open_cases=4))
    assert order(found) == [2, 1]
    assert {one.reason for one in found.ranked} == {RoutingReason.works_with_area}


def test_a_team_of_the_other_side_is_left_out():
    found = received(Policy.by_competence, a_team(1, side=Side.municipality))
    assert not found.ranked
    assert [one.reason for one in found.left_out] == [RoutingReason.other_side]


@given(
    policy=st.sampled_from(Policy),
    day=st.integers(0, 31),
    dice=st.randoms(),
    loads=st.lists(st.integers(0, 3), min_size=4, max_size=4),
)
def test_every_team_is_named_once_whatever_the_order_they_are_listed_in(policy, day, dice, loads):
    teams = [a_team(key, open_cases=loads[key - 1]) for key in range(1, 5)] + [REFUGEE_TEAM]
    found = received(policy, *teams, birth_day=day)
    again = received(policy, *dice.sample(teams, len(teams)), birth_day=day)
    assert found == again
    assert sorted(one.key for one in (*found.ranked, *found.left_out)) == [1, 2, 3, 4, 5]
    assert found.ranked
