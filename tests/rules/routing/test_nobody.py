"""Why nobody can be found: the first thing that is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.routing.nobody import is_told_of_nobody, why_nobody
from onedoor.vocabulary.routing import NobodyServes, Policy, Post
from tests.cast.at_the_door import OTHER_FRONT, a_server, a_visit, doors, routed, visits


@pytest.mark.parametrize(
    ("servers", "told", "because"),
    [
        ([], {}, NobodyServes.nobody_at_work),
        ([a_server(present=False)], {}, NobodyServes.nobody_at_work),
        ([a_server(post=Post.support)], {}, NobodyServes.nobody_at_the_door),
        ([a_server()], {"waits_for": Post.desk}, NobodyServes.nobody_at_the_desk),
        ([a_server()], {"for_unit": OTHER_FRONT}, NobodyServes.nobody_in_the_unit),
        ([a_server()], {}, NobodyServes.nobody_knows_the_area),
    ],
)
def test_the_reason_is_what_a_leader_can_mend(servers, told, because):
    found = routed(Policy.by_competence, *servers, visit=a_visit(**told))
    assert found.nobody is because


def test_with_a_fallback_the_front_is_missed_too_and_not_the_desk_alone():
    visit, away = a_visit(waits_for=Post.desk), a_server(post=Post.support)
    found = routed(Policy.desk_then_competence, away, visit=visit, fallback=Policy.first_free)
    assert found.nobody is NobodyServes.nobody_at_the_door


@given(visit=visits, servers=doors, fell_back=st.booleans())
def test_the_order_in_which_people_are_listed_decides_nothing(visit, servers, fell_back):
    again = servers[::-1]
    assert why_nobody(visit, servers, fell_back=fell_back) is why_nobody(
        visit, again, fell_back=fell_back
    )


@pytest.mark.parametrize(
    ("for_unit", "answers_for", "leads_office", "told"),
    [
        (0, {10}, False, True),
        (0, {20}, False, False),
        (20, {20}, False, True),
        (20, {10}, False, False),
        (20, set(), True, True),
        (0, set(), False, False),
    ],
)
def test_who_answers_where_a_visit_waits_is_told_that_it_has_nobody(
    for_unit, answers_for, leads_office, told
):
    fronts = frozenset({10, 11})
    answers = frozenset(answers_for)
    assert is_told_of_nobody(for_unit, fronts, answers, leads_office=leads_office) is told
