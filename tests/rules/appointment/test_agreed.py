"""What may be done with a time: by those it is with, never before its hour, never in silence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from onedoor.rules.appointment.agreed import (
    AgreedFacts,
    belongs_elsewhere,
    missed_at,
    sees_to_it,
    what_hinders_an_answer,
    what_hinders_changing,
    what_hinders_coming,
    what_hinders_ending,
)
from onedoor.vocabulary.appointment import (
    AppointmentReason,
    AppointmentState,
    InterpreterState,
    MeetingPlace,
)
from tests.cast.facts import (
    COLLEAGUE,
    HOLDER,
    LEADER,
    OFFICE,
    OPENING,
    OTHER_OFFICE,
    OTHER_TEAM,
    TEAM,
    a_colleague,
    an_employee,
)

TEN = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
ELSEWHERE = {"home_unit": OTHER_TEAM, "units": frozenset({OTHER_TEAM})}
AGREED = AgreedFacts(
    office=OFFICE,
    person=7,
    employee=HOLDER,
    unit=TEAM,
    unit_leader=LEADER,
    holder=HOLDER,
    state=AppointmentState.agreed,
    place=MeetingPlace.here,
    interpreter=InterpreterState.none,
    begins=TEN,
    ends=TEN + HOUR,
)


@pytest.mark.parametrize(
    ("actor", "because"),
    [
        (None, None),
        (an_employee(), None),
        (a_colleague(), None),
        (an_employee(LEADER, **ELSEWHERE), None),
        (a_colleague(**ELSEWHERE), AppointmentReason.not_yours),
        (an_employee(left=True), AppointmentReason.you_left),
        (an_employee(office=OTHER_OFFICE), AppointmentReason.other_office),
    ],
)
def test_who_may_change_a_time(actor, because):
    assert what_hinders_changing(AGREED, actor) is because


@pytest.mark.parametrize("state", [AppointmentState.kept, AppointmentState.cancelled])
def test_what_is_over_is_not_changed(state):
    ended = replace(AGREED, state=state)
    assert what_hinders_changing(ended, an_employee()) is AppointmentReason.ended


def test_nobody_has_missed_what_has_not_begun():
    early = what_hinders_ending(AGREED, an_employee(), TEN - HOUR)
    assert early is AppointmentReason.not_begun
    assert what_hinders_ending(AGREED, an_employee(), TEN) is None
    came = replace(AGREED, state=AppointmentState.came)
    assert what_hinders_ending(came, an_employee(), TEN - HOUR) is None


@pytest.mark.parametrize(
    ("person", "now", "because"),
    [
        (7, TEN - HOUR, None),
        (7, TEN + 3 * HOUR, None),
        (8, TEN, AppointmentReason.not_theirs),
        (7, TEN - 24 * HOUR, AppointmentReason.not_today),
    ],
)
def test_one_comes_on_the_day_early_or_late_for_ones_own(person, now, because):
    assert what_hinders_coming(AGREED, person, now, OPENING) is because


def test_nobody_comes_twice():
    came = replace(AGREED, state=AppointmentState.came)
    assert what_hinders_coming(came, 7, TEN, OPENING) is AppointmentReason.ended


def test_an_interpreter_is_answered_for_when_one_is_asked_for():
    assert what_hinders_an_answer(AGREED, None) is AppointmentReason.no_interpreter
    asked = replace(AGREED, interpreter=InterpreterState.to_book)
    assert what_hinders_an_answer(asked, an_employee()) is None


def test_who_comes_late_has_not_missed_it_until_midnight():
    assert missed_at(TEN, OPENING) == dt.datetime(2026, 3, 2, 23, tzinfo=dt.UTC)


def test_a_time_with_somebody_who_is_gone_comes_up_to_the_leader():
    assert belongs_elsewhere(AGREED, here=False)
    assert sees_to_it(AGREED) == LEADER


def test_a_time_about_a_case_that_has_moved_comes_up_to_its_new_holder():
    moved = replace(AGREED, holder=COLLEAGUE)
    assert belongs_elsewhere(moved, here=True)
    assert sees_to_it(moved) == COLLEAGUE


def test_a_time_with_who_is_here_and_holds_the_case_is_nobody_elses():
    assert not belongs_elsewhere(AGREED, here=True)
    assert not belongs_elsewhere(replace(AGREED, holder=0), here=True)
    assert not belongs_elsewhere(replace(AGREED, state=AppointmentState.kept), here=False)
