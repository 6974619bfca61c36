"""Taking over: one who sits with the person already serves them on, agreed or when left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.reception.taking_over import (
    has_joined,
    takes_over,
    what_hinders_taking_from,
    what_hinders_taking_over,
)
from onedoor.vocabulary.reception_codes import ReceptionReason, TookOver, VisitState
from tests.cast.visit_facts import (
    COLLEAGUE,
    OTHER_OFFICE,
    SERVER,
    a_visit,
    any_caller,
    any_visit,
    at_the_door,
)

SERVING = VisitState.serving
HELPED = a_visit(SERVING, in_it=frozenset({SERVER, COLLEAGUE}))
AGREED, CALLED_AWAY = TookOver.agreed, TookOver.called_away


@pytest.mark.parametrize(
    ("visit", "takes", "by", "why", "because"),
    [
        (HELPED, {}, SERVER, AGREED, None),
        (HELPED, {}, SERVER, CALLED_AWAY, None),
        (HELPED, {}, COLLEAGUE, CALLED_AWAY, None),
        (HELPED, {}, COLLEAGUE, AGREED, ReceptionReason.agrees_first),
        (HELPED, {}, 3, AGREED, ReceptionReason.not_serving),
        (HELPED, {"serves": 7}, SERVER, AGREED, ReceptionReason.colleague_serves_another),
        (HELPED, {"serves": 7}, COLLEAGUE, CALLED_AWAY, ReceptionReason.you_serve_another),
        (a_visit(SERVING), {}, SERVER, AGREED, ReceptionReason.not_joined),
        (a_visit(VisitState.called), {}, SERVER, AGREED, ReceptionReason.not_serving),
        (a_visit(VisitState.ended), {}, SERVER, AGREED, ReceptionReason.visit_ended),
        (a_visit(office=OTHER_OFFICE), {}, SERVER, AGREED, ReceptionReason.other_office),
    ],
)
def test_who_takes_over_and_who_says_so(visit, takes, by, why, because):
    colleague = at_the_door(COLLEAGUE, **takes)
    assert what_hinders_taking_over(visit, colleague, at_the_door(by), why) is because


@pytest.mark.parametrize(
    ("taken_from", "because"), [(SERVER, None), (COLLEAGUE, ReceptionReason.served_by_other)]
)
def test_a_visit_is_taken_from_whoever_serves_it_now(taken_from, because):
    assert what_hinders_taking_from(HELPED, taken_from) is because


@given(any_visit, any_caller, any_caller, st.sampled_from(TookOver))
def test_only_who_is_with_the_person_ever_takes_over(visit, takes, actor, why):
    if what_hinders_taking_over(visit, takes, actor, why) is None:
        assert has_joined(visit, takes.key)
        assert visit.state is SERVING
        assert actor.key in (visit.served_by, takes.key)


def test_who_serves_has_not_joined():
    assert has_joined(HELPED, COLLEAGUE)
    assert not has_joined(HELPED, SERVER)


def test_the_first_who_has_joined_and_serves_nobody_serves_on():
    busy = at_the_door(3, serves=7)
    assert takes_over([busy, at_the_door(COLLEAGUE), at_the_door(4)]) == COLLEAGUE
    assert takes_over([busy]) == 0
    assert takes_over([]) == 0
