"""Ending: who may say what a need is about, and what a promise takes."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.opening import is_open_on
from onedoor.rules.reception.ending import (
    what_hinders_a_promise,
    what_hinders_clarifying,
    what_hinders_taking,
)
from onedoor.vocabulary.reception_codes import ReceptionReason, VisitState
from tests.cast.visit_facts import (
    COLLEAGUE,
    MONDAY,
    NINE_TO_THREE,
    OTHER_OFFICE,
    WHITSUN,
    a_visit,
    at_the_door,
)

INSIDE = at_the_door(COLLEAGUE, at_the_door=False)


@pytest.mark.parametrize(
    ("visit", "actor", "ended", "because"),
    [
        (a_visit(), at_the_door(), False, None),
        (a_visit(VisitState.serving, in_it=frozenset({COLLEAGUE})), INSIDE, False, None),
        (a_visit(), INSIDE, False, ReceptionReason.not_at_the_door),
        (a_visit(), at_the_door(), True, ReceptionReason.need_ended),
        (a_visit(VisitState.ended), at_the_door(), False, ReceptionReason.visit_ended),
        (a_visit(office=OTHER_OFFICE), at_the_door(), False, ReceptionReason.other_office),
    ],
)
def test_who_may_say_what_it_is_about(visit, actor, ended, because):
    assert what_hinders_clarifying(visit, actor, ended) is because


@pytest.mark.parametrize(
    ("theirs", "closed", "because"),
    [
        (True, False, None),
        (False, False, ReceptionReason.not_their_case),
        (True, True, ReceptionReason.case_is_closed),
    ],
)
def test_a_need_is_taken_up_in_an_open_case_of_the_same_person(theirs, closed, because):
    assert what_hinders_taking(theirs, closed) is because


def promise(day, **told):
    return what_hinders_a_promise(day, MONDAY, NINE_TO_THREE, **told)


@pytest.mark.parametrize(
    ("day", "told", "because"),
    [
        (MONDAY, {}, None),
        (MONDAY - dt.timedelta(days=1), {}, ReceptionReason.day_has_passed),
        (MONDAY + dt.timedelta(days=5), {}, ReceptionReason.day_is_closed),
        (WHITSUN, {}, ReceptionReason.day_is_closed),
        (MONDAY + dt.timedelta(days=8), {"furthest_days": 7}, ReceptionReason.day_too_far),
        (MONDAY + dt.timedelta(days=7), {"furthest_days": 7}, None),
        (MONDAY, {"present": False}, ReceptionReason.colleague_away),
        (MONDAY, {"has_number": False}, ReceptionReason.no_number),
    ],
)
def test_a_promise_is_for_a_day_somebody_works_on(day, told, because):
    assert promise(day, **told) is because


@given(st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31)))
def test_no_promise_is_for_a_closed_day_or_one_gone_by(day):
    if promise(day) is None:
        assert day >= MONDAY
        assert is_open_on(day, NINE_TO_THREE)
