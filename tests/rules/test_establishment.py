"""Who may lead a unit or its duty."""

import pytest
from hypothesis import given

from onedoor.rules.establishment import (
    EstablishmentReason,
    may_name_duty_lead,
    may_name_leader,
    may_name_office_leader,
    what_hinders_duty,
    what_hinders_leading,
    what_hinders_leading_side,
)
from onedoor.vocabulary.responsibility_codes import Reason
from onedoor.vocabulary.sides import Side
from tests.cast.facts import (
    OFFICE,
    OTHER_OFFICE,
    TEAM,
    a_municipal_unit,
    a_unit,
    an_employee,
    an_office_leader,
    any_employee,
    any_unit,
    the_leader,
)

OUR_TEAM = a_unit(TEAM)


def test_somebody_of_the_unit_may_lead_it():
    assert what_hinders_leading(same_office=True, left=False, works_for_unit=True) is None


@pytest.mark.parametrize(("same_office", "left"), [(False, False), (True, True)])
def test_somebody_who_does_not_work_here_leads_nothing(same_office, left):
    hindered = what_hinders_leading(same_office=same_office, left=left, works_for_unit=True)
    assert hindered is EstablishmentReason.does_not_work_here


def test_somebody_of_another_unit_does_not_lead_this_one():
    hindered = what_hinders_leading(same_office=True, left=False, works_for_unit=False)
    assert hindered is EstablishmentReason.not_in_the_unit


def test_the_leader_of_the_side_names_who_leads_its_units():
    assert may_name_leader(an_office_leader(), OUR_TEAM)
    assert may_name_duty_lead(an_office_leader(), OUR_TEAM)


def test_a_units_leader_names_its_duty_lead_but_not_its_leader():
    assert may_name_duty_lead(the_leader(), OUR_TEAM)
    assert may_name_leader(the_leader(), OUR_TEAM).refusal is Reason.not_office_leader
    assert may_name_duty_lead(an_employee(), OUR_TEAM).refusal is Reason.not_leader


def test_the_other_side_s_leader_names_nobody_here():
    other = an_office_leader(Side.municipality)
    assert may_name_leader(other, OUR_TEAM).refusal is Reason.not_office_leader
    assert may_name_office_leader(other, OFFICE, Side.state).refusal is Reason.not_office_leader


def test_who_leads_a_side_hands_it_over():
    assert may_name_office_leader(an_office_leader(), OFFICE, Side.state)


@pytest.mark.parametrize(
    ("actor", "because"),
    [
        (an_office_leader(left=True), Reason.you_left),
        (an_office_leader(office=OTHER_OFFICE), Reason.other_office),
    ],
)
def test_who_is_gone_or_elsewhere_names_nobody(actor, because):
    assert may_name_leader(actor, OUR_TEAM).refusal is because
    assert may_name_duty_lead(actor, OUR_TEAM).refusal is because
    assert may_name_office_leader(actor, OFFICE, Side.state).refusal is because


def test_the_duty_lead_is_employed_by_the_units_own_side():
    assert what_hinders_duty(an_employee(), OUR_TEAM) is None
    assert what_hinders_duty(an_employee(), a_municipal_unit()) is (
        EstablishmentReason.other_employer
    )


def test_where_there_are_two_leaders_each_leads_their_own_side():
    def hindered(**told):
        return what_hinders_leading_side(an_employee(), Side.municipality, **told)

    assert hindered(one_leads_both=True) is None
    assert hindered(one_leads_both=False) is EstablishmentReason.other_employer


def test_who_has_left_leads_no_side():
    gone = an_employee(left=True)
    hindered = what_hinders_leading_side(gone, Side.state, one_leads_both=True)
    assert hindered is EstablishmentReason.does_not_work_here


@given(any_employee, any_unit)
def test_who_names_a_units_leader_names_its_duty_lead_too(actor, unit):
    if may_name_leader(actor, unit):
        assert may_name_duty_lead(actor, unit)
        assert may_name_office_leader(actor, unit.office, unit.side)
