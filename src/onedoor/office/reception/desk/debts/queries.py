"""Lists of what is owed: one's own, one's units', what is late, and all left from closing time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from onedoor.office.establishment.queries import one_pack, opening_of, pack_of
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.debts.told import DebtTold, debts_told
from onedoor.office.responsibility.gathering import employee_facts, today_at
from onedoor.office.responsibility.models import Debt
from onedoor.rules.opening import us
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.rules.responsibility.reached import ASKED as ASKED_KINDS
from onedoor.rules.responsibility.reached import Asked, Reached, reached_within
from onedoor.rules.whereabouts import answers_for_a_unit
from onedoor.vocabulary.responsibility_codes import DebtKind

ON_A_PAGE = 25
WHOSE = ("mine", "units", "led", "late", "closing", "asked")
MINE, UNITS, LED, LATE, CLOSING, ASKED = WHOSE
DUE = ("overdue", "today")
ASKED_OF_LATE = dt.timedelta(days=30)


@dataclass(frozen=True, kw_only=True, slots=True)
class DebtList:
    """One page of a list, and how long each of them is; the number opens the list (law 9).

    `due` narrows the page to what is past its day, or due today, and `unit` to one unit's. `leads`
    tells that the reader has units to answer for. `reached` is, for those who asked to be
    contacted, how many of the list were, and how soon.
    """

    whose: str
    due: str
    unit: str
    leads: bool
    rows: tuple[DebtTold, ...]
    counts: dict[str, int]
    page: Page[int]
    reached: Reached | None


def debt_list(
    reader: Employee,
    whose: str,
    now: dt.datetime,
    *,
    number: str = "",
    due: str = "",
    unit: str = "",
) -> DebtList:
    """What is owed, as asked for.

    `mine`, my `units`', by those I answer for as a leader (`led`), come up `late` to me, from
    `closing`; or everybody of my units who has `asked` to be contacted of late, also those who
    were. `due` narrows it to what is `overdue`, or due `today`, and `unit` to what one unit owes.
    """
    with one_pack():
        me = employee_facts(reader)
        lists = _lists(reader, me, now)
        counts = {name: asked.count() for name, asked in lists.items()}
        rows = lists[whose].filter(narrowed_to(due, today_at(reader.office_id, now)))
        rows = rows.filter(unit__key=unit) if unit else rows
        page: Page[int] = Paginator(range(rows.count()), ON_A_PAGE).get_page(number)
        return DebtList(
            whose=whose,
            due=due,
            unit=unit,
            leads=answers_for_a_unit(me),
            rows=tuple(debts_told(reader, _on(page, rows), now)),
            counts=counts,
            page=page,
            reached=_reached(reader, lists[ASKED], now) if whose == ASKED else None,
        )


def owed_by(reader: Employee) -> QuerySet[Debt]:
    """What an employee owes."""
    return Debt.objects.filter(employee=reader, paid_at=None)


def late_for(reader: EmployeeFacts) -> QuerySet[Debt]:
    """What others owe past its day, and has come up: to those it came to, and who lead the unit."""
    whose = Q(came_up_to=reader.key) | Q(unit__in=reader.leads)
    rows = Debt.objects.filter(whose, office=reader.office, paid_at=None, ran_out_at__isnull=False)
    return rows.exclude(employee=reader.key)


def owed_under(reader: EmployeeFacts) -> QuerySet[Debt]:
    """What is owed by units the reader answers for: they lead them or their side, or have duty."""
    whose = Q(unit__in=reader.leads | reader.duty_in) | Q(unit__side__in=reader.office_leader_of)
    return Debt.objects.filter(whose, office=reader.office, paid_at=None)


def debt_shown(reader: Employee, key: int, now: dt.datetime) -> DebtTold | None:
    """One debt, paid or not; None when there is none at the reader's office."""
    with one_pack():
        rows = Debt.objects.filter(pk=key, office=reader.office_id)
        return next(iter(debts_told(reader, rows, now)), None)


def _on(page: Page[int], rows: QuerySet[Debt]) -> QuerySet[Debt]:
    """The debts of one page: those that are due first stand first."""
    first = (page.number - 1) * ON_A_PAGE
    keys = rows.order_by("due", "incurred_at", "pk").values_list("pk", flat=True)
    return Debt.objects.filter(pk__in=list(keys[first : first + ON_A_PAGE]))


def _reached(reader: Employee, rows: QuerySet[Debt], now: dt.datetime) -> Reached:
    days = pack_of(reader.office_id).times.answer_messages_days
    asked = [
        Asked(
            debt=row.pk,
            unit=row.unit_id,
            asked_us=us(row.incurred_at),
            ended_us=us(row.paid_at) if row.paid_at else 0,
            end=row.end,
        )
        for row in rows
    ]
    return reached_within(asked, days, opening=opening_of(reader.office_id), now=now)


def narrowed_to(due: str, today: dt.date) -> Q:
    """The condition of what is past its day (`overdue`), or due `today`; else of all."""
    return {"overdue": Q(due__lt=today), "today": Q(due=today)}.get(due, Q())


def _lists(reader: Employee, me: EmployeeFacts, now: dt.datetime) -> dict[str, QuerySet[Debt]]:
    ours = Debt.objects.filter(office=reader.office_id, unit__in=me.units | me.leads)
    open_ = Debt.objects.filter(office=reader.office_id, paid_at=None)
    return {
        MINE: owed_by(reader),
        UNITS: open_.filter(unit__in=me.units | me.leads),
        LED: owed_under(me),
        LATE: late_for(me),
        CLOSING: open_.filter(kind=DebtKind.carried_over),
        ASKED: ours.filter(kind__in=ASKED_KINDS, incurred_at__gt=now - ASKED_OF_LATE),
    }
