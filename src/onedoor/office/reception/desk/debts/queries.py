"""Lists of what is owed: one's own, those of one's units, and all left from closing time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from onedoor.office.establishment.queries import one_pack
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.debts.told import DebtTold, debts_told
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.responsibility_codes import DebtKind

MINE, UNITS, CLOSING = WHOSE = ("mine", "units", "closing")


@dataclass(frozen=True, kw_only=True, slots=True)
class DebtList:
    """One list, and how long each of the three is; the number opens the list (law 9)."""

    whose: str
    rows: tuple[DebtTold, ...]
    counts: dict[str, int]
    overdue: int


def debt_list(reader: Employee, whose: str, now: dt.datetime) -> DebtList:
    """What is owed, as asked for: `mine`, my `units`', or from `closing` time."""
    with one_pack():
        lists = _lists(reader)
        rows = tuple(debts_told(reader, lists[whose], now))
        return DebtList(
            whose=whose,
            rows=rows,
            counts={name: asked.count() for name, asked in lists.items()},
            overdue=sum(one.overdue for one in rows),
        )


def owed_by(reader: Employee) -> QuerySet[Debt]:
    """What an employee owes."""
    return Debt.objects.filter(employee=reader, paid_at=None)


def debt_shown(reader: Employee, key: int, now: dt.datetime) -> DebtTold | None:
    """One debt, paid or not; None when there is none at the reader's office."""
    with one_pack():
        rows = Debt.objects.filter(pk=key, office=reader.office_id)
        return next(iter(debts_told(reader, rows, now)), None)


def _lists(reader: Employee) -> dict[str, QuerySet[Debt]]:
    me = employee_facts(reader)
    open_ = Debt.objects.filter(office=reader.office_id, paid_at=None)
    return {
        MINE: owed_by(reader),
        UNITS: open_.filter(unit__in=me.units | me.leads),
        CLOSING: open_.filter(kind=DebtKind.carried_over),
    }
