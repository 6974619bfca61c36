"""What the tables tell of cases, handovers and debts, in the journal's own terms."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from onedoor.office.responsibility.models import CallTry, Case, Debt, Handover, Holding
from onedoor.rules.fold.told_cases import (
    CaseTold,
    DebtTold,
    HandoverTold,
    HoldingTold,
    TryTold,
)
from onedoor.rules.opening import us


def told_cases() -> dict[int, CaseTold]:
    """Every case, with the times during which somebody has held it."""
    holdings = _holdings()
    return {row.pk: _case(row, holdings[row.pk]) for row in Case.objects.all().iterator()}


def told_handovers() -> dict[int, HandoverTold]:
    """Every offer of a case and every request for one."""
    return {row.pk: _handover(row) for row in Handover.objects.all().iterator()}


def told_debts() -> dict[int, DebtTold]:
    """Every contact that was owed to a person."""
    tries = _tries()
    return {row.pk: _debt(row, tries[row.pk]) for row in Debt.objects.all().iterator()}


def _case(row: Case, holdings: list[HoldingTold]) -> CaseTold:
    return CaseTold(
        office=row.office_id,
        need=row.need_id,
        person=row.person_id,
        area=row.area_id,
        side=row.side,
        opened_by=row.opened_by,
        opened_us=us(row.opened_at),
        sister_of=row.sister_of_id or 0,
        holder=row.holder_id,
        unit=row.unit_id,
        held_since_us=us(row.held_since),
        in_unit_since_us=us(row.in_unit_since),
        next_step=row.next_step_id,
        next_due=row.next_due,
        state=row.state,
        return_by_us=_us(row.return_by),
        steps_done=row.steps_done,
        waiting_for=row.waiting_for,
        hold_until=row.hold_until,
        bounces=row.bounces,
        bounces_since_settled=row.bounces_since_settled,
        settle_by_us=_us(row.settle_by),
        joint=row.joint,
        proposed_employee=row.proposed_employee_id or 0,
        proposed_unit=row.proposed_unit_id or 0,
        proposed_by=row.proposed_by_id or 0,
        outcome=row.outcome,
        closed_us=_us(row.closed_at),
        holdings=holdings,
    )


def _handover(row: Handover) -> HandoverTold:
    return HandoverTold(
        office=row.office_id,
        of_case=row.case_id,
        kind=row.kind,
        from_employee=row.from_employee_id,
        from_unit=row.from_unit_id,
        to_employee=row.to_employee_id or 0,
        to_unit=row.to_unit_id,
        reason=row.reason,
        asked=row.asked,
        crosses=row.crosses,
        offered_us=us(row.offered_at),
        answer_by_us=us(row.answer_by),
        state=row.state,
        answered_us=_us(row.answered_at),
        answered_by=row.answered_by_id or 0,
        return_reason=row.return_reason,
        belongs_unit=row.belongs_unit_id or 0,
    )


def _debt(row: Debt, tries: list[TryTold]) -> DebtTold:
    return DebtTold(
        office=row.office_id,
        person=row.person_id,
        need=row.need_id,
        kind=row.kind,
        employee=row.employee_id,
        unit=row.unit_id,
        due=row.due,
        incurred_us=us(row.incurred_at),
        of_case=row.case_id or 0,
        ran_out_us=_us(row.ran_out_at),
        came_up_to=row.came_up_to_id or 0,
        paid_us=_us(row.paid_at),
        end=row.end,
        tries=tries,
    )


def _tries() -> dict[int, list[TryTold]]:
    told: dict[int, list[TryTold]] = defaultdict(list)
    for row in CallTry.objects.order_by("pk").iterator():
        tried = TryTold(employee=row.employee_id, at_us=us(row.at), outcome=row.outcome)
        told[row.debt_id].append(tried)
    return told


def _holdings() -> dict[int, list[HoldingTold]]:
    told: dict[int, list[HoldingTold]] = defaultdict(list)
    for row in Holding.objects.order_by("pk").iterator():
        told[row.case_id].append(
            HoldingTold(
                employee=row.employee_id,
                unit=row.unit_id,
                by=row.by,
                since_us=us(row.since),
                until_us=_us(row.until),
            )
        )
    return told


def _us(instant: dt.datetime | None) -> int:
    return us(instant) if instant else 0
