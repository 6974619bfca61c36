"""What lines about a debt change: who answers for the contact that is owed, and how it ended."""

from __future__ import annotations

from onedoor.rules.fold.told import Told
from onedoor.rules.fold.told_cases import DebtTold, TryTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.responsibility import (
    CallTried,
    DebtIncurred,
    DebtMoved,
    DebtPaid,
    DebtRanOut,
)


@fold_line.register
def _(event: DebtIncurred, line: Envelope, told: Told) -> None:
    told.debts[event.debt] = DebtTold(
        office=line.office,
        person=line.person_key,
        need=event.need,
        kind=event.debt_kind,
        employee=event.owed_by,
        unit=event.owed_unit,
        due=event.owed_on,
        incurred_us=line.at_us,
        of_case=line.case_key,
    )


@fold_line.register
def _(event: DebtMoved, line: Envelope, told: Told) -> None:
    debt = told.debts[event.debt]
    debt.employee, debt.unit = event.owed_by, event.owed_unit


@fold_line.register
def _(event: DebtRanOut, line: Envelope, told: Told) -> None:
    debt = told.debts[event.debt]
    debt.ran_out_us, debt.came_up_to = line.at_us, event.came_up_to


@fold_line.register
def _(event: DebtPaid, line: Envelope, told: Told) -> None:
    debt = told.debts[event.debt]
    debt.paid_us, debt.end = line.at_us, event.debt_end


@fold_line.register
def _(event: CallTried, line: Envelope, told: Told) -> None:
    tried = TryTold(employee=line.actor_key, at_us=line.at_us, outcome=event.try_outcome)
    told.debts[event.debt].tries.append(tried)
