"""When a holder leaves or is away too long: the unit's leader answers instead."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM
from onedoor.office.people.actions.employees import mark_left
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import employees_to_change
from onedoor.office.responsibility.actions.debts import let_debts_fall
from onedoor.office.responsibility.case_at_hand import case_at_hand, require
from onedoor.office.responsibility.falling import leader_of
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.office.responsibility.handover_at_hand import end_handover, handover_at_hand
from onedoor.office.responsibility.models import Case, Handover
from onedoor.office.responsibility.moving import move
from onedoor.rules.responsibility.holder import may_leave
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
        row = employees_to_change().get(pk=employee)
        require(may_leave(employee_facts(row)))
        cases = cases_open_with(row.pk)
        moved = sum(fall(case, holder=row.pk, actor=actor, now=now) for case in cases)
        let_debts_fall(row.pk, actor=actor, now=now)
        _end_their_questions(row, actor, now)
        mark_left(row, actor=actor, now=now)
        return moved


def fall(case: int, *, holder: int, actor: Employee | None, now: dt.datetime) -> bool:
    """The case falls from this holder to the leader of its unit; whether it did.

    It does not when somebody else holds it by now, or it has been closed. Raises `NobodyAnswers`.
    """
    with case_at_hand(case, actor=actor, now=now, form=NO_FORM) as hand:
        if hand.case.holder_id != holder or hand.case.state is CaseState.closed:
            return False
        to = leader_of(hand.case.unit, now, leaver=holder)
        move(hand, to, hand.case.unit, by=MovedBy.fallen)
        hand.leave("fall", case)
        return True


def cases_open_with(holder: int) -> list[int]:
    """The open cases of an employee, oldest first."""
    held = Case.objects.filter(holder=holder).exclude(state=CaseState.closed)
    return list(held.order_by("pk").values_list("pk", flat=True))


def _end_their_questions(row: Employee, actor: Employee | None, now: dt.datetime) -> None:
    """What they had asked for, and what they were asked, ends: the holder is told, and keeps it."""
    asked = Q(kind=HandoverKind.ask, from_employee=row)
    were_asked = Q(to_employee=row)
    open_ = Handover.objects.filter(asked | were_asked, state=HandoverState.open)
    for key in open_.order_by("case_id").values_list("pk", flat=True):
        with handover_at_hand(key, actor=actor, now=now, form=NO_FORM) as (hand, handover):
            end_handover(hand, handover, HandoverState.withdrawn)
            ended = HandoverWithdrawn(handover=key, withdraw_reason=WithdrawReason.somebody_left)
            line = hand.write(ended)
            hand.tell(line, ended, handover.from_employee_id, hand.case.holder_id)
            hand.leave("end_their_questions", key)
