"""Safety marks: decided by leaders, with a measure and an end, and looked at again before it."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.rules.safety.marks import (
    MarkWanted,
    decides_marks,
    longest_until,
    looked_at_again_on,
    mark_ends_at,
    what_hinders_deciding,
    what_hinders_keeping,
    what_hinders_lifting,
    what_hinders_wanting,
)
from onedoor.vocabulary.safety_codes import MarkState, MarkTold, Measure, SafetyReason
from onedoor.vocabulary.sides import Side
from tests.cast.facts import OPENING

TODAY = dt.date(2026, 3, 2)
FINE = MarkWanted(
    measures=frozenset({Measure.two_present}),
    until=dt.date(2026, 9, 2),
    told=MarkTold.in_person,
)
CASEWORKER = EmployeeFacts(
    key=7, office=1, side=Side.state, home_unit=3, units=frozenset({3}), left=False
)
LEADER = replace(CASEWORKER, office_leader_of=frozenset({Side.state}))


def hinders(*, decides: bool = True, **changed: Any) -> SafetyReason | None:
    wanted = replace(FINE, **changed)
    return what_hinders_wanting(wanted, decides=decides, today=TODAY, months=6)


def test_a_mark_with_a_measure_an_end_and_a_word_to_the_person_is_fine():
    assert hinders() is None


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"measures": frozenset()}, SafetyReason.no_measure),
        ({"until": TODAY}, SafetyReason.ends_in_the_past),
        ({"until": dt.date(2026, 9, 3)}, SafetyReason.lasts_too_long),
        ({"told": None}, SafetyReason.nobody_told),
    ],
)
def test_what_is_wrong_with_a_mark_is_said(changed, because):
    assert hinders(**changed) is because


def test_who_proposes_need_not_have_told_the_person():
    assert hinders(decides=False, told=None) is None


@given(st.dates(dt.date(2020, 1, 1), dt.date(2090, 1, 1)), st.integers(1, 12))
def test_no_mark_holds_longer_than_its_months(today, months):
    last = longest_until(today, months)
    assert today + dt.timedelta(days=27 * months) < last <= today + dt.timedelta(days=31 * months)


def test_the_last_of_january_and_a_month_is_the_last_of_february():
    assert longest_until(dt.date(2027, 1, 31), 1) == dt.date(2027, 2, 28)


def test_leaders_decide_and_others_propose():
    unit_leader = replace(CASEWORKER, leads=frozenset({3}))
    assert decides_marks(LEADER)
    assert decides_marks(unit_leader)
    assert not decides_marks(CASEWORKER)
    assert not decides_marks(replace(LEADER, left=True))


@pytest.mark.parametrize(
    ("ask", "state", "because"),
    [
        (what_hinders_deciding, MarkState.proposed, None),
        (what_hinders_deciding, MarkState.decided, SafetyReason.decided_already),
        (what_hinders_deciding, MarkState.ended, SafetyReason.mark_ended),
        (what_hinders_keeping, MarkState.decided, None),
        (what_hinders_keeping, MarkState.proposed, SafetyReason.not_decided),
        (what_hinders_keeping, MarkState.ended, SafetyReason.mark_ended),
        (what_hinders_lifting, MarkState.proposed, None),
        (what_hinders_lifting, MarkState.decided, None),
        (what_hinders_lifting, MarkState.ended, SafetyReason.mark_ended),
    ],
)
def test_what_a_leader_may_do_follows_from_where_it_stands(ask, state, because):
    assert ask(state, LEADER) is because
    assert ask(state, CASEWORKER) is SafetyReason.not_a_leader


def test_it_is_looked_at_again_before_it_ends():
    assert looked_at_again_on(dt.date(2026, 9, 2), 14) == dt.date(2026, 8, 19)


def test_all_of_its_last_day_is_left_for_it():
    assert mark_ends_at(dt.date(2026, 9, 2), OPENING) == dt.datetime(2026, 9, 2, 22, tzinfo=dt.UTC)
