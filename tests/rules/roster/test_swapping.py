"""Swapping: two take over what the other was to do, unless somebody would be missed or cannot."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.roster.staffing import Least, OnDuty, how_many
from onedoor.rules.roster.swapping import (
    HalfSwapped,
    SwapFacts,
    swapped,
    what_hinders_answering,
    what_hinders_swapping,
    what_hinders_taking_back,
)
from onedoor.vocabulary.roster import DutyKind, RosterReason, RosterScheme
from onedoor.vocabulary.sides import Side

STATE, MUNICIPALITY = Side.state, Side.municipality
A = OnDuty(employee=1, side=STATE, kind=DutyKind.front)
B = OnDuty(employee=2, side=STATE, kind=DutyKind.support)
HALF = HalfSwapped(asks=A, asked=B, everybody=(A, B))
FACTS = SwapFacts(halves=(HALF,), scheme=RosterScheme.by_shift, leasts=())


def with_half(**told: object) -> SwapFacts:
    half = replace(HALF, **told)  # type: ignore[arg-type]
    return replace(FACTS, halves=(half,))


@pytest.mark.parametrize(
    ("facts", "because"),
    [
        (replace(FACTS, left=True), RosterReason.left),
        (with_half(asked=replace(B, employee=1)), RosterReason.same_person),
        (with_half(open_then=False), RosterReason.closed_then),
        (with_half(begun=True), RosterReason.has_begun),
        (with_half(too_far=True), RosterReason.too_far_ahead),
        (with_half(asks=replace(A, away=True)), RosterReason.you_are_away),
        (with_half(asked=replace(B, kind=DutyKind.leave)), RosterReason.away_then),
        (with_half(asked=replace(B, kind=DutyKind.front)), RosterReason.same_duty),
        (with_half(asked_at_the_front=False), RosterReason.not_at_the_front),
        (with_half(asks_at_the_front=False), RosterReason.not_at_the_front),
    ],
)
def test_each_reason_is_given(facts, because):
    assert what_hinders_swapping(FACTS) is None
    assert what_hinders_swapping(facts) is because


def test_a_half_day_in_return_is_asked_the_same():
    back = replace(HALF, begun=True)
    assert what_hinders_swapping(replace(FACTS, halves=(HALF, back))) is RosterReason.has_begun


def test_by_employer_nobody_swaps_with_the_other_employers_staff():
    other = with_half(asked=replace(B, side=MUNICIPALITY))
    assert what_hinders_swapping(other) is None
    by_employer = replace(other, scheme=RosterScheme.by_employer)
    assert what_hinders_swapping(by_employer) is RosterReason.other_employer


def test_no_swap_leaves_too_few_of_an_employers_own():
    b = replace(B, side=MUNICIPALITY)
    half = HalfSwapped(asks=A, asked=b, everybody=(A, b))
    least = Least(kind=DutyKind.front, number=1, side=STATE)
    facts = replace(FACTS, halves=(half,), leasts=(least,))
    assert what_hinders_swapping(facts) is RosterReason.leaves_too_few


@given(st.sampled_from(DutyKind), st.sampled_from(DutyKind), st.sampled_from(DutyKind))
def test_a_swap_leaves_as_many_of_each_duty_as_there_were(mine, theirs, counted):
    a, b = replace(A, kind=mine), replace(B, kind=theirs)
    half = HalfSwapped(asks=a, asked=b, everybody=(a, b))
    least = Least(kind=counted, number=1)
    assert how_many(least, swapped(half)) == how_many(least, half.everybody)


def test_only_who_was_asked_answers_and_once_and_in_time():
    asked = {"is_asked": True, "is_open": True, "in_time": True}
    assert what_hinders_answering(**asked) is None
    for changed, because in (
        ({"is_asked": False}, RosterReason.asked_of_another),
        ({"is_open": False}, RosterReason.answered),
        ({"in_time": False}, RosterReason.answered),
    ):
        assert what_hinders_answering(**{**asked, **changed}) is because


def test_only_who_asked_takes_it_back_and_only_while_it_waits():
    assert what_hinders_taking_back(has_asked=True, is_open=True) is None
    assert (
        what_hinders_taking_back(has_asked=False, is_open=True)
        is RosterReason.not_yours_to_take_back
    )
    assert what_hinders_taking_back(has_asked=True, is_open=False) is RosterReason.answered
