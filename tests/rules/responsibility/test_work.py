"""Work in a case: waiting, going on, closing, opening again; and where it lies wrong."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.responsibility.work import (
    lies_wrong,
    may_close,
    may_hold,
    may_reopen,
    may_resume,
    may_wait,
    may_work,
    what_hinders_closing,
)
from onedoor.vocabulary.responsibility_codes import CaseState, LiesWrong, Reason
from tests.cast.facts import (
    OTHER_AREA,
    OTHER_OFFICE,
    a_case,
    a_colleague,
    a_unit,
    an_employee,
    any_case,
    any_employee,
    the_duty_lead,
    the_leader,
)

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
ON_HOLD = a_case(state=CaseState.on_hold)
CLOSED = a_case(state=CaseState.closed)


def refused(verdict):
    assert not verdict
    return verdict.because


# ---------------------------------------------------------------------------- to work


@pytest.mark.parametrize("actor", [an_employee(), the_leader(), the_duty_lead()])
def test_who_answers_for_a_case_may_work_in_it(actor):
    assert may_work(a_case(), actor)
    assert may_work(ON_HOLD, actor)


@pytest.mark.parametrize("rule", [may_work, may_hold, may_close])
def test_others_do_not_work_in_a_case(rule):
    assert refused(rule(a_case(), a_colleague())) is Reason.not_holder
    assert refused(rule(a_case(), an_employee(left=True))) is Reason.you_left
    assert refused(rule(a_case(), an_employee(office=OTHER_OFFICE))) is Reason.other_office
    assert refused(rule(CLOSED, an_employee())) is Reason.case_closed


# ---------------------------------------------------------------------------- to wait


def test_a_case_may_be_held_and_gone_on_with():
    assert may_hold(a_case(), an_employee()).because is Reason.holder
    assert may_resume(ON_HOLD, the_leader()).because is Reason.leads_the_unit


def test_a_case_is_held_once_and_gone_on_with_once():
    assert refused(may_hold(ON_HOLD, an_employee())) is Reason.on_hold
    assert refused(may_resume(a_case(), an_employee())) is Reason.not_on_hold


def test_a_colleague_does_not_go_on_with_what_another_holds():
    assert refused(may_resume(ON_HOLD, a_colleague())) is Reason.not_holder


@pytest.mark.parametrize(
    ("days", "because"),
    [
        (-1, Reason.date_passed),
        (0, Reason.allowed),
        (30, Reason.allowed),
        (31, Reason.date_too_far),
    ],
)
def test_a_wait_ends_from_today_to_the_furthest_day(days, because):
    waits = may_wait(TODAY + dt.timedelta(days=days), TODAY, furthest_days=30)
    assert waits.because is because
    assert bool(waits) is (because is Reason.allowed)


# ---------------------------------------------------------------------------- to close


def test_an_open_case_may_be_closed():
    assert what_hinders_closing(a_case()) == []
    assert may_close(a_case(), an_employee()).because is Reason.holder


@pytest.mark.parametrize(
    ("case", "because"),
    [
        (CLOSED, Reason.case_closed),
        (ON_HOLD, Reason.on_hold),
        (a_case(has_open_handover=True), Reason.offer_open),
        (a_case(to_settle=True), Reason.must_be_settled),
    ],
)
def test_what_stands_in_the_way_of_closing_is_told(case, because):
    assert what_hinders_closing(case) == [because]
    assert refused(may_close(case, an_employee())) is because


def test_all_that_stands_in_the_way_is_told_at_once():
    case = replace(ON_HOLD, has_open_handover=True, to_settle=True)
    assert what_hinders_closing(case) == [
        Reason.on_hold,
        Reason.offer_open,
        Reason.must_be_settled,
    ]


def test_an_outsider_is_not_told_what_stands_in_the_way():
    outsider = an_employee(office=OTHER_OFFICE)
    assert refused(may_close(ON_HOLD, outsider)) is Reason.other_office


@given(any_case)
def test_the_holder_may_close_exactly_what_nothing_hinders(case):
    holder = an_employee(case.holder, office=case.office)
    assert bool(may_close(case, holder)) is (what_hinders_closing(case) == [])


# ---------------------------------------------------------------------------- again


def test_the_last_holder_or_the_units_lead_opens_a_case_again():
    assert may_reopen(CLOSED, an_employee()).because is Reason.holder
    assert may_reopen(CLOSED, the_leader()).because is Reason.leads_the_unit


@pytest.mark.parametrize(
    ("case", "actor", "because"),
    [
        (CLOSED, an_employee(left=True), Reason.you_left),
        (CLOSED, an_employee(office=OTHER_OFFICE), Reason.other_office),
        (a_case(), an_employee(), Reason.case_open),
        (ON_HOLD, an_employee(), Reason.case_open),
        (CLOSED, a_colleague(), Reason.not_holder),
    ],
)
def test_a_case_is_not_opened_again(case, actor, because):
    assert refused(may_reopen(case, actor)) is because


# ---------------------------------------------------------------------------- lies wrong


def wrong(*, area=OTHER_AREA, days=0, remit_days=182, moving=False):
    since = NOW - dt.timedelta(days=days)
    unit = a_unit(remit_days=remit_days)
    return lies_wrong(area=area, unit=unit, in_unit_since=since, now=NOW, moving=moving)


def test_a_case_outside_its_units_areas_lies_wrong():
    assert wrong() is LiesWrong.outside_areas


def test_a_case_lies_wrong_when_it_has_been_in_the_unit_past_its_remit():
    (area,) = a_unit().areas
    assert wrong(area=area, days=182) is None
    assert wrong(area=area, days=183) is LiesWrong.past_remit


def test_a_unit_without_a_remit_keeps_its_cases():
    (area,) = a_unit().areas
    assert wrong(area=area, days=4000, remit_days=0) is None


def test_a_case_that_somebody_is_moving_does_not_lie_wrong():
    assert wrong(moving=True) is None


# ---------------------------------------------------------------------------- always


@given(any_case, any_employee)
def test_who_left_works_in_nothing(case, actor):
    gone = replace(actor, left=True)
    rules = (may_work, may_hold, may_resume, may_close, may_reopen)
    assert not any(rule(case, gone) for rule in rules)


@given(any_case, any_employee)
def test_a_case_is_never_both_worked_in_and_opened_again(case, actor):
    assert not (may_work(case, actor) and may_reopen(case, actor))
    assert not (may_hold(case, actor) and may_resume(case, actor))


@given(any_case, any_employee, st.sampled_from([may_work, may_hold, may_close, may_reopen]))
def test_whoever_may_do_something_answers_for_the_case(case, actor, rule):
    if rule(case, actor):
        assert actor.key == case.holder or case.unit in actor.leads | actor.duty_in
