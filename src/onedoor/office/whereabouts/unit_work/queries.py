"""A unit's open cases, cut to what this employee may see, and how many each one holds."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import one_pack, unit_facts
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.office.responsibility.models import Case
from onedoor.office.responsibility.queries import CaseShown
from onedoor.office.responsibility.tasks import tasks_of
from onedoor.office.whereabouts.lists import (
    HandoverLine,
    Part,
    case_rows,
    cases_in,
    due_days,
    handover_part,
    handover_rows,
    lying_wrong,
    page_of,
    part,
    seen_cases,
)
from onedoor.rules.verdict import Verdict
from onedoor.rules.whereabouts import may_see_load, may_see_units_work
from onedoor.vocabulary.confidentiality import Purpose
from onedoor.vocabulary.responsibility_codes import CaseState, HandoverKind


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitShown:
    """A unit as pages name it, and whether this reader may open its list."""

    pk: int
    key: str
    may_open: Verdict
    leads: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """How many open cases somebody of the unit holds."""

    key: str
    name: str
    cases: int


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitWork:
    """A unit's list. `load` is empty for everybody but the unit's leader."""

    offers: Part[HandoverLine]
    cases: Part[CaseShown]
    total: int
    overdue: int
    lies_wrong: int
    load: list[Load]


def units_of(reader: Employee) -> list[UnitShown]:
    """The units whose lists this employee may open, their own first."""
    facts = employee_facts(reader)
    rows = Unit.objects.filter(office=reader.office_id).order_by("pk")
    found = [_shown(unit, facts) for unit in rows if may_see_units_work(facts, unit_facts(unit))]
    return sorted(found, key=lambda one: one.pk != reader.home_unit_id)


def unit_by_key(reader: Employee, key: str) -> UnitShown | None:
    """A unit of the reader's office, or None."""
    unit = Unit.objects.filter(office=reader.office_id, key=key).first()
    return _shown(unit, employee_facts(reader)) if unit else None


def unit_work(
    reader: Employee,
    unit: int,
    now: dt.datetime,
    *,
    pages: Mapping[str, str],
    only: str = "",
    holder: str = "",
) -> UnitWork:
    """The work of a unit whose list the reader may open.

    `only` narrows the cases to those `overdue`, or those that lie `wrong`; `holder` to those one
    of the unit holds. Narrowing is for who leads the unit; others see the whole list.
    """
    with one_pack():
        tasks = tasks_of(reader)
        row = Unit.objects.get(pk=unit, office=reader.office_id)
        leads = bool(may_see_load(tasks.reader, unit_facts(row)))
        ours = case_rows(reader.office_id).filter(unit=unit)
        narrowed = _narrowing(row, now, only if leads else "", holder if leads else "")
        lists: dict[str, QuerySet[Any]] = {
            "offers": _offers(reader.office_id, unit),
            "cases": ours.filter(narrowed).order_by("next_due", "pk"),
        }
        found = {name: page_of(rows, pages.get(name, "")) for name, rows in lists.items()}
        seen = seen_cases(reader, Purpose.unit_work, cases_in(found.values()), tasks=tasks, now=now)
        return UnitWork(
            offers=handover_part(found["offers"], seen, reader),
            cases=part(found["cases"], seen),
            total=ours.count(),
            overdue=ours.filter(_narrowing(row, now, "overdue", "")).count(),
            lies_wrong=ours.filter(_narrowing(row, now, "wrong", "")).count(),
            load=_load(unit) if leads else [],
        )


def _offers(office: int, unit: int) -> QuerySet[Any]:
    return handover_rows(office).filter(to_unit=unit).exclude(kind=HandoverKind.ask)


def _narrowing(unit: Unit, now: dt.datetime, only: str, holder: str) -> Q:
    today = due_days(unit.office_id, now).today
    narrowed = {
        "overdue": Q(state=CaseState.open, next_due__lt=today),
        "wrong": lying_wrong([unit], now),
    }.get(only, Q())
    return narrowed & Q(holder__key=holder) if holder else narrowed


def _load(unit: int) -> list[Load]:
    """Everybody who works for the unit or holds its cases, by name: this is no ranking."""
    held = Case.objects.filter(unit=unit).exclude(state=CaseState.closed)
    counts = Counter(held.values_list("holder_id", flat=True))
    staff = Employee.objects.filter(
        Q(memberships__unit=unit, left_at=None) | Q(pk__in=list(counts))
    )
    rows = staff.distinct().order_by("given_name", "family_name", "pk")
    return [Load(key=one.key, name=str(one), cases=counts[one.pk]) for one in rows]


def _shown(unit: Unit, reader: Any) -> UnitShown:
    facts = unit_facts(unit)
    return UnitShown(
        pk=unit.pk,
        key=unit.key,
        may_open=may_see_units_work(reader, facts),
        leads=bool(may_see_load(reader, facts)),
    )
