"""When leaders decide who holds a case, and which."""

from dataclasses import replace

import pytest
from hypothesis import given

from onedoor.rules.responsibility.settlement import (
    bounces_back,
    may_agree,
    may_settle,
    must_settle,
)
from onedoor.vocabulary.responsibility_codes import CaseState, MovedBy, Reason
from onedoor.vocabulary.sides import Side
from tests.cast.facts import (
    COLLEAGUE,
    MUNICIPAL_TEAM,
    OTHER_OFFICE,
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

OWN_TEAM = a_unit(TEAM)
TO_SETTLE = a_case(to_settle=True)
CLOSED = a_case(to_settle=True, state=CaseState.closed)
STRANGER = a_colleague(office=OTHER_OFFICE)
JOINT = a_case(to_settle=True, joint=True, crossing_to=frozenset({Side.municipality}))
THEIR_LEADER = an_office_leader(Side.municipality)
MUNICIPAL = a_receiver(MUNICIPAL_TEAM)


@pytest.mark.parametrize(
    ("bounces", "limit", "settled"),
    [(2, 3, False), (3, 3, True), (4, 3, True), (9, 0, False), (0, 0, False)],
)
def test_a_case_is_settled_when_it_has_bounced_as_often_as_allowed(bounces, limit, settled):
    assert must_settle(bounces, limit) is settled


@pytest.mark.parametrize(
    ("by", "bounce"),
    [
        (MovedBy.accepted, True),
        (MovedBy.allotted, True),
        (MovedBy.given, True),
        (MovedBy.fallen, False),
        (MovedBy.settled, False),
        (MovedBy.returned, False),
    ],
)
def test_a_move_to_somebody_who_held_it_before_is_a_bounce(by, bounce):
    assert bounces_back(by, held_before=True) is bounce
    assert bounces_back(by, held_before=False) is False


def test_the_units_leader_settles_and_so_does_the_sides():
    assert may_settle(TO_SETTLE, the_leader(), a_colleague(), OWN_TEAM).because is (
        Reason.leads_the_unit
    )
    settled = may_settle(TO_SETTLE, an_office_leader(), a_receiver(), a_unit())
    assert settled
    assert settled.because is Reason.allowed


def test_the_present_holder_may_be_chosen():
    assert may_settle(TO_SETTLE, the_leader(), an_employee(), OWN_TEAM)


def test_a_joint_settlement_is_for_the_leaders_of_either_side():
    assert may_settle(JOINT, THEIR_LEADER, MUNICIPAL, a_municipal_unit())
    assert may_settle(JOINT, an_office_leader(), a_colleague(), OWN_TEAM)
    refused = may_settle(JOINT, the_leader(), a_colleague(), OWN_TEAM)
    assert refused.because is Reason.not_leader


@pytest.mark.parametrize(
    ("case", "actor", "receiver", "unit", "because"),
    [
        (TO_SETTLE, the_leader(left=True), a_colleague(), OWN_TEAM, Reason.you_left),
        (CLOSED, the_leader(), a_colleague(), OWN_TEAM, Reason.case_closed),
        (a_case(), the_leader(), a_colleague(), OWN_TEAM, Reason.nothing_to_settle),
        (TO_SETTLE, an_employee(), a_colleague(), OWN_TEAM, Reason.not_leader),
        (TO_SETTLE, the_duty_lead(), a_colleague(), OWN_TEAM, Reason.not_leader),
        (TO_SETTLE, THEIR_LEADER, a_colleague(), OWN_TEAM, Reason.not_leader),
        (TO_SETTLE, the_leader(), a_colleague(left=True), OWN_TEAM, Reason.receiver_left),
        (TO_SETTLE, the_leader(), STRANGER, OWN_TEAM, Reason.other_office),
        (TO_SETTLE, the_leader(), a_receiver(), OWN_TEAM, Reason.receiver_not_in_unit),
        (TO_SETTLE, the_leader(), MUNICIPAL, a_municipal_unit(), Reason.crosses_the_line),
    ],
)
def test_settling_is_refused(case, actor, receiver, unit, because):
    refused = may_settle(case, actor, receiver, unit)
    assert not refused
    assert refused.because is because


THE_OTHER = replace(an_office_leader(), key=COLLEAGUE)
NO_LONGER = replace(THE_OTHER, office_leader_of=frozenset())


def test_the_other_leader_agrees():
    agreed = may_agree(JOINT, THEIR_LEADER, THE_OTHER)
    assert agreed
    assert agreed.because is Reason.allowed


def test_a_leader_who_also_leads_the_unit_is_told_so():
    leads_both = an_office_leader(Side.municipality, leads=frozenset({TEAM}))
    assert may_agree(JOINT, leads_both, THE_OTHER).because is Reason.leads_the_unit


@pytest.mark.parametrize(
    ("case", "actor", "proposer", "because"),
    [
        (JOINT, replace(THEIR_LEADER, left=True), an_office_leader(), Reason.you_left),
        (
            JOINT,
            replace(THEIR_LEADER, office=OTHER_OFFICE),
            an_office_leader(),
            Reason.other_office,
        ),
        (a_case(), THEIR_LEADER, an_office_leader(), Reason.nothing_to_settle),
        (JOINT, THEIR_LEADER, None, Reason.nothing_to_settle),
        (JOINT, the_leader(), an_office_leader(), Reason.not_office_leader),
        (JOINT, THEIR_LEADER, THEIR_LEADER, Reason.same_leader_signs_twice),
        (
            JOINT,
            THEIR_LEADER,
            NO_LONGER,
            Reason.proposer_leads_no_more,
        ),
    ],
)
def test_agreeing_is_refused(case, actor, proposer, because):
    refused = may_agree(case, actor, proposer)
    assert not refused
    assert refused.because is because


@given(any_case, any_employee, any_employee, any_unit, any_employee)
def test_who_left_settles_nothing_and_is_settled_upon_by_nobody(
    case, actor, receiver, unit, proposer
):
    gone = replace(actor, left=True)
    assert not may_settle(case, gone, receiver, unit)
    assert not may_agree(case, gone, proposer)
    assert not may_settle(case, actor, replace(receiver, left=True), unit)


@given(any_case, any_employee, any_employee, any_unit)
def test_leaders_too_cross_the_line_only_by_the_agreement(case, actor, receiver, unit):
    if may_settle(case, actor, receiver, unit):
        assert unit.side is case.side or unit.side in case.crossing_to
