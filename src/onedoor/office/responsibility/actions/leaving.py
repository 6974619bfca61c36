"""When a holder leaves or is away too long: the unit's leader answers instead."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.queries import unit_facts
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM
from onedoor.office.people.actions.employees import mark_left
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.case_at_hand import CaseAtHand, case_at_hand, require
from onedoor.office.responsibility.gathering import (
    answering,
    employee_facts,
    leaders_in_turn,
)
from onedoor.office.responsibility.models import Case, Handover
from onedoor.office.responsibility.moving import move
from onedoor.rules.responsibility.holder import falls_to, may_leave
from onedoor.vocabulary.responsibility import HandoverWithdrawn
from onedoor.vocabulary.responsibility_codes import (
    CaseState,
    HandoverKind,
    HandoverState,
    MovedBy,
    WithdrawReason,
)


def end_employment(employee: int, *, actor: Employee | None, now: dt.datetime) -> int:
    """Somebody leaves: their open cases go to the units' leaders; how many did.

    Nothing of what they did is lost. Raises `Refused` while they lead something, and
    `NobodyAnswers` when there is no leader left to take a case.
    """
    with one_transaction():
        row = Employee.objects.select_for_update(of=("self",)).get(pk=employee)
        require(may_leave(employee_facts(row)))
        moved = [fall(case, actor=actor, now=now) for case in cases_open_with(row.pk)]
        _end_what_they_asked(row, actor, now)
        mark_left(row, actor=actor, now=now)
        return len(moved)


def fall(case: int, *, actor: Employee | None, now: dt.datetime) -> int:
    """The case falls from its holder to the leader of its unit; the case's row number."""
    with case_at_hand(case, actor=actor, now=now, form=NO_FORM) as hand:
        to = Employee.objects.get(pk=leader_for(hand, leaver=hand.case.holder_id))
        move(hand, to, hand.case.unit, by=MovedBy.fallen)
        return hand.leave("fall", hand.case.pk)


def leader_for(hand: CaseAtHand, leaver: int = 0) -> int:
    """The leader to whom a case of this unit falls. Raises `NobodyAnswers`."""
    unit = hand.case.unit
    leaders = leaders_in_turn(unit.office_id, unit.side)
    facts = unit_facts(unit)
    return falls_to(facts, leaders, answering((facts.leader, *leaders), hand.now), leaver)


def cases_open_with(holder: int) -> list[int]:
    """The open cases of an employee, oldest first."""
    held = Case.objects.filter(holder=holder).exclude(state=CaseState.closed)
    return list(held.order_by("pk").values_list("pk", flat=True))


def _end_what_they_asked(row: Employee, actor: Employee | None, now: dt.datetime) -> None:
    open_ = Handover.objects.filter(state=HandoverState.open, kind=HandoverKind.ask)
    for handover in open_.filter(from_employee=row):
        with case_at_hand(handover.case_id, actor=actor, now=now, form=NO_FORM) as hand:
            handover.state = HandoverState.withdrawn
            handover.answered_at, handover.answered_by = now, actor
            handover.save()
            hand.write(_taken_back(handover))
            hand.leave("end_what_they_asked", handover.pk)


def _taken_back(handover: Handover) -> HandoverWithdrawn:
    return HandoverWithdrawn(handover=handover.pk, withdraw_reason=WithdrawReason.case_moved)
