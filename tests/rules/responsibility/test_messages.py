"""Messages: anybody here may take one down, and the one who has the case answers it, by a day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.opening import is_open_on
from onedoor.rules.responsibility.messages import may_leave_message, message_due, who_answers
from onedoor.vocabulary.responsibility_codes import CaseState, Reason
from onedoor.vocabulary.sides import Side
from tests.cast.facts import DUTY_LEAD, HOLDER, OPENING, OTHER_OFFICE, a_case, an_employee

FRIDAY = dt.datetime(2026, 3, 6, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("actor", "told", "because"),
    [
        (None, {}, None),
        (an_employee(), {}, None),
        (an_employee(side=Side.municipality), {}, None),
        (an_employee(left=True), {}, Reason.you_left),
        (an_employee(office=OTHER_OFFICE), {}, Reason.other_office),
        (None, {"state": CaseState.closed}, Reason.case_closed),
        (None, {"person_deleted": True}, Reason.person_deleted),
    ],
)
def test_who_may_leave_a_message(actor, told, because):
    assert may_leave_message(a_case(**told), actor).refusal is because


def test_a_message_on_friday_is_answered_by_tuesday():
    assert message_due(FRIDAY, 2, OPENING) == dt.date(2026, 3, 10)


@given(st.integers(0, 20), st.integers(0, 24 * 1000))
def test_a_message_is_due_on_a_day_somebody_works(days, hours):
    asked = FRIDAY + dt.timedelta(hours=hours)
    due = message_due(asked, days, OPENING)
    assert is_open_on(due, OPENING)
    assert due >= asked.date()


def test_the_holder_answers_unless_away_past_the_day():
    assert who_answers(HOLDER, in_time=True, on_duty=DUTY_LEAD) == (HOLDER, Reason.holder_in_time)
    away = who_answers(HOLDER, in_time=False, on_duty=DUTY_LEAD)
    assert away == (DUTY_LEAD, Reason.duty_while_away)
