"""Who answers for a case at birth, at the door today, and when its holder cannot."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.opening import Opening
from onedoor.rules.responsibility.holder import (
    NobodyAnswers,
    absence_falls_at,
    falls_to,
    first_holder,
    may_leave,
    may_open,
    on_duty,
)
from onedoor.vocabulary.responsibility_codes import OpenedBy, Reason
from onedoor.vocabulary.sides import Side
from tests.cast.facts import (
    DUTY_LEAD,
    HOLDER,
    LEADER,
    MUNICIPAL_TEAM,
    OFFICE_LEADER,
    OTHER_OFFICE,
    TEAM,
    a_municipal_unit,
    a_receiver,
    a_unit,
    an_employee,
    an_office_leader,
    any_unit,
    the_duty_lead,
    the_leader,
)

OWN_TEAM = a_unit(TEAM)
EVERYBODY = {HOLDER: True, LEADER: True, DUTY_LEAD: True, OFFICE_LEADER: True}
people = st.integers(0, 6)


@pytest.mark.parametrize(
    ("opened_by", "holder"),
    [(OpenedBy.door, DUTY_LEAD), (OpenedBy.caseworker, HOLDER), (OpenedBy.sister, HOLDER)],
)
def test_a_case_has_a_holder_from_birth(opened_by, holder):
    assert first_holder(opened_by, HOLDER, DUTY_LEAD) == holder


def opened(actor=None, *, unit=OWN_TEAM, crossing_to=frozenset()):
    return may_open(actor, unit, Side.state, crossing_to)


def test_a_case_may_be_opened_at_the_door_and_by_somebody_of_the_unit():
    assert opened()
    assert opened(an_employee())


@pytest.mark.parametrize(
    ("actor", "unit", "because"),
    [
        (an_employee(left=True), OWN_TEAM, Reason.you_left),
        (an_employee(office=OTHER_OFFICE), OWN_TEAM, Reason.other_office),
        (a_receiver(), OWN_TEAM, Reason.receiver_not_in_unit),
        (None, a_municipal_unit(), Reason.crosses_the_line),
        (a_receiver(MUNICIPAL_TEAM), a_municipal_unit(), Reason.crosses_the_line),
    ],
)
def test_a_case_is_not_opened(actor, unit, because):
    refused = opened(actor, unit=unit)
    assert not refused
    assert refused.because is because


def test_a_case_may_be_opened_on_the_other_side_where_the_agreement_lets_it_cross():
    assert opened(unit=a_municipal_unit(), crossing_to=frozenset({Side.municipality}))


def test_a_case_falls_to_the_units_leader():
    assert falls_to(a_unit(), [OFFICE_LEADER], EVERYBODY, leaver=HOLDER) == LEADER


def test_a_case_falls_past_a_leader_who_is_leaving_or_has_left():
    assert falls_to(a_unit(), [OFFICE_LEADER], EVERYBODY, leaver=LEADER) == OFFICE_LEADER
    assert falls_to(a_unit(), [OFFICE_LEADER], EVERYBODY | {LEADER: False}) == OFFICE_LEADER


def test_a_unit_without_a_leader_has_the_offices():
    assert falls_to(a_unit(leader=0), [0, OFFICE_LEADER], EVERYBODY) == OFFICE_LEADER


def test_an_office_without_a_leader_is_told_so():
    with pytest.raises(NobodyAnswers, match="no leader who works here"):
        falls_to(a_unit(), [], {LEADER: False})


def test_somebody_nobody_knows_of_does_not_count_as_working_here():
    with pytest.raises(NobodyAnswers):
        falls_to(a_unit(), [OFFICE_LEADER], {})


def test_the_duty_lead_answers_at_the_door():
    assert on_duty(a_unit(), [OFFICE_LEADER], EVERYBODY) == DUTY_LEAD


def test_when_the_duty_lead_is_away_the_leader_answers_and_then_the_offices():
    away = EVERYBODY | {DUTY_LEAD: False}
    assert on_duty(a_unit(), [OFFICE_LEADER], away) == LEADER
    assert on_duty(a_unit(), [OFFICE_LEADER], away | {LEADER: False}) == OFFICE_LEADER


def test_when_nobody_is_at_work_the_duty_lead_answers_all_the_same():
    assert on_duty(a_unit(), [OFFICE_LEADER], {}) == DUTY_LEAD
    assert on_duty(a_unit(duty_lead=0), [], {}) == LEADER


def test_an_employee_who_leads_nothing_may_leave():
    assert may_leave(an_employee()).because is Reason.allowed


@pytest.mark.parametrize("employee", [the_leader(), the_duty_lead(), an_office_leader()])
def test_who_leads_something_stays_until_another_leads_it(employee):
    refused = may_leave(employee)
    assert not refused
    assert refused.because is Reason.leads_something


def test_nobody_leaves_twice():
    assert may_leave(an_employee(left=True)).because is Reason.receiver_left


def test_an_absence_is_counted_in_working_days():
    office = Opening(((540, 900),) * 5 + (None, None), frozenset(), "Europe/Oslo")
    friday = dt.datetime(2026, 11, 27, 9, tzinfo=dt.UTC)
    assert absence_falls_at(friday, 2, office) == dt.datetime(2026, 12, 1, 14, tzinfo=dt.UTC)


@given(any_unit, st.lists(people, max_size=3), st.dictionaries(people, st.booleans()), people)
def test_a_case_never_falls_to_the_leaver_or_to_somebody_who_left(unit, leaders, working, leaver):
    try:
        falls = falls_to(unit, leaders, working, leaver)
    except NobodyAnswers:
        able = {one for one in (unit.leader, *leaders) if working.get(one) and one != leaver}
        assert able <= {0}
    else:
        assert falls not in (0, leaver)
        assert working[falls]


@given(any_unit, st.lists(people, max_size=3), st.dictionaries(people, st.booleans()))
def test_somebody_answers_at_the_door_whenever_the_unit_names_anybody(unit, leaders, at_work):
    answers = on_duty(unit, leaders, at_work)
    assert answers != 0 or not (unit.duty_lead or unit.leader)
