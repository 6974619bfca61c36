"""Debts: who owes a contact may say what came of it, and so may their unit, and nobody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.responsibility.debts import DebtFacts, may_move_debt, may_pay_debt
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import Reason
from tests.cast.facts import (
    HOLDER,
    LEADER,
    OFFICE,
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
