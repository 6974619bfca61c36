"""Arriving: some needs and not too many, a post to wait for, and an urgency that has a reason."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.reception.arriving import (
    MOST_NEEDS,
    day_of_visit,
    first_post,
    what_hinders_adding,
    what_hinders_arriving,
    what_hinders_urgency,
)
from onedoor.vocabulary.reception_codes import Channel, ReceptionReason, UrgentReason, VisitState
from onedoor.vocabulary.routing import Policy, Post
from tests.cast.visit_facts import (
    MONDAY,
    NINE_TO_THREE,
    WHITSUN,
    a_visit,
    any_caller,
    any_visit,
    at_the_door,
    clock,
)


@pytest.mark.parametrize(
    ("needs", "because"),
    [
        (0, ReceptionReason.no_needs),
        (1, None),
        (MOST_NEEDS, None),
        (MOST_NEEDS + 1, ReceptionReason.too_many_needs),
    ],
)
def test_somebody_comes_for_something_and_not_for_too_much_at_once(needs, because):
    assert what_hinders_arriving(needs) is because


@pytest.mark.parametrize(
    ("visit", "why", "because"),
    [
        (a_visit(), UrgentReason.no_roof, None),
        (a_visit(), None, None),
        (a_visit(), UrgentReason.none, ReceptionReason.urgent_already),
        (a_visit(urgent=True), UrgentReason.no_food, ReceptionReason.urgent_already),
        (a_visit(VisitState.ended), UrgentReason.no_roof, ReceptionReason.visit_ended),
    ],
)
def test_who_is_let_before_those_who_came_first(visit, why, because):
    assert what_hinders_urgency(visit, at_the_door(), why) is because


@given(any_visit, any_caller)
def test_only_the_door_and_who_is_with_them_says_more_of_them(visit, actor):
    says_more = (what_hinders_urgency(visit, actor), what_hinders_adding(visit, actor, 1))
    if None in says_more:
        assert visit.office == actor.office
        assert actor.at_the_door or actor.key in visit.in_it | {visit.served_by}


def test_one_thing_more_may_be_one_too_many():
    assert what_hinders_adding(a_visit(), at_the_door(), MOST_NEEDS - 1) is None
    refused = what_hinders_adding(a_visit(), at_the_door(), MOST_NEEDS)
    assert refused is ReceptionReason.too_many_needs


def test_the_desk_is_met_once_where_it_points_on():
    policy = Policy.desk_then_competence
    assert first_post(policy, met_the_desk=False) is Post.desk
    assert first_post(policy, met_the_desk=True) is Post.front


@given(st.sampled_from(Policy), st.booleans())
def test_everybody_waits_somewhere_where_somebody_serves(policy, met):
    post = first_post(policy, met)
    assert post in (Post.desk, Post.front)
    assert post is Post.front or policy is Policy.desk_then_competence


ONE_DAY = dt.timedelta(days=1)
FRIDAY, SATURDAY = MONDAY + 4 * ONE_DAY, MONDAY + 5 * ONE_DAY
SUMMER_BEGINS = dt.date(2026, 3, 29)  # a Sunday; the clock goes from two to three


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (clock(0, 30), MONDAY),
        (clock(14, 59), MONDAY),
        (clock(15), MONDAY + ONE_DAY),
        (clock(23, 59), MONDAY + ONE_DAY),
        (clock(15, day=FRIDAY), FRIDAY + 3 * ONE_DAY),
        (clock(10, day=SATURDAY), FRIDAY + 3 * ONE_DAY),
        (clock(10, day=WHITSUN), WHITSUN + ONE_DAY),
        (clock(1, 59, day=SUMMER_BEGINS), SUMMER_BEGINS + ONE_DAY),
        (clock(3, day=SUMMER_BEGINS), SUMMER_BEGINS + ONE_DAY),
    ],
)
@pytest.mark.parametrize("channel", [Channel.web, Channel.letter, Channel.email])
def test_what_is_written_after_closing_waits_for_the_next_working_day(channel, written, day):
    assert day_of_visit(written, channel, NINE_TO_THREE) == day


@pytest.mark.parametrize("channel", [Channel.desk, Channel.check_in, Channel.phone])
def test_whoever_comes_or_rings_does_so_today(channel):
    assert day_of_visit(clock(16, day=SATURDAY), channel, NINE_TO_THREE) == SATURDAY
