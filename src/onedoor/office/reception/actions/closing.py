"""Closing time: who still waits becomes a debt with a name and a day, never served (law 10)."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.queries import opening_of
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import stay_at_work
from onedoor.office.reception.actions.needs import end_need
from onedoor.office.reception.actions.owing import owe, who_owes
from onedoor.office.reception.models import Need
from onedoor.office.reception.visit_at_hand import (
    lock_person_of,
    visit_at_hand,
)
from onedoor.office.responsibility.actions.debts import pay_debt
from onedoor.office.responsibility.actions.trying import try_call
from onedoor.office.responsibility.models import Debt
from onedoor.rules.opening import day_of, working_day_after
from onedoor.rules.reception.visit import closes_at
from onedoor.vocabulary.reception_codes import NeedOutcome, NeedState, VisitEnd, VisitState
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind, TryOutcome

OUTCOME_OF = {
    DebtEnd.reached: NeedOutcome.answered,
    DebtEnd.came_back: NeedOutcome.came_back,
    DebtEnd.not_reached: NeedOutcome.not_reached,
    DebtEnd.not_wanted: NeedOutcome.not_wanted,
    DebtEnd.mistake: NeedOutcome.mistake,
    DebtEnd.written: NeedOutcome.answered,
    DebtEnd.letter: NeedOutcome.not_reached,
    DebtEnd.booked: NeedOutcome.answered,
    DebtEnd.not_found: NeedOutcome.answered,
    DebtEnd.called_off: NeedOutcome.not_wanted,
}


def let_visit_be_owed(visit: int, *, now: dt.datetime) -> bool:
    """Closing time has passed over a visit: each open need is owed by somebody by the next day.

    By whom is said in `actions.owing`.
    """
    with one_transaction():
        lock_person_of(visit)
        with visit_at_hand(visit, actor=None, now=now, form=NO_FORM) as hand:
            row, opening = hand.visit, opening_of(hand.visit.office_id)
            if row.state is VisitState.ended or now < closes_at(row.state, row.day, opening):
                return False
            # Not before today: a ticker that stood still makes nothing overdue at birth.
            next_day = working_day_after(row.day, 1, opening)
            due = working_day_after(max(next_day, day_of(now, opening)), 0, opening)
            for need in hand.open_needs:
                debtor = who_owes(need, row, row.served_by, due)
                owe(need, DebtKind.carried_over, debtor, due, actor=None, now=hand.now)
            hand.end_visit(VisitEnd.closing)
            hand.leave("let_visit_be_owed", visit)
            return True


def pay_what_is_owed(
    debt: int, end: DebtEnd, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """A debt has its end, and so has the need that waited for it; the debt's row number."""
    with one_transaction():
        stay_at_work(actor)
        # The need first: as long as it is owed, the database lets nobody pay the debt.
        visit = _visit_owed(debt)
        if visit is not None:
            _end_owed(visit, debt, OUTCOME_OF[end], actor=actor, now=now)
        return pay_debt(debt, end, actor=actor, now=now, form=form)


def write_down_call(
    debt: int,
    outcome: TryOutcome,
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """A call was tried; whoever was reached is owed nothing any more. The debt's row number."""
    with one_transaction():
        stay_at_work(actor)
        visit = _visit_owed(debt)
        if visit is not None:
            lock_person_of(visit)
        tried = try_call(debt, outcome, actor=actor, now=now, form=form)
        still = Debt.objects.filter(pk=debt, paid_at=None).exists()
        if outcome is TryOutcome.reached and still:
            pay_what_is_owed(debt, DebtEnd.reached, actor=actor, now=now)
        return tried


def _visit_owed(debt: int) -> int | None:
    owed = Need.objects.filter(debts=debt, state=NeedState.owed)
    return owed.values_list("visit_id", flat=True).first()


def _end_owed(
    visit: int, debt: int, outcome: NeedOutcome, *, actor: Employee, now: dt.datetime
) -> None:
    lock_person_of(visit)
    with visit_at_hand(visit, actor=actor, now=now, form=NO_FORM) as hand:
        # Asked again: somebody may have been quicker while this waited.
        for need in Need.objects.filter(debts=debt, state=NeedState.owed):
            end_need(need, outcome, actor=actor, now=hand.now)
