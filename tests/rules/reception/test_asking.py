"""Asking quietly: whom a question reaches, who may answer it, and whose turn it is then."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.reception.asking import (
    Asked,
    Colleague,
    answer_due,
    falls_next,
    is_reached,
    may_be_told,
    what_hinders_answering,
    what_hinders_asking,
    what_hinders_taking_back,
)
from onedoor.vocabulary.reception_codes import ReceptionReason
from onedoor.vocabulary.sides import Side

OFFICE, ELSEWHERE = 1, 2
ME, KNOWS, OTHER, DUTY = 1, 2, 3, 4
NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def asked(**told: Any) -> Asked:
    plain = {
        "office": OFFICE,
        "area_side": Side.state,
        "about_somebody": False,
        "asked_by": ME,
    }
    return Asked(**{**plain, **told})


def colleague(key: int = KNOWS, **told: Any) -> Colleague:
    plain = {"key": key, "office": OFFICE, "side": Side.state, "present": True, "knows": True}
    return Colleague(**{**plain, **told})


MUNICIPAL = colleague(side=Side.municipality)
ABOUT_SOMEBODY = asked(about_somebody=True)


@pytest.mark.parametrize(
    ("question", "some", "with_them", "because"),
    [
        (asked(), [colleague()], False, None),
        (asked(), [colleague(ME)], True, ReceptionReason.nobody_to_ask),
        (asked(), [colleague(knows=False)], True, ReceptionReason.nobody_to_ask),
        (asked(), [colleague(present=False)], True, ReceptionReason.nobody_to_ask),
        (asked(asked_of=OTHER), [colleague(OTHER, knows=False)], True, None),
        (asked(asked_of=ME), [colleague(ME)], True, ReceptionReason.asked_of_oneself),
        (
            asked(asked_of=OTHER),
            [colleague(OTHER, present=False)],
            True,
            ReceptionReason.colleague_away,
        ),
        (
            asked(asked_of=OTHER),
            [colleague(OTHER, office=ELSEWHERE)],
            True,
            ReceptionReason.other_office,
        ),
        (ABOUT_SOMEBODY, [colleague()], True, None),
        (ABOUT_SOMEBODY, [colleague()], False, ReceptionReason.question_about_their_visit),
        (asked(), [MUNICIPAL], True, None),
        (ABOUT_SOMEBODY, [MUNICIPAL], True, ReceptionReason.nobody_to_ask),
        (
            asked(about_somebody=True, asked_of=KNOWS),
            [MUNICIPAL],
            True,
            ReceptionReason.question_crosses,
        ),
    ],
)
def test_who_may_be_asked_what(question, some, with_them, because):
    assert what_hinders_asking(question, some, with_them=with_them) is because


@pytest.mark.parametrize(
    ("question", "who", "because"),
    [
        (asked(), colleague(), None),
        (asked(), colleague(ME), ReceptionReason.question_is_of_another),
        (asked(), colleague(knows=False), ReceptionReason.question_is_of_another),
        (asked(asked_of=OTHER), colleague(), ReceptionReason.question_is_of_another),
        (asked(asked_of=OTHER, fell_to=DUTY), colleague(DUTY, knows=False), None),
        (asked(asked_of=OTHER, fell_to=DUTY), colleague(OTHER, knows=False), None),
        (asked(answered=True), colleague(), ReceptionReason.question_is_over),
        (asked(ran_out=True), colleague(), ReceptionReason.question_is_over),
        (asked(asked_by=0), colleague(), ReceptionReason.question_is_over),
        (asked(), colleague(office=ELSEWHERE), ReceptionReason.other_office),
    ],
)
def test_who_may_answer(question, who, because):
    assert what_hinders_answering(question, who) is because


@pytest.mark.parametrize(
    ("actor", "because"), [(ME, None), (OTHER, ReceptionReason.question_is_of_another)]
)
def test_a_question_is_taken_back_by_whoever_asked(actor, because):
    assert what_hinders_taking_back(asked(), actor) is because


@pytest.mark.parametrize(
    ("question", "duty", "falls_to"),
    [
        (asked(), colleague(DUTY), DUTY),
        (asked(), None, 0),
        (asked(fell_to=DUTY), colleague(DUTY), 0),
        (asked(asked_of=DUTY), colleague(DUTY), 0),
        (asked(), colleague(ME), 0),
        (asked(), colleague(DUTY, present=False), 0),
        (ABOUT_SOMEBODY, colleague(DUTY, side=Side.municipality), 0),
    ],
)
def test_it_falls_once_to_whoever_has_the_duty_and_then_to_nobody(question, duty, falls_to):
    assert falls_next(question, duty) == falls_to


def test_an_answer_is_waited_for_so_many_minutes():
    assert answer_due(NOW, 10) == NOW + dt.timedelta(minutes=10)


some_questions = st.builds(
    Asked,
    office=st.just(OFFICE),
    area_side=st.sampled_from([Side.state, Side.municipality]),
    about_somebody=st.booleans(),
    asked_by=st.integers(0, 4),
    asked_of=st.integers(0, 4),
    fell_to=st.integers(0, 4),
)
some_colleagues = st.builds(
    Colleague,
    key=st.integers(1, 4),
    office=st.sampled_from([OFFICE, ELSEWHERE]),
    side=st.sampled_from([Side.state, Side.municipality]),
    present=st.booleans(),
    knows=st.booleans(),
)


@given(some_questions, some_colleagues)
def test_what_is_about_somebody_never_reaches_the_other_side(question, who):
    if is_reached(question, who):
        assert who.key != question.asked_by
        assert may_be_told(question, who)
        assert not question.about_somebody or who.side is question.area_side
