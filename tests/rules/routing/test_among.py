"""What those at the door are to a visit together: whose turn it is, and who has met the person."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.routing.among import Among, among_those, has_met
from onedoor.vocabulary.routing import Policy, Post
from tests.cast.at_the_door import FRONT, OTHER_FRONT, a_server, a_visit

DAYS = range(1, 32)
AT_FRONT = frozenset({Post.front})


def by_days(servers, **told):
    return among_those(servers, a_visit(**told), Policy.by_birth_date, AT_FRONT)


def takes(servers, day):
    return by_days(servers, birth_day=day).taken_by


def met(*servers):
    return among_those(servers, a_visit(), Policy.by_continuity, AT_FRONT).anyone_met


@given(count=st.integers(1, 20))
def test_the_days_of_the_month_are_shared_evenly_by_those_at_the_door(count):
    door = [a_server(key) for key in range(1, count + 1)]
    shares = Counter({one.key: 0 for one in door}) + Counter(takes(door, day) for day in DAYS)
    counts = [shares[one.key] for one in door]
    assert max(counts) - min(counts) <= 1
    assert sum(counts) == 31


@given(count=st.integers(2, 12), away=st.integers(1, 12), day=st.integers(1, 31))
def test_when_somebody_is_away_only_their_days_go_to_the_next_in_turn(count, away, day):
    door = [a_server(key) for key in range(1, count + 1)]
    fewer = [a_server(one.key, present=one.key != away) for one in door]
    usual, now = takes(door, day), takes(fewer, day)
    assert now == (usual if usual != away else away % count + 1)


def test_those_who_stand_elsewhere_have_no_days():
    door = [a_server(1), a_server(2, post=Post.support), a_server(3, left=True)]
    assert {takes(door, day) for day in DAYS} == {1}


def test_each_unit_has_its_own_turn():
    door = [a_server(1), a_server(2, unit=OTHER_FRONT)]
    assert by_days(door, birth_day=31, for_unit=FRONT).days_of == 1


def test_an_unknown_day_is_nobodys():
    found = by_days([a_server()])
    assert (found.days_of, found.taken_by) == (0, 0)


def test_whoever_holds_a_case_of_the_persons_has_met_them():
    assert has_met(a_server(holds_the_case=True))
    assert has_met(a_server(holds_a_case=True))
    assert has_met(a_server(met_before=True))
    assert not has_met(a_server())


def test_only_those_who_are_here_count_as_having_met_the_person():
    assert not met(a_server(met_before=True, present=False))
    assert met(a_server(met_before=True))


@pytest.mark.parametrize("policy", [Policy.first_free, Policy.by_competence])
def test_a_policy_that_asks_nothing_of_the_whole_door_is_told_nothing(policy):
    door = [a_server(met_before=True)]
    assert among_those(door, a_visit(birth_day=3), policy, AT_FRONT) == Among()
