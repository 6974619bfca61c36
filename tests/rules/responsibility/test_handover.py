"""Who may offer a case, ask for it, answer, and take the question back."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.responsibility.handover import (
    acts_here,
    answers_for,
    crosses,
    is_away_past,
    is_bounce,
    may_answer,
    may_ask,
    may_cross,
    may_move,
    may_offer,
    may_receive,
    may_withdraw,
)
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import (
    CaseState,
    HandoverKind,
    HandoverState,
    Reason,
)
from onedoor.vocabulary.sides import Side
from tests.cast.facts import (
    COLLEAGUE,
    HOLDER,
    MUNICIPAL_TEAM,
    OTHER_OFFICE,
    OTHER_TEAM,
    RECEIVER,
    TEAM,
    a_case,
    a_colleague,
    a_handover,
    a_municipal_unit,
    a_receiver,
    a_unit,
    an_employee,
    any_case,
    any_employee,
    any_handover,
    any_unit,
    the_duty_lead,
    the_leader,
)

ANSWER_DAY = dt.date(2026, 11, 26)
TO_MUNICIPALITY = frozenset({Side.municipality})


def offer(case=None, actor=None, *, kind=HandoverKind.transfer, to_unit=None, receiver=None):
    return may_offer(
        case or a_case(),
        actor or an_employee(),
        kind=kind,
        to_unit=to_unit or a_unit(),
        receiver=receiver,
        answer_day=ANSWER_DAY,
    )


# ---------------------------------------------------------------------------- the line


def test_a_move_within_the_side_does_not_cross():
    assert not crosses(a_case(), a_unit())
    assert may_cross(a_case(), a_unit())


def test_a_matter_crosses_only_where_the_agreement_says_so():
    assert crosses(a_case(), a_municipal_unit())
    assert not may_cross(a_case(), a_municipal_unit())
    assert may_cross(a_case(crossing_to=TO_MUNICIPALITY), a_municipal_unit())


def test_an_agreement_about_the_other_direction_does_not_help():
    assert not may_cross(a_case(crossing_to=frozenset({Side.state})), a_municipal_unit())


# ---------------------------------------------------------------------------- who acts


def test_nothing_forbids_a_colleague_of_the_office_to_begin_with():
    assert acts_here(a_case(), a_colleague()) is None


def test_who_left_and_who_is_of_another_office_do_nothing_here():
    assert acts_here(a_case(), an_employee(left=True)) is Reason.you_left
    assert acts_here(a_case(), an_employee(office=OTHER_OFFICE)) is Reason.other_office


@pytest.mark.parametrize(
    ("actor", "why"),
    [
        (an_employee(), Reason.holder),
        (the_leader(), Reason.leads_the_unit),
        (the_duty_lead(), Reason.leads_the_unit),
        (a_colleague(), None),
        (a_colleague(leads=frozenset({OTHER_TEAM})), None),
    ],
)
def test_the_holder_and_who_leads_the_unit_answer_for_a_case(actor, why):
    assert answers_for(a_case(), actor) is why


@pytest.mark.parametrize("actor", [an_employee(), the_leader(), the_duty_lead()])
def test_who_answers_for_a_case_may_move_it_and_is_told_why(actor):
    moves = may_move(a_case(), actor)
    assert moves
    assert moves.because is answers_for(a_case(), actor)


@pytest.mark.parametrize(
    ("case", "actor", "because"),
    [
        (a_case(), an_employee(left=True), Reason.you_left),
        (a_case(), an_employee(office=OTHER_OFFICE), Reason.other_office),
        (a_case(state=CaseState.closed), an_employee(), Reason.case_closed),
        (a_case(), a_colleague(), Reason.not_holder),
        (a_case(to_settle=True), an_employee(), Reason.must_be_settled),
        (a_case(has_open_handover=True), an_employee(), Reason.offer_open),
    ],
)
def test_a_case_does_not_move(case, actor, because):
    moves = may_move(case, actor)
    assert not moves
    assert moves.because is because


def test_a_case_on_hold_may_move():
    assert may_move(a_case(state=CaseState.on_hold), an_employee())


# ---------------------------------------------------------------------------- who receives


def test_somebody_of_the_unit_may_receive():
    received = may_receive(a_case(), a_receiver(), a_unit())
    assert received
    assert received.because is Reason.allowed


@pytest.mark.parametrize(
    ("receiver", "unit", "because"),
    [
        (a_receiver(office=OTHER_OFFICE), a_unit(), Reason.other_office),
        (a_receiver(), a_unit(office=OTHER_OFFICE), Reason.other_office),
        (a_receiver(left=True), a_unit(), Reason.receiver_left),
        (a_receiver(TEAM), a_unit(), Reason.receiver_not_in_unit),
        (an_employee(units=frozenset({OTHER_TEAM})), a_unit(), Reason.same_holder),
    ],
)
def test_somebody_else_may_not_receive(receiver, unit, because):
    received = may_receive(a_case(), receiver, unit)
    assert not received
    assert received.because is because


@pytest.mark.parametrize(
    ("presence", "until", "away"),
    [
        (Presence.present, None, False),
        (Presence.out, ANSWER_DAY, False),
        (Presence.out, ANSWER_DAY + dt.timedelta(days=1), True),
        (Presence.on_leave, None, True),
    ],
)
def test_who_is_back_on_the_day_is_not_away_past_it(presence, until, away):
    employee = an_employee(presence=presence, away_until=until)
    assert is_away_past(employee, ANSWER_DAY) is away


# ---------------------------------------------------------------------------- to offer


def test_the_holder_offers_to_a_colleague_or_to_a_unit():
    assert offer(receiver=a_receiver()).because is Reason.holder
    assert offer().because is Reason.holder


def test_the_leader_offers_what_somebody_of_the_unit_holds():
    assert offer(actor=the_leader()).because is Reason.leads_the_unit


def test_an_offer_across_the_line_needs_the_agreement():
    refused = offer(to_unit=a_municipal_unit())
    assert refused.because is Reason.crosses_the_line
    assert offer(a_case(crossing_to=TO_MUNICIPALITY), to_unit=a_municipal_unit())


def test_a_sister_case_is_asked_of_the_other_side_without_any_agreement():
    assert offer(kind=HandoverKind.sister, to_unit=a_municipal_unit())


@pytest.mark.parametrize(
    ("case", "told", "because"),
    [
        (a_case(), {"actor": a_colleague()}, Reason.not_holder),
        (a_case(to_settle=True), {}, Reason.must_be_settled),
        (a_case(has_open_handover=True), {}, Reason.offer_open),
        (a_case(), {"to_unit": a_unit(office=OTHER_OFFICE)}, Reason.other_office),
        (a_case(), {"receiver": a_receiver(left=True)}, Reason.receiver_left),
        (a_case(), {"receiver": a_receiver(TEAM)}, Reason.receiver_not_in_unit),
        (a_case(), {"receiver": a_receiver(presence=Presence.on_leave)}, Reason.receiver_away),
        (a_case(), {"kind": HandoverKind.sister}, Reason.does_not_cross),
        (
            a_case(has_sister=True),
            {"kind": HandoverKind.sister, "to_unit": a_municipal_unit()},
            Reason.has_sister,
        ),
    ],
)
def test_an_offer_is_refused(case, told, because):
    refused = offer(case, **told)
    assert not refused
    assert refused.because is because


def test_nobody_offers_a_case_to_its_holder():
    holder = an_employee(units=frozenset({TEAM, OTHER_TEAM}))
    assert offer(actor=the_leader(), receiver=holder).because is Reason.same_holder


# ---------------------------------------------------------------------------- to ask


def test_a_colleague_may_ask_for_a_case():
    assert may_ask(a_case(), a_receiver(), a_unit())


@pytest.mark.parametrize(
    ("case", "actor", "unit", "because"),
    [
        (a_case(), a_receiver(left=True), a_unit(), Reason.you_left),
        (a_case(state=CaseState.closed), a_receiver(), a_unit(), Reason.case_closed),
        (a_case(to_settle=True), a_receiver(), a_unit(), Reason.must_be_settled),
        (a_case(has_open_handover=True), a_receiver(), a_unit(), Reason.offer_open),
        (a_case(), a_receiver(MUNICIPAL_TEAM), a_municipal_unit(), Reason.crosses_the_line),
        (a_case(), a_receiver(), a_unit(TEAM), Reason.receiver_not_in_unit),
        (a_case(), an_employee(), a_unit(TEAM), Reason.same_holder),
    ],
)
def test_asking_is_refused(case, actor, unit, because):
    refused = may_ask(case, actor, unit)
    assert not refused
    assert refused.because is because


def test_another_office_is_told_nothing_of_the_case_it_asks_for():
    stranger = a_receiver(office=OTHER_OFFICE)
    closed = a_case(state=CaseState.closed)
    assert may_ask(closed, stranger, a_unit()).because is Reason.other_office


# ---------------------------------------------------------------------------- to answer

TO_THE_UNIT = a_handover(to_employee=0)
ASKED_FOR = a_handover(kind=HandoverKind.ask, from_employee=RECEIVER, to_employee=HOLDER)


@pytest.mark.parametrize(
    ("handover", "actor", "because"),
    [
        (a_handover(), a_receiver(), Reason.receiver),
        (TO_THE_UNIT, a_receiver(), Reason.unit_receiver),
        (ASKED_FOR, an_employee(), Reason.asked_of_you),
        (ASKED_FOR, the_leader(), Reason.asked_of_you),
    ],
)
def test_the_one_who_was_asked_may_answer(handover, actor, because):
    answered = may_answer(a_case(), handover, actor)
    assert answered
    assert answered.because is because


@pytest.mark.parametrize(
    ("case", "handover", "actor", "because"),
    [
        (a_case(), a_handover(), a_receiver(left=True), Reason.you_left),
        (a_case(), a_handover(), a_receiver(office=OTHER_OFFICE), Reason.other_office),
        (a_case(), a_handover(state=HandoverState.ran_out), a_receiver(), Reason.no_open_offer),
        (a_case(state=CaseState.closed), a_handover(), a_receiver(), Reason.case_closed),
        (a_case(), a_handover(), a_colleague(), Reason.not_receiver),
        (a_case(), TO_THE_UNIT, a_colleague(), Reason.not_receiver),
        (a_case(), ASKED_FOR, a_receiver(), Reason.not_receiver),
        (a_case(), ASKED_FOR, a_colleague(), Reason.not_receiver),
    ],
)
def test_answering_is_refused(case, handover, actor, because):
    refused = may_answer(case, handover, actor)
    assert not refused
    assert refused.because is because


def test_nobody_answers_their_own_question():
    """The leader who asks for a case of their unit does not also answer for it."""
    asked_by_leader = replace(ASKED_FOR, from_employee=the_leader().key)
    assert may_answer(a_case(), asked_by_leader, the_leader()).because is Reason.not_receiver
    offered_to_own_unit = a_handover(to_employee=0, to_unit=TEAM)
    assert may_answer(a_case(), offered_to_own_unit, an_employee()).because is Reason.not_receiver


# ---------------------------------------------------------------------------- to withdraw


@pytest.mark.parametrize(
    ("handover", "actor", "because"),
    [
        (a_handover(), an_employee(), Reason.asker),
        (a_handover(from_employee=COLLEAGUE), an_employee(), Reason.holder),
        (a_handover(), the_leader(), Reason.leads_the_unit),
        (ASKED_FOR, a_receiver(), Reason.asker),
    ],
)
def test_who_asked_or_answers_for_the_case_may_take_an_offer_back(handover, actor, because):
    withdrawn = may_withdraw(a_case(), handover, actor)
    assert withdrawn
    assert withdrawn.because is because


@pytest.mark.parametrize(
    ("handover", "actor", "because"),
    [
        (a_handover(), an_employee(left=True), Reason.you_left),
        (a_handover(), an_employee(office=OTHER_OFFICE), Reason.other_office),
        (a_handover(state=HandoverState.accepted), an_employee(), Reason.no_open_offer),
        (a_handover(), a_receiver(), Reason.not_offerer),
        (ASKED_FOR, an_employee(), Reason.not_offerer),
    ],
)
def test_taking_back_is_refused(handover, actor, because):
    refused = may_withdraw(a_case(), handover, actor)
    assert not refused
    assert refused.because is because


def test_only_an_offer_bounces():
    assert [kind for kind in HandoverKind if is_bounce(kind)] == [HandoverKind.transfer]


# ---------------------------------------------------------------------------- always


@given(any_case, any_employee, any_unit, any_handover, st.sampled_from(HandoverKind))
def test_who_left_or_belongs_to_another_office_is_allowed_nothing(
    case, actor, unit, handover, kind
):
    if not actor.left and actor.office == case.office:
        actor = replace(actor, left=True)
    assert not may_move(case, actor)
    assert not offer(case, actor, kind=kind, to_unit=unit)
    assert not may_ask(case, actor, unit)
    assert not may_answer(case, handover, actor)
    assert not may_withdraw(case, handover, actor)
    assert not may_receive(case, actor, unit)


@given(any_case, any_employee, any_unit, st.none() | any_employee, st.sampled_from(HandoverKind))
def test_what_may_be_offered_may_move(case, actor, unit, receiver, kind):
    offered = offer(case, actor, kind=kind, to_unit=unit, receiver=receiver)
    if offered:
        assert may_move(case, actor) == offered
        assert receiver is None or may_receive(case, receiver, unit)


@given(any_case, any_employee, any_unit, st.none() | any_employee)
def test_what_is_offered_or_asked_for_crosses_only_by_the_agreement(case, actor, unit, receiver):
    agreed = unit.side is case.side or unit.side in case.crossing_to
    assert may_cross(case, unit) is agreed
    if not agreed:
        assert not offer(case, actor, to_unit=unit, receiver=receiver)
        assert not may_ask(case, actor, unit)


@given(any_case, any_employee, any_unit)
def test_a_sister_case_always_lies_on_the_other_side(case, actor, unit):
    if offer(case, actor, kind=HandoverKind.sister, to_unit=unit):
        assert crosses(case, unit)
        assert not case.has_sister


@given(any_case, any_employee, any_unit, any_handover)
def test_the_same_facts_give_the_same_answer(case, actor, unit, handover):
    first, second = (
        (
            offer(replace(case), replace(actor), to_unit=replace(unit)),
            may_ask(replace(case), replace(actor), replace(unit)),
            may_answer(replace(case), replace(handover), replace(actor)),
        )
        for _ in range(2)
    )
    assert first == second
