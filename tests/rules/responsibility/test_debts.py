"""Debts: who owes a contact may say what came of it, and so may their unit, and nobody else."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.responsibility.debts import (
    DebtFacts,
    days_tried,
    may_end_debt,
    may_move_debt,
    may_pay_debt,
)
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind, Reason
from tests.cast.facts import (
    HOLDER,
    LEADER,
    OFFICE,
    OPENING,
    OTHER_OFFICE,
    OTHER_TEAM,
    TEAM,
    a_colleague,
    a_receiver,
    an_employee,
    any_employee,
)

DEBT = DebtFacts(office=OFFICE, owed_by=HOLDER, unit=TEAM, unit_leader=LEADER)
ELSEWHERE = {"home_unit": OTHER_TEAM, "units": frozenset({OTHER_TEAM})}
any_debt = st.builds(
    DebtFacts,
    office=st.sampled_from([OFFICE, OTHER_OFFICE]),
    owed_by=st.integers(1, 6),
    unit=st.sampled_from([TEAM, OTHER_TEAM]),
    unit_leader=st.integers(0, 6),
)


@pytest.mark.parametrize(
    ("actor", "because"),
    [
        (an_employee(HOLDER, **ELSEWHERE), None),
        (an_employee(LEADER, **ELSEWHERE), None),
        (a_colleague(), None),
        (a_colleague(**ELSEWHERE), Reason.not_debtor),
        (an_employee(left=True), Reason.you_left),
        (an_employee(office=OTHER_OFFICE), Reason.other_office),
    ],
)
def test_who_may_say_what_came_of_it(actor, because):
    assert may_pay_debt(DEBT, actor).refusal is because


@pytest.mark.parametrize(
    ("to", "because"),
    [
        (a_receiver(), None),
        (an_employee(HOLDER), Reason.owes_it_already),
        (a_receiver(left=True), Reason.receiver_left),
        (a_receiver(office=OTHER_OFFICE), Reason.other_office),
        (a_receiver(presence=Presence.out), Reason.receiver_away),
    ],
)
def test_whom_a_debt_may_go_to(to, because):
    assert may_move_debt(DEBT, an_employee(), to).refusal is because


@given(any_debt, any_employee, any_employee)
def test_who_may_not_pay_a_debt_gives_it_to_nobody(debt, actor, to):
    if not may_pay_debt(debt, actor):
        assert not may_move_debt(debt, actor, to)


@given(any_debt, any_employee, any_employee)
def test_a_debt_goes_to_somebody_at_work_in_its_office(debt, actor, to):
    if may_move_debt(debt, actor, to):
        assert (to.office, to.left, to.presence) == (debt.office, False, Presence.present)
        assert to.key != debt.owed_by


@pytest.mark.parametrize(
    ("kind", "end", "tried", "because"),
    [
        (DebtKind.message, DebtEnd.reached, 0, None),
        (DebtKind.message, DebtEnd.written, 0, None),
        (DebtKind.message, DebtEnd.not_reached, 9, Reason.letter_first),
        (DebtKind.message, DebtEnd.letter, 2, Reason.try_first),
        (DebtKind.message, DebtEnd.letter, 3, None),
        (DebtKind.carried_over, DebtEnd.not_reached, 0, None),
    ],
)
def test_who_asked_to_be_contacted_is_given_up_after_calls_and_with_a_letter(
    kind, end, tried, because
):
    assert may_end_debt(kind, end, tried, 3).refusal is because


def test_five_calls_in_one_morning_are_one_day():
    monday = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
    tries = [monday + dt.timedelta(minutes=one) for one in range(5)]
    assert days_tried([*tries, monday + dt.timedelta(days=1)], OPENING) == 2
