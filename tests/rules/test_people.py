"""When registrations may become one, and which dates cannot be right."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from onedoor.rules.people import (
    PeopleReason,
    PersonFacts,
    is_away_on,
    may_describe,
    may_end,
    may_forget,
    may_register_employee,
    may_set_membership,
    may_set_presence_of,
    what_hinders_merging,
    what_is_wrong_with_absence,
    what_is_wrong_with_birth_date,
    works_here,
)
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import Reason
from onedoor.vocabulary.sides import Side
from tests.cast.facts import (
    COLLEAGUE,
    MUNICIPAL_TEAM,
    OFFICE,
    OTHER_OFFICE,
    OTHER_TEAM,
    TEAM,
    a_colleague,
    a_municipal_unit,
    a_receiver,
    a_unit,
    an_employee,
    an_office_leader,
    any_employee,
    any_unit,
    the_duty_lead,
    the_leader,
)

TODAY = dt.date(2026, 11, 23)
NORWEGIAN, OTHER_NORWEGIAN, DUTCH = ("NO birth", "a"), ("NO birth", "b"), ("NL", "c")
D_NUMBER = ("NO d", "d")


def a_person(key=1, *numbers, **told):
    plain = {"office": 1, "merged": False, "forgotten": False, "numbers": frozenset(numbers)}
    return PersonFacts(key=key, **{**plain, **told})


def test_two_registrations_without_numbers_may_become_one():
    assert what_hinders_merging(a_person(1), a_person(2)) is None


@pytest.mark.parametrize(
    ("other", "because"),
    [
        (a_person(1), PeopleReason.same_person),
        (a_person(2, office=2), PeopleReason.other_office),
        (a_person(2, merged=True), PeopleReason.merged_already),
        (a_person(2, forgotten=True), PeopleReason.forgotten),
    ],
)
def test_two_registrations_stay_two(other, because):
    assert what_hinders_merging(a_person(1), other) is because


def test_merging_asks_the_same_of_both():
    gone = a_person(2, merged=True)
    assert what_hinders_merging(gone, a_person(1)) is PeopleReason.merged_already
    forgotten = a_person(2, forgotten=True)
    assert what_hinders_merging(forgotten, a_person(1)) is PeopleReason.forgotten


def test_two_numbers_of_one_series_are_two_people():
    one, other = a_person(1, NORWEGIAN), a_person(2, OTHER_NORWEGIAN)
    assert what_hinders_merging(one, other) is PeopleReason.different_numbers


def test_numbers_of_two_countries_may_be_one_person():
    assert what_hinders_merging(a_person(1, NORWEGIAN), a_person(2, DUTCH)) is None


def test_a_d_number_and_a_birth_number_may_be_one_persons():
    assert what_hinders_merging(a_person(1, D_NUMBER), a_person(2, NORWEGIAN)) is None


def test_a_number_in_common_is_enough_whichever_else_they_have():
    """The answer must not hang on which of two numbers of a country is looked at first."""
    both = a_person(1, NORWEGIAN, OTHER_NORWEGIAN)
    assert what_hinders_merging(both, a_person(2, NORWEGIAN)) is None
    assert what_hinders_merging(both, a_person(2, OTHER_NORWEGIAN)) is None


def test_a_number_in_common_does_not_excuse_another_country():
    one = a_person(1, DUTCH, NORWEGIAN)
    other = a_person(2, DUTCH, OTHER_NORWEGIAN)
    assert what_hinders_merging(one, other) is PeopleReason.different_numbers


def test_a_birth_date_is_today_at_the_latest():
    tomorrow = TODAY + dt.timedelta(days=1)
    assert what_is_wrong_with_birth_date(TODAY, TODAY) is None
    assert what_is_wrong_with_birth_date(tomorrow, TODAY) is PeopleReason.born_in_future


def test_a_birth_date_lies_at_most_130_years_back():
    assert what_is_wrong_with_birth_date(dt.date(1896, 11, 23), TODAY) is None
    assert what_is_wrong_with_birth_date(dt.date(1895, 1, 1), TODAY) is PeopleReason.too_old


def wrong_absence(presence, until=None, *, left=False, furthest_days=None):
    return what_is_wrong_with_absence(
        presence, until, TODAY, left=left, furthest_days=furthest_days
    )


def test_who_is_out_has_a_day_of_return():
    assert wrong_absence(Presence.out) is PeopleReason.return_day_missing
    assert wrong_absence(Presence.out, TODAY + dt.timedelta(days=1)) is None


def test_leave_may_be_without_an_end_known_today():
    assert wrong_absence(Presence.on_leave) is None


@pytest.mark.parametrize("presence", [Presence.out, Presence.on_leave])
def test_a_return_is_after_today(presence):
    assert wrong_absence(presence, TODAY) is PeopleReason.back_in_the_past


@pytest.mark.parametrize("presence", [Presence.out, Presence.on_leave])
def test_a_return_lies_no_further_ahead_than_the_pack_allows(presence):
    within = TODAY + dt.timedelta(days=9)
    assert wrong_absence(presence, within, furthest_days=9) is None
    assert wrong_absence(presence, within, furthest_days=8) is PeopleReason.back_too_far_ahead
    assert wrong_absence(presence, dt.date.max) is None


@pytest.mark.parametrize(
    ("presence", "until", "away"),
    [
        (Presence.present, None, False),
        (Presence.on_leave, None, True),
        (Presence.out, TODAY + dt.timedelta(days=1), True),
        (Presence.out, TODAY, False),
    ],
)
def test_somebody_is_away_until_the_day_they_are_back(presence, until, away):
    assert is_away_on(TODAY, presence, until) is away


def test_who_is_present_needs_no_day():
    assert wrong_absence(Presence.present) is None
    assert wrong_absence(Presence.present, TODAY) is None


@pytest.mark.parametrize("presence", Presence)
def test_who_left_is_neither_here_nor_away(presence):
    assert wrong_absence(presence, left=True) is PeopleReason.left_the_office


# ---------------------------------------------------------------------------- who leads whom

OUR_TEAM = a_unit(TEAM)
ABOUT_A_COLLEAGUE = (may_describe, may_end)


@pytest.mark.parametrize("leader", [the_leader(), an_office_leader()])
def test_leaders_look_after_those_who_work_for_them(leader):
    assert may_register_employee(leader, OUR_TEAM, Side.state)
    assert may_set_presence_of(leader, a_colleague())
    assert may_describe(leader, a_colleague())
    assert may_set_membership(leader, a_receiver(), OUR_TEAM)
    assert may_end(leader, a_colleague())


@pytest.mark.parametrize("actor", [an_employee(), the_duty_lead(), an_office_leader(Side.none)])
def test_who_does_not_lead_looks_after_nobody_else(actor):
    for rule in (*ABOUT_A_COLLEAGUE, may_set_presence_of):
        assert rule(actor, a_colleague()).refusal is Reason.not_leader
    assert may_register_employee(actor, OUR_TEAM, Side.state).refusal is Reason.not_leader
    assert may_set_membership(actor, a_receiver(), OUR_TEAM).refusal is Reason.not_leader


def test_everybody_says_themselves_whether_they_are_at_work():
    assert may_set_presence_of(an_employee(), an_employee())


def test_a_leader_of_another_unit_somebody_works_for_may_say_where_they_are():
    """But only their own unit's leader says what they know, and whether they stay."""
    guest = a_receiver(units=frozenset({OTHER_TEAM, TEAM}))
    assert may_set_presence_of(the_leader(), guest)
    assert may_describe(the_leader(), guest).refusal is Reason.not_leader
    assert may_end(the_leader(), guest).refusal is Reason.not_leader


@pytest.mark.parametrize("rule", [*ABOUT_A_COLLEAGUE, may_set_presence_of])
def test_nobody_looks_after_who_is_gone_or_elsewhere(rule):
    assert rule(the_leader(left=True), a_colleague()).refusal is Reason.you_left
    assert rule(the_leader(), a_colleague(left=True)).refusal is Reason.receiver_left
    assert rule(the_leader(), a_colleague(office=OTHER_OFFICE)).refusal is Reason.other_office


def test_nobody_ends_their_own_work():
    assert may_end(the_leader(), the_leader()).refusal is Reason.leads_something


def test_a_leader_employs_for_their_own_side_or_one_they_lead():
    both = an_office_leader(Side.state, Side.municipality)
    assert may_register_employee(both, a_municipal_unit(), Side.municipality)
    refused = may_register_employee(the_leader(), OUR_TEAM, Side.municipality)
    assert refused.refusal is Reason.not_office_leader


def test_nobody_registers_for_another_office():
    elsewhere = a_unit(TEAM, office=OTHER_OFFICE)
    refused = may_register_employee(the_leader(), elsewhere, Side.state)
    assert refused.refusal is Reason.other_office


@pytest.mark.parametrize("role", ["leader", "duty_lead"])
def test_nobody_is_taken_out_of_a_unit_they_lead(role):
    unit = a_unit(TEAM, **{role: COLLEAGUE})
    refused = may_set_membership(an_office_leader(), a_colleague(), unit)
    assert refused.refusal is Reason.leads_something


def test_who_does_not_lead_a_unit_is_taken_out_of_it_and_who_will_lead_it_let_in():
    assert may_set_membership(the_leader(), a_colleague(), OUR_TEAM)
    to_lead = a_unit(TEAM, leader=COLLEAGUE)
    assert may_set_membership(an_office_leader(), a_colleague(units=frozenset()), to_lead)


def test_a_unit_takes_in_members_by_its_own_leaders():
    ours = the_leader(leads=frozenset({MUNICIPAL_TEAM}))
    assert may_set_membership(ours, a_colleague(), a_municipal_unit())
    refused = may_set_membership(the_leader(), a_colleague(), a_municipal_unit())
    assert refused.refusal is Reason.not_leader
    elsewhere = a_unit(TEAM, office=OTHER_OFFICE)
    refused = may_set_membership(the_leader(), a_colleague(), elsewhere)
    assert refused.refusal is Reason.other_office


def test_only_a_leader_of_the_office_forgets_a_person():
    assert may_forget(an_office_leader(), OFFICE)
    assert may_forget(the_leader(), OFFICE).refusal is Reason.not_office_leader
    assert may_forget(an_office_leader(), OTHER_OFFICE).refusal is Reason.other_office
    assert may_forget(an_office_leader(left=True), OFFICE).refusal is Reason.you_left


# ---------------------------------------------------------------------------- always


def test_who_works_here_may_begin_to_do_something_here():
    assert works_here(an_employee(), OFFICE) is None
    assert works_here(an_employee(left=True), OFFICE) is Reason.you_left
    assert works_here(an_employee(), OTHER_OFFICE) is Reason.other_office


@given(any_employee, any_employee, any_unit)
def test_who_left_looks_after_nobody(actor, employee, unit):
    gone = replace(actor, left=True)
    assert not may_register_employee(gone, unit, Side.state)
    assert not may_set_presence_of(gone, employee)
    assert not may_describe(gone, employee)
    assert not may_set_membership(gone, employee, unit)
    assert not may_end(gone, employee)
    assert not may_forget(gone, actor.office)


@given(any_employee, any_employee)
def test_only_a_leader_looks_after_another(actor, employee):
    looks_after = may_set_presence_of(actor, employee) or may_describe(actor, employee)
    if looks_after and actor.key != employee.key:
        assert actor.leads or actor.office_leader_of
