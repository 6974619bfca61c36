"""Giving a case by the sharing-out rule or by a leader, and giving it back in time."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from onedoor.rules.responsibility.allotment import may_allot, may_give, may_return_allotment
from onedoor.rules.responsibility.handover import may_move, may_receive
from onedoor.vocabulary.responsibility_codes import CaseState, Reason
from onedoor.vocabulary.sides import Side
from tests.cast.facts import (
    MUNICIPAL_TEAM,
    OTHER_OFFICE,
    OTHER_TEAM,
    TEAM,
    a_case,
    a_colleague,
    a_municipal_unit,
    a_receiver,
    a_unit,
    an_employee,
    an_office_leader,
    any_case,
    any_employee,
    any_unit,
    the_duty_lead,
    the_leader,
)

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
A_SECOND = dt.timedelta(seconds=1)
ALLOTTED = a_case(return_by=NOW)
SHARING = a_unit(TEAM, shares_out=True)
OWN_TEAM = a_unit(TEAM)
CLOSED, OFFERED = a_case(state=CaseState.closed), a_case(has_open_handover=True)


# ---------------------------------------------------------------------------- by the rule


def test_the_duty_lead_lets_the_rule_share_out():
    assert may_allot(a_case(), the_duty_lead(), SHARING).because is Reason.leads_the_unit


@pytest.mark.parametrize(
    ("case", "actor", "unit", "because"),
    [
        (a_case(), a_colleague(), SHARING, Reason.not_holder),
        (OFFERED, an_employee(), SHARING, Reason.offer_open),
        (a_case(), an_employee(), OWN_TEAM, Reason.no_sharing_rule),
        (a_case(), an_employee(), replace(SHARING, office=OTHER_OFFICE), Reason.other_office),
        (a_case(), an_employee(), a_municipal_unit(shares_out=True), Reason.crosses_the_line),
    ],
)
def test_the_rule_is_not_let_loose(case, actor, unit, because):
    refused = may_allot(case, actor, unit)
    assert not refused
    assert refused.because is because


# ---------------------------------------------------------------------------- given back


def test_an_allotment_may_be_returned_until_the_last_moment():
    returned = may_return_allotment(ALLOTTED, an_employee(), NOW)
    assert returned
    assert returned.because is Reason.holder


@pytest.mark.parametrize(
    ("case", "actor", "now", "because"),
    [
        (ALLOTTED, an_employee(left=True), NOW, Reason.you_left),
        (ALLOTTED, an_employee(office=OTHER_OFFICE), NOW, Reason.other_office),
        (replace(ALLOTTED, state=CaseState.closed), an_employee(), NOW, Reason.case_closed),
        (ALLOTTED, the_leader(), NOW, Reason.not_holder),
        (a_case(), an_employee(), NOW, Reason.not_allotted),
        (ALLOTTED, an_employee(), NOW + A_SECOND, Reason.too_late_to_return),
        (replace(ALLOTTED, to_settle=True), an_employee(), NOW, Reason.must_be_settled),
        (replace(ALLOTTED, has_open_handover=True), an_employee(), NOW, Reason.offer_open),
    ],
)
def test_an_allotment_is_not_returned(case, actor, now, because):
    refused = may_return_allotment(case, actor, now)
    assert not refused
    assert refused.because is because


# ---------------------------------------------------------------------------- by a leader


def test_a_units_leader_gives_within_the_units_they_lead():
    assert may_give(a_case(), the_leader(), a_colleague(), OWN_TEAM)
    both = the_leader(leads=frozenset({TEAM, OTHER_TEAM}))
    assert may_give(a_case(), both, a_receiver(), a_unit())


def test_an_office_leader_gives_between_the_units_of_their_side():
    assert may_give(a_case(), an_office_leader(), a_receiver(), a_unit())


MUNICIPAL = a_receiver(MUNICIPAL_TEAM)
ONE_LEADER = an_office_leader(Side.state, Side.municipality)


def test_one_leader_of_both_sides_gives_across_where_the_agreement_lets_it():
    agreed = a_case(crossing_to=frozenset({Side.municipality}))
    assert may_give(agreed, ONE_LEADER, MUNICIPAL, a_municipal_unit())
    assert not may_give(agreed, an_office_leader(), MUNICIPAL, a_municipal_unit())


@pytest.mark.parametrize(
    ("case", "actor", "receiver", "unit", "because"),
    [
        (a_case(), the_leader(left=True), a_colleague(), OWN_TEAM, Reason.you_left),
        (CLOSED, the_leader(), a_colleague(), OWN_TEAM, Reason.case_closed),
        (a_case(), an_employee(), a_colleague(), OWN_TEAM, Reason.not_leader),
        (a_case(), the_duty_lead(), a_colleague(), OWN_TEAM, Reason.not_leader),
        (a_case(), the_leader(), a_receiver(), a_unit(), Reason.not_leader),
        (a_case(to_settle=True), the_leader(), a_colleague(), OWN_TEAM, Reason.must_be_settled),
        (OFFERED, the_leader(), a_colleague(), OWN_TEAM, Reason.offer_open),
        (a_case(), ONE_LEADER, MUNICIPAL, a_municipal_unit(), Reason.crosses_the_line),
        (a_case(), the_leader(), a_colleague(left=True), OWN_TEAM, Reason.receiver_left),
        (a_case(), the_leader(), an_employee(), OWN_TEAM, Reason.same_holder),
    ],
)
def test_giving_is_refused(case, actor, receiver, unit, because):
    refused = may_give(case, actor, receiver, unit)
    assert not refused
    assert refused.because is because


# ---------------------------------------------------------------------------- always


@given(any_case, any_employee, any_employee, any_unit)
def test_what_is_allotted_or_given_goes_to_somebody_who_may_receive(case, actor, receiver, unit):
    if may_allot(case, actor, unit):
        assert may_move(case, actor)
    if may_give(case, actor, receiver, unit):
        assert may_receive(case, receiver, unit)


@given(any_case, any_employee, any_employee, any_unit)
def test_nothing_is_allotted_or_given_across_the_line_but_by_the_agreement(
    case, actor, receiver, unit
):
    if unit.side is not case.side and unit.side not in case.crossing_to:
        assert not may_allot(case, actor, unit)
        assert not may_give(case, actor, receiver, unit)


@given(any_case, any_employee, any_employee, any_unit)
def test_who_left_allots_gives_and_returns_nothing(case, actor, receiver, unit):
    gone = replace(actor, left=True)
    assert not may_allot(case, gone, unit)
    assert not may_give(case, gone, receiver, unit)
    assert not may_return_allotment(case, gone, NOW)
    assert not may_give(case, actor, replace(receiver, left=True), unit)
