"""Debts: a contact that is owed to a person by a day, and the employee who answers for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import one_pack, opening_of, pack_of
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.journal.thread_clock import now_in
from onedoor.office.people.acting import envelope
from onedoor.office.people.models import Employee
from onedoor.office.people.person_at_hand import lock_person
from onedoor.office.responsibility.case_at_hand import require
from onedoor.office.responsibility.debt_at_hand import (
    DebtAtHand,
    debt_at_hand,
    open_debts,
    thread_of,
)
from onedoor.office.responsibility.falling import leader_of
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.office.responsibility.models import Case, Debt
from onedoor.rules.responsibility.debts import (
    days_tried,
    debt_runs_out_at,
    may_end_debt,
    may_move_debt,
    may_pay_debt,
)
from onedoor.rules.responsibility.holder import NobodyAnswers
from onedoor.vocabulary.responsibility import DebtIncurred, DebtMoved, DebtPaid, DebtRanOut
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind, DebtMovedBy, Reason


@dataclass(frozen=True, kw_only=True)
class Owed:
    """What is owed to a person: for which need, by whom, in which unit, and by which day.

    `case` is the case it goes along with, locked by who incurs it; None for what is owed without.
    """

    office: int
    person: int
    need: int
    kind: DebtKind
    employee: int
    unit: int
    due: dt.date
    case: Case | None = None


def incur_debt(owed: Owed, *, actor: Employee | None, now: dt.datetime) -> int:
    """From now on this employee owes the person a contact; the debt's row number.

    Raises `Refused` for an employee who works here no longer.
    """
    with one_transaction():
        if owed.case is None:
            lock_person(owed.person)
        about = {"person_key": owed.person, "case_key": owed.case.pk if owed.case else 0}
        now = now_in(envelope(owed.office, actor, now, **about))
        debtor = Employee.objects.get(pk=owed.employee)
        if debtor.left_at is not None or debtor.office_id != owed.office:
            raise Refused(Reason.receiver_left)
        debt = Debt.objects.create(
            office_id=owed.office,
            person_id=owed.person,
            need_id=owed.need,
            case=owed.case,
            kind=owed.kind,
            employee=debtor,
            unit=Unit.objects.get(pk=owed.unit, office=owed.office),
            due=owed.due,
            incurred_at=now,
        )
        incurred = DebtIncurred(
            debt=debt.pk,
            need=owed.need,
            debt_kind=owed.kind,
            owed_by=debtor.pk,
            owed_unit=owed.unit,
            owed_on=owed.due,
        )
        append(thread_of(debt, actor, now), incurred)
        return debt.pk


def pay_debt(
    debt: int, end: DebtEnd, *, actor: Employee | None, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """A debt has its end; its row number. Raises `Refused`, and `HasMovedOn`."""
    with debt_at_hand(debt, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        if actor is not None:
            require(may_pay_debt(hand.facts, employee_facts(actor)))
        require(may_end_debt(hand.row.kind, end, *_tries(hand.row)))
        _write_paid(hand, end)
        return hand.leave("pay_debt")


def pay_debt_of(need: int, end: DebtEnd, *, actor: Employee | None, now: dt.datetime) -> None:
    """The open debt of a need, if there is one, has its end: somebody met the person."""
    with one_transaction():
        for hand in open_debts(Debt.objects.filter(need=need), actor=actor, now=now):
            _write_paid(hand, end)


def move_debt(
    debt: int,
    to: int,
    *,
    by: DebtMovedBy,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """A colleague answers for the debt from now on; its row number. Raises `Refused`."""
    with debt_at_hand(debt, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        receiver = Employee.objects.get(pk=to, office_id=hand.row.office_id)
        if actor is not None:
            require(may_move_debt(hand.facts, employee_facts(actor), employee_facts(receiver)))
        _move(hand, receiver, by=by)
        return hand.leave("move_debt")


def let_debts_fall(
    employee: int, *, actor: Employee | None, now: dt.datetime, debts: Iterable[int] | None = None
) -> int:
    """What somebody owes, or these of it, falls to the leaders of its units; how many debts did.

    Raises `NobodyAnswers`.
    """
    with one_transaction(), one_pack():
        theirs = Debt.objects.filter(employee=employee)
        asked = theirs if debts is None else theirs.filter(pk__in=debts)
        hands = open_debts(asked, actor=actor, now=now)
        for hand in hands:
            _move(hand, leader_of(hand.row.unit, now, leaver=employee), by=DebtMovedBy.fallen)
        return len(hands)


def let_debt_run_out(debt: int, *, now: dt.datetime) -> int:
    """The day of a debt is past: it comes up to its unit's leader, and who owes it keeps it.

    How many came up: none when it is paid, or has come up before.
    """
    with one_transaction(), one_pack():
        hands = open_debts(Debt.objects.filter(pk=debt, ran_out_at=None), actor=None, now=now)
        late = [one for one in hands if now >= _runs_out_at(one.row)]
        for hand in late:
            row = hand.row
            row.ran_out_at, row.came_up_to = hand.now, _leader_beside(row, now)
            row.save(update_fields=["ran_out_at", "came_up_to"])
            hand.write(DebtRanOut(debt=row.pk, came_up_to=row.came_up_to.pk))
        return len(late)


def _runs_out_at(row: Debt) -> dt.datetime:
    return debt_runs_out_at(row.due, opening_of(row.office_id))


def _leader_beside(row: Debt, now: dt.datetime) -> Employee:
    """A leader who does not owe it themself; who leads alone is the one it comes up to."""
    try:
        return leader_of(row.unit, now, leaver=row.employee_id)
    except NobodyAnswers:
        return row.employee


def _tries(row: Debt) -> tuple[int, int]:
    """On how many days the person was called, and on how many they must be before a letter."""
    at = row.tries.values_list("at", flat=True)
    return days_tried(at, opening_of(row.office_id)), pack_of(row.office_id).times.call_tries


def _write_paid(hand: DebtAtHand, end: DebtEnd) -> None:
    hand.row.paid_at, hand.row.end = hand.now, end
    hand.row.save(update_fields=["paid_at", "end"])
    hand.write(DebtPaid(debt=hand.row.pk, debt_end=end))


def _move(hand: DebtAtHand, to: Employee, *, by: DebtMovedBy) -> None:
    row = hand.row
    row.employee = to
    row.save(update_fields=["employee"])
    hand.write(DebtMoved(debt=row.pk, owed_by=to.pk, owed_unit=row.unit_id, debt_moved_by=by))
