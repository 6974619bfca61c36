"""Lists of cases: one page at a time, each row at the level its reader may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import (
    UnitWay,
    opening_of,
    pack_of,
    unit_facts,
    unit_ways,
)
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.responsibility.models import Case, Handover
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.queries import (
    CaseShown,
    employees_told_of,
    look_at,
    told,
    with_what_is_told,
)
from onedoor.office.responsibility.tasks import Tasks
from onedoor.rules.opening import working_day_after
from onedoor.vocabulary.confidentiality import Purpose
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    CaseState,
    HandoverKind,
    HandoverState,
    OfferReason,
)

T = TypeVar("T")
M = TypeVar("M", bound=Model)
ON_A_PAGE = 25


@dataclass(frozen=True, kw_only=True, slots=True)
class Part(Generic[T]):
    """A page of a list: its rows, and which page of how many this is."""

    rows: list[T]
    page: Page[int]

    @property
    def total(self) -> int:
        """How many rows the whole list has."""
        return self.page.paginator.count


@dataclass(frozen=True, kw_only=True, slots=True)
class HandoverLine:
    """One handover in a list. Why it is asked is the case's content: None when not to be seen."""

    key: int
    kind: HandoverKind
    from_employee: str
    to_employee: str
    to_unit: str
    to_me: bool
    answer_by: dt.datetime
    reason: OfferReason | None
    asked: Asked | None
    case: CaseShown


@dataclass(frozen=True, kw_only=True, slots=True)
class DueDays:
    """The office's day, and the last one that it still calls soon."""

    today: dt.date
    soon_until: dt.date


def due_days(office: int, now: dt.datetime) -> DueDays:
    """Which day it is at an office, and which it calls soon."""
    today, days = today_at(office, now), pack_of(office).times.due_soon_days
    return DueDays(today=today, soon_until=working_day_after(today, days, opening_of(office)))


def case_rows(office: int) -> QuerySet[Case]:
    """The office's open cases, with all that a list tells of them."""
    return with_what_is_told(Case.objects.filter(office=office).exclude(state=CaseState.closed))


def handover_rows(office: int) -> QuerySet[Handover]:
    """What is asked in the office and not answered, who must answer first on top."""
    rows = Handover.objects.filter(office=office, state=HandoverState.open)
    rows = rows.select_related(
        "from_employee", "to_employee", "to_unit", "case__holder", "case__unit", "case__person"
    )
    return rows.prefetch_related("case__handovers").order_by("answer_by", "pk")


def lying_wrong(units: Iterable[Unit], now: dt.datetime) -> Q:
    """The condition of the rule `lies_wrong` for open cases of these units, to find them by."""
    facts = [unit_facts(unit) for unit in units]
    return _wrong([UnitWay(one.key, one.areas, one.remit_days) for one in facts], now)


def lying_wrong_here(office: int, now: dt.datetime) -> Q:
    """The same for all units of an office, as its pack tells of them."""
    return _wrong(unit_ways(office), now)


def _wrong(units: Iterable[UnitWay], now: dt.datetime) -> Q:
    found = Q(pk__in=[])
    for one in units:
        wrong = ~Q(area__in=one.areas) & Q(sister_of=None)
        if one.remit_days:
            wrong |= Q(in_unit_since__lt=now - dt.timedelta(days=one.remit_days))
        found |= Q(unit=one.key) & wrong
    moving = Handover.objects.filter(case=OuterRef("pk"), state=HandoverState.open)
    moving = moving.exclude(kind=HandoverKind.sister)
    return found & Q(settle_by=None) & ~Q(Exists(moving))


def page_of(
    rows: QuerySet[M], number: str, on_a_page: int = ON_A_PAGE
) -> tuple[list[M], Page[int]]:
    """The rows of one page, and the page with no rows in it; a wrong number is put right."""
    page: Page[int] = Paginator(range(rows.count()), on_a_page).get_page(number)
    if not page.paginator.count:
        return [], page
    first = (page.number - 1) * on_a_page
    return list(rows[first : first + on_a_page]), page


def seen_cases(
    reader: Employee, purpose: Purpose, rows: Iterable[Case], *, tasks: Tasks, now: dt.datetime
) -> dict[int, CaseShown]:
    """The cases of a whole page in one look, each once, by their row numbers."""
    each = {row.pk: row for row in rows}
    seen = look_at(reader, purpose, list(each.values()), now, tasks=tasks)
    names = Names(reader.office_id, employees_told_of(seen))
    return {one.key: one for one in told(seen, names, now)}


def part(rows: tuple[list[Case], Page[int]], seen: dict[int, CaseShown]) -> Part[CaseShown]:
    """A page of cases, as far as they may be seen."""
    found, page = rows
    return Part(rows=[seen[row.pk] for row in found if row.pk in seen], page=page)


def handover_part(
    rows: tuple[list[Handover], Page[int]], seen: dict[int, CaseShown], reader: Employee
) -> Part[HandoverLine]:
    """A page of handovers, as far as their cases may be seen."""
    found, page = rows
    told_of = [row for row in found if row.case_id in seen]
    named = {key for row in told_of for key in (row.from_employee_id, row.to_employee_id) if key}
    names = Names(reader.office_id, named)
    lines = [_line(row, seen[row.case_id], reader, names) for row in told_of]
    return Part(rows=lines, page=page)


def _line(row: Handover, case: CaseShown, reader: Employee, names: Names) -> HandoverLine:
    return HandoverLine(
        key=row.pk,
        kind=row.kind,
        from_employee=names.alone(row.from_employee_id),
        to_employee=names.alone(row.to_employee_id) if row.to_employee_id else "",
        to_unit=row.to_unit.key,
        to_me=row.to_employee_id == reader.pk,
        answer_by=row.answer_by,
        reason=row.reason if case.whole else None,
        asked=row.asked if case.whole else None,
        case=case,
    )


def cases_in(lists: Iterable[tuple[list[Any], Page[int]]]) -> list[Case]:
    """The cases that the rows of some pages are, or are about."""
    return [row if isinstance(row, Case) else row.case for rows, _ in lists for row in rows]
