"""Who may open a unit's list of work, and how near its day a thing is."""

import datetime as dt

import pytest

from onedoor.rules.whereabouts import (
    Answering,
    Due,
    answers_for_a_unit,
    how_due,
    may_see_load,
    may_see_units_load,
    may_see_units_work,
)
from onedoor.vocabulary.responsibility_codes import Reason
from onedoor.vocabulary.sides import Side
from tests.cast.facts import (
    OTHER_OFFICE,
    TEAM,
    a_receiver,
    a_unit,
    an_employee,
    an_office_leader,
    the_duty_lead,
    the_leader,
)

TODAY, SOON = dt.date(2026, 11, 23), dt.date(2026, 11, 26)
OUR_TEAM = a_unit(TEAM)


@pytest.mark.parametrize(
    ("days", "due"), [(-1, Due.overdue), (0, Due.today), (1, Due.soon), (3, Due.soon)]
)
def test_a_day_is_as_near_as_it_is(days, due):
    assert how_due(TODAY + dt.timedelta(days=days), TODAY, SOON) is due


def test_the_day_after_the_last_soon_day_is_later():
    assert how_due(SOON + dt.timedelta(days=1), TODAY, SOON) is Due.later


def test_when_nothing_is_called_soon_today_is_still_today():
    assert how_due(TODAY, TODAY, TODAY) is Due.today


def test_a_units_list_opens_for_those_who_work_for_it_and_their_side_s_leader():
    assert may_see_units_work(an_employee(), OUR_TEAM)
    assert may_see_units_work(an_office_leader(units=frozenset()), OUR_TEAM)


@pytest.mark.parametrize(
    ("actor", "because"),
    [
        (an_employee(left=True), Reason.you_left),
        (an_employee(office=OTHER_OFFICE), Reason.other_office),
        (a_receiver(), Reason.not_in_unit),
        (an_office_leader(Side.municipality, units=frozenset()), Reason.not_in_unit),
    ],
)
def test_a_units_list_opens_for_nobody_else(actor, because):
    assert may_see_units_work(actor, OUR_TEAM).refusal is because
    assert may_see_load(actor, OUR_TEAM).refusal is because


def test_how_much_each_one_holds_is_for_the_units_leader_alone():
    assert may_see_load(the_leader(), OUR_TEAM)
    assert may_see_load(an_employee(), OUR_TEAM).refusal is Reason.not_leader
    assert may_see_load(an_office_leader(), OUR_TEAM).refusal is Reason.not_leader


def test_how_much_a_unit_has_to_do_is_for_those_who_answer_for_it():
    unit = Answering(leader=1, duty_lead=2, leads_side=False)
    assert may_see_units_load(1, unit)
    assert may_see_units_load(2, unit)
    assert may_see_units_load(3, unit).refusal is Reason.not_leader
    assert may_see_units_load(3, Answering(leader=1, duty_lead=2, leads_side=True))


def test_the_leaders_board_is_for_those_who_lead_or_have_the_duty():
    for actor in (the_leader(), an_office_leader(), the_duty_lead()):
        assert answers_for_a_unit(actor)
    assert not answers_for_a_unit(an_employee())
