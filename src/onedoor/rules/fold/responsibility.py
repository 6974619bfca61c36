"""What lines about a case change: who answers for it, what comes next, how it moved."""

from __future__ import annotations

from onedoor.rules.fold.told import Told
from onedoor.rules.fold.told_cases import CaseTold, HoldingTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.rules.responsibility.settlement import bounces_back
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.responsibility import (
    AllotmentReturned,
    CaseClosed,
    CaseHeld,
    CaseOpened,
    CaseReopened,
    HoldEnded,
    HolderChanged,
    NextStepSet,
    SettlementCalled,
    SettlementProposed,
    StepDone,
)
from onedoor.vocabulary.responsibility_codes import CaseState, MovedBy


@fold_line.register
def _(event: CaseOpened, line: Envelope, told: Told) -> None:
    holding = HoldingTold(
        employee=line.holder_after, unit=line.unit_after, by=None, since_us=line.at_us
    )
    told.office(line.office).cases_opened += 1
    told.cases[event.opened_case] = CaseTold(
        office=line.office,
        need=event.need,
        person=line.person_key,
        area=event.area,
        side=event.case_side,
        opened_by=event.opened_by,
        opened_us=line.at_us,
        sister_of=event.sister_of,
        holder=line.holder_after,
        unit=line.unit_after,
        held_since_us=line.at_us,
        in_unit_since_us=line.at_us,
        next_step=event.next_step,
        next_due=event.next_due,
        holdings=[holding],
    )


@fold_line.register
def _(event: HolderChanged, line: Envelope, told: Told) -> None:
    case = told.cases[line.case_key]
    before = {holding.employee for holding in case.holdings}
    back = line.holder_after in before and line.holder_after != case.holder
    if bounces_back(event.moved_by, back):
        count_bounce(case)
    if event.moved_by is MovedBy.settled:
        _clear_settlement(case)
    _hold(case, line, event.moved_by)
    case.return_by_us = event.return_by_us


@fold_line.register
def _(event: AllotmentReturned, line: Envelope, told: Told) -> None:
    count_bounce(told.cases[line.case_key])


@fold_line.register
def _(event: SettlementCalled, line: Envelope, told: Told) -> None:
    case = told.cases[line.case_key]
    case.settle_by_us, case.joint = event.settle_by_us, event.joint


@fold_line.register
def _(event: SettlementProposed, line: Envelope, told: Told) -> None:
    case = told.cases[line.case_key]
    case.proposed_employee, case.proposed_unit = event.to_employee, event.to_unit
    case.proposed_by = event.proposed_by


@fold_line.register
def _(event: CaseHeld, line: Envelope, told: Told) -> None:
    case = told.cases[line.case_key]
    case.state, case.waiting_for = CaseState.on_hold, event.waiting_for
    case.hold_until = event.until


@fold_line.register
def _(event: HoldEnded, line: Envelope, told: Told) -> None:
    case = told.cases[line.case_key]
    case.state, case.waiting_for, case.hold_until = CaseState.open, None, None


@fold_line.register
def _(event: NextStepSet, line: Envelope, told: Told) -> None:
    case = told.cases[line.case_key]
    case.next_step, case.next_due = event.next_step, event.next_due


@fold_line.register
def _(event: StepDone, line: Envelope, told: Told) -> None:
    told.cases[line.case_key].steps_done += 1


@fold_line.register
def _(event: CaseClosed, line: Envelope, told: Told) -> None:
    case = told.cases[line.case_key]
    case.state, case.outcome, case.closed_us = CaseState.closed, event.outcome, line.at_us
    case.return_by_us = 0


@fold_line.register
def _(event: CaseReopened, line: Envelope, told: Told) -> None:
    case = told.cases[line.case_key]
    case.state, case.outcome, case.closed_us = CaseState.open, None, 0
    case.next_step, case.next_due = event.next_step, event.next_due


def count_bounce(case: CaseTold) -> None:
    """The case has bounced once more."""
    case.bounces += 1
    case.bounces_since_settled += 1


def _clear_settlement(case: CaseTold) -> None:
    case.settle_by_us, case.joint, case.bounces_since_settled = 0, False, 0
    case.proposed_employee = case.proposed_unit = case.proposed_by = 0


def _hold(case: CaseTold, line: Envelope, by: MovedBy) -> None:
    case.holdings[-1].until_us = line.at_us
    case.holdings.append(
        HoldingTold(employee=line.holder_after, unit=line.unit_after, by=by, since_us=line.at_us)
    )
    if case.unit != line.unit_after:
        case.in_unit_since_us = line.at_us
    case.holder, case.unit, case.held_since_us = line.holder_after, line.unit_after, line.at_us
