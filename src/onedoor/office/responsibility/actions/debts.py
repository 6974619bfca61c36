"""Debts: a contact that is owed to a person by a day, and the employee who answers for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.models import QuerySet

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import one_pack, opening_of
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import (
    NO_FORM,
    Form,
    first_result,
    refuse_if_moved_on,
    remember,
)
from onedoor.office.people.acting import envelope, refuse_unless_works_here
from onedoor.office.people.models import Employee
from onedoor.office.people.person_at_hand import lock_person
from onedoor.office.responsibility.case_at_hand import require
from onedoor.office.responsibility.falling import leader_of
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.office.responsibility.models import Debt
from onedoor.rules.responsibility.debts import (
    DebtFacts,
    debt_runs_out_at,
    may_move_debt,
    may_pay_debt,
)
from onedoor.rules.responsibility.holder import NobodyAnswers
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.responsibility import DebtIncurred, DebtMoved, DebtPaid, DebtRanOut
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind, DebtMovedBy, Reason
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True)
class Owed:
    """What is owed to a person: for which need, by whom, in which unit, and by which day."""

    office: int
    person: int
    need: int
    kind: DebtKind
    employee: int
    unit: int
    due: dt.date


def incur_debt(owed: Owed, *, actor: Employee | None, now: dt.datetime) -> int:
    """From now on this employee owes the person a contact; the debt's row number.

    Raises `Refused` for an employee who works here no longer.
    """
    with one_transaction():
        lock_person(owed.person)
        debtor = Employee.objects.get(pk=owed.employee)
        if debtor.left_at is not None or debtor.office_id != owed.office:
            raise Refused(Reason.receiver_left)
        debt = Debt.objects.create(
            office_id=owed.office,
            person_id=owed.person,
            need_id=owed.need,
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
        append(_thread(debt, actor, now), incurred)
        return debt.pk


def pay_debt(
    debt: int, end: DebtEnd, *, actor: Employee | None, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """A debt has its end; its row number. Raises `Refused`, and `HasMovedOn`."""
    with _at_hand(debt, actor, now, form) as (row, done):
        if done is not None:
            return done
        _pay(row, end, actor, now)
        remember(form, _thread(row, actor, now), "pay_debt", row.pk)
        return row.pk


def pay_debt_of(need: int, end: DebtEnd, *, actor: Employee | None, now: dt.datetime) -> None:
    """The open debt of a need, if there is one, has its end: somebody met the person."""
    with one_transaction():
        for row in _locked(Debt.objects.filter(need=need)):
            _write_paid(row, end, actor, now)


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
    with _at_hand(debt, actor, now, form) as (row, done):
        if done is not None:
            return done
        receiver = Employee.objects.get(pk=to, office_id=row.office_id)
        if actor is not None:
            require(may_move_debt(_facts(row), employee_facts(actor), employee_facts(receiver)))
        _move(row, receiver, by=by, actor=actor, now=now)
        remember(form, _thread(row, actor, now), "move_debt", row.pk)
        return row.pk


def let_debts_fall(
    employee: int, *, actor: Employee | None, now: dt.datetime, debts: Iterable[int] | None = None
) -> int:
    """What somebody owes, or these of it, falls to the leaders of its units; how many debts did.

    Raises `NobodyAnswers`.
    """
    with one_transaction(), one_pack():
        theirs = Debt.objects.filter(employee=employee)
        rows = _locked(theirs if debts is None else theirs.filter(pk__in=debts))
        for row in rows:
            leader = leader_of(row.unit, now, leaver=employee)
            _move(row, leader, by=DebtMovedBy.fallen, actor=actor, now=now)
        return len(rows)


def let_debt_run_out(debt: int, *, now: dt.datetime) -> int:
    """The day of a debt is past: it comes up to its unit's leader, and who owes it keeps it.

    How many came up: none when it is paid, or has come up before.
    """
    with one_transaction(), one_pack():
        rows = _locked(Debt.objects.filter(pk=debt, ran_out_at=None))
        late = [row for row in rows if now >= debt_runs_out_at(row.due, opening_of(row.office_id))]
        for row in late:
            row.ran_out_at, row.came_up_to = now, _leader_beside(row, now)
            row.save(update_fields=["ran_out_at", "came_up_to"])
            ran_out = DebtRanOut(debt=row.pk, came_up_to=row.came_up_to.pk)
            append(_thread(row, None, now), ran_out)
        return len(late)


def _leader_beside(row: Debt, now: dt.datetime) -> Employee:
    """A leader who does not owe it themself; who leads alone is the one it comes up to."""
    try:
        return leader_of(row.unit, now, leaver=row.employee_id)
    except NobodyAnswers:
        return row.employee


def _locked(asked: QuerySet[Debt]) -> list[Debt]:
    """Those of these debts that are open, each with its person, in whose thread its lines are."""
    open_ = asked.filter(paid_at=None)
    for person in sorted(set(open_.values_list("person_id", flat=True))):
        lock_person(person)
    # Asked again: what was paid or has moved while this waited is no longer among them.
    return list(open_.select_for_update(of=("self",)).order_by("pk"))


@contextmanager
def _at_hand(
    debt: int, actor: Employee | None, now: dt.datetime, form: Form
) -> Iterator[tuple[Debt, int | None]]:
    """Lock a debt and its person, whose thread its lines are in, for one action."""
    with one_transaction():
        lock_person(Debt.objects.values_list("person_id", flat=True).get(pk=debt))
        row = Debt.objects.select_for_update(of=("self",)).get(pk=debt)
        refuse_unless_works_here(actor, row.office_id)
        done = first_result(form, _thread(row, actor, now))
        if done is None:
            refuse_if_moved_on(form, _thread(row, actor, now))
            if row.paid_at is not None:
                raise Refused(Reason.debt_paid)
        yield row, done


def _pay(row: Debt, end: DebtEnd, actor: Employee | None, now: dt.datetime) -> None:
    if actor is not None:
        require(may_pay_debt(_facts(row), employee_facts(actor)))
    _write_paid(row, end, actor, now)


def _write_paid(row: Debt, end: DebtEnd, actor: Employee | None, now: dt.datetime) -> None:
    row.paid_at, row.end = now, end
    row.save(update_fields=["paid_at", "end"])
    append(_thread(row, actor, now), DebtPaid(debt=row.pk, debt_end=end))


def _move(
    row: Debt, to: Employee, *, by: DebtMovedBy, actor: Employee | None, now: dt.datetime
) -> None:
    row.employee = to
    row.save(update_fields=["employee"])
    moved = DebtMoved(debt=row.pk, owed_by=to.pk, owed_unit=row.unit_id, debt_moved_by=by)
    append(_thread(row, actor, now), moved)


def _thread(row: Debt, actor: Employee | None, now: dt.datetime) -> Envelope:
    about = {"person_key": row.person_id, "unit_key": row.unit_id}
    return envelope(row.office_id, actor, now, side=Side(row.unit.side), **about)


def _facts(row: Debt) -> DebtFacts:
    return DebtFacts(
        office=row.office_id,
        owed_by=row.employee_id,
        unit=row.unit_id,
        unit_leader=row.unit.leader_id or 0,
        came_up_to=row.came_up_to_id or 0,
    )
