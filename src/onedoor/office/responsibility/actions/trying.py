"""Trying to call somebody who is owed a contact: each try is written down, with what came of it."""

from __future__ import annotations

import datetime as dt

from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.case_at_hand import require
from onedoor.office.responsibility.debt_at_hand import debt_at_hand
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.office.responsibility.models import CallTry
from onedoor.rules.responsibility.debts import may_pay_debt
from onedoor.vocabulary.responsibility import CallTried
from onedoor.vocabulary.responsibility_codes import TryOutcome


def try_call(
    debt: int, outcome: TryOutcome, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """Somebody called the person they owe a contact; the debt's row number, which is still owed.

    Whoever is reached is owed nothing any more: pay the debt beside this. Raises `Refused`.
    """
    with debt_at_hand(debt, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(may_pay_debt(hand.facts, employee_facts(actor)))
        row = hand.row
        CallTry.objects.create(
            office_id=row.office_id, debt=row, employee=actor, at=hand.now, outcome=outcome
        )
        hand.write(CallTried(debt=row.pk, try_outcome=outcome))
        return hand.leave("try_call")
