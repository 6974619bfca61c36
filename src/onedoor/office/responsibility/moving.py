"""Moving: the one place where a case changes holder, and where its bounces are counted."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import office_leaders, opening_of, pack_of
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.case_at_hand import CaseAtHand
from onedoor.office.responsibility.debt_at_hand import open_debts
from onedoor.office.responsibility.gathering import leaders_in_turn
from onedoor.office.responsibility.models import Debt, Holding
from onedoor.rules.opening import due_after, us
from onedoor.rules.responsibility.settlement import bounces_back, is_joint, must_settle
from onedoor.vocabulary.responsibility import DebtMoved, HolderChanged, SettlementCalled
from onedoor.vocabulary.responsibility_codes import DebtMovedBy, MovedBy


def move(
    hand: CaseAtHand,
    to: Employee,
    unit: Unit,
    *,
    by: MovedBy,
    handover: int = 0,
    return_by: dt.datetime | None = None,
) -> int:
    """The case is held by `to`, working for `unit`, from now on; the number of the line.

    The old and the new holder are told. A move to somebody who held the case before is a bounce.
    """
    case = hand.case
    before, unit_before = case.holder_id, case.unit_id
    held_before = Holding.objects.filter(case=case, employee=to).exists()
    _write_holding(hand, to, unit, by)
    case.holder, case.unit = to, unit
    case.held_since, case.return_by = hand.now, return_by
    case.in_unit_since = case.in_unit_since if unit_before == unit.pk else hand.now
    if bounces_back(by, held_before and to.pk != before):
        count_bounce(hand)
    line = _tell_of_move(hand, (before, unit_before), by, handover)
    _take_debts_along(hand)
    return line


def count_bounce(hand: CaseAtHand) -> None:
    """The case has bounced once more."""
    hand.case.bounces += 1
    hand.case.bounces_since_settled += 1


def call_settlement_if_due(hand: CaseAtHand, *, crossing: bool) -> None:
    """Let leaders settle a case that has bounced as often as the pack allows; tell them.

    `crossing` tells that the last bounce was over the state/municipal line: then both leaders
    must agree, where there are two.
    """
    case, times = hand.case, pack_of(hand.case.office_id).times
    due = must_settle(case.bounces_since_settled, times.bounce_limit)
    if case.settle_by is not None or not due:
        return
    leaders = set(office_leaders(case.office_id).values())
    case.joint = is_joint(crossing, leaders)
    case.settle_by = due_after(hand.now, times.settle_days, opening_of(case.office_id))
    called = SettlementCalled(settle_by_us=us(case.settle_by), joint=case.joint)
    line = hand.write(called)
    hand.tell(line, called, *_settlers(hand))


def clear_settlement(hand: CaseAtHand) -> None:
    """The leaders have settled the case, or their time has run out: it may move again."""
    case = hand.case
    case.settle_by, case.joint, case.bounces_since_settled = None, False, 0
    case.proposed_employee = case.proposed_unit = case.proposed_by = None


def _settlers(hand: CaseAtHand) -> list[int]:
    leaders = leaders_in_turn(hand.case.office_id, hand.case.side)
    return leaders if hand.case.joint else [hand.case.unit.leader_id or leaders[0]]


def _write_holding(hand: CaseAtHand, to: Employee, unit: Unit, by: MovedBy) -> None:
    Holding.objects.filter(case=hand.case, until=None).update(until=hand.now)
    Holding.objects.create(case=hand.case, employee=to, unit=unit, by=by, since=hand.now)


def _take_debts_along(hand: CaseAtHand) -> None:
    """Who left a message for the holder is contacted by the one who holds the case now."""
    case = hand.case
    for debt in open_debts(Debt.objects.filter(case=case), actor=hand.actor, now=hand.now):
        row = debt.row
        row.employee, row.unit = case.holder, case.unit
        row.save(update_fields=["employee", "unit"])
        moved = DebtMoved(
            debt=row.pk,
            owed_by=row.employee_id,
            owed_unit=row.unit_id,
            debt_moved_by=DebtMovedBy.with_case,
        )
        hand.write(moved)


def _tell_of_move(hand: CaseAtHand, before: tuple[int, int], by: MovedBy, handover: int) -> int:
    case = hand.case
    until = us(case.return_by) if case.return_by else 0
    moved = HolderChanged(moved_by=by, handover=handover, return_by_us=until)
    holder, unit = before
    line = hand.write(moved, holder_before=holder, unit_before=unit)
    hand.tell(line, moved, holder, case.holder_id)
    return line
