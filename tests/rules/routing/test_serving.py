"""Who may serve a visit at all, by each policy, and the reason either way."""

import pytest

from onedoor.rules.routing.among import Among
from onedoor.rules.routing.serving import may_serve, may_serve_in_fallback
from onedoor.vocabulary.routing import Policy, Post, RoutingReason
from tests.cast.at_the_door import OTHER_FRONT, a_server, a_visit

MET = Among(anyone_met=True)
TURN = Among(days_of=1, taken_by=2)


def answer(policy, *, among=MET, visit=None, **told):
    verdict = may_serve(a_server(**told), visit or a_visit(), policy, among=among)
    return bool(verdict), verdict.because


@pytest.mark.parametrize("policy", [Policy.first_free, Policy.desk_with_support])
def test_the_first_free_serves_whatever_they_know(policy):
    assert answer(policy) == (True, RoutingReason.free)


@pytest.mark.parametrize("policy", [Policy.by_competence, Policy.desk_then_competence])
@pytest.mark.parametrize(
    ("needs", "knows", "said"),
    [
        (2, 2, (True, RoutingReason.knows_all)),
        (2, 1, (True, RoutingReason.knows_some)),
        (2, 0, (False, RoutingReason.does_not_know)),
        (0, 0, (True, RoutingReason.free)),
    ],
)
def test_by_competence_who_knows_nothing_of_it_is_left_out(policy, needs, knows, said):
    assert answer(policy, visit=a_visit(needs=needs), knows=knows) == said


@pytest.mark.parametrize("policy", Policy)
def test_whoever_stands_at_the_desk_receives_and_points_on(policy):
    visit = a_visit(waits_for=Post.desk)
    assert answer(policy, visit=visit, post=Post.desk) == (True, RoutingReason.points_on)
    assert answer(policy, visit=visit) == (False, RoutingReason.other_post)


@pytest.mark.parametrize(
    ("key", "among", "said"),
    [
        (1, Among(days_of=1, taken_by=1), (True, RoutingReason.birth_days)),
        (2, TURN, (True, RoutingReason.next_in_turn)),
        (3, TURN, (False, RoutingReason.others_days)),
    ],
)
def test_by_birth_date_one_serves_and_the_others_are_left_out(key, among, said):
    visit = a_visit(birth_day=3)
    assert answer(Policy.by_birth_date, among=among, visit=visit, key=key) == said


def test_an_unknown_day_of_birth_is_served_by_the_first_free():
    assert answer(Policy.by_birth_date) == (True, RoutingReason.no_birth_date)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"holds_the_case": True, "met_before": True}, (True, RoutingReason.holds_the_case)),
        ({"holds_a_case": True, "met_before": True}, (True, RoutingReason.holds_a_case)),
        ({"met_before": True}, (True, RoutingReason.met_before)),
        ({}, (False, RoutingReason.never_met)),
    ],
)
def test_by_continuity_the_closest_tie_is_the_reason(told, said):
    assert answer(Policy.by_continuity, **told) == said


def test_somebody_nobody_here_has_met_is_served_by_the_first_free():
    assert answer(Policy.by_continuity, among=Among()) == (True, RoutingReason.free)


def test_whom_the_person_was_sent_on_to_serves_wherever_they_stand():
    visit = a_visit(for_employee=1, for_unit=OTHER_FRONT)
    told = {"visit": visit, "post": Post.none}
    assert answer(Policy.by_competence, **told) == (True, RoutingReason.asked_for)
    assert answer(Policy.by_competence, key=2, knows=1, visit=visit) == (
        False,
        RoutingReason.somebody_else_asked_for,
    )


@pytest.mark.parametrize("policy", Policy)
@pytest.mark.parametrize("told", [{"left": True}, {"present": False}])
def test_nobody_who_is_away_serves_by_any_policy_or_fallback(policy, told):
    visit = a_visit(for_employee=1)
    assert not answer(policy, visit=visit, knows=1, **told)[0]
    assert not may_serve_in_fallback(a_server(**told), visit, policy, among=MET)


def test_in_fallback_the_person_is_no_longer_kept_for_one_colleague_or_for_the_desk():
    visit = a_visit(for_employee=9, waits_for=Post.desk)
    assert may_serve_in_fallback(a_server(), visit, Policy.first_free, among=MET)


def test_a_person_is_kept_for_the_unit_they_were_sent_to_until_the_fallback():
    visit = a_visit(for_unit=OTHER_FRONT)
    assert answer(Policy.first_free, visit=visit) == (False, RoutingReason.other_unit)
    assert may_serve_in_fallback(a_server(), visit, Policy.first_free, among=MET)
