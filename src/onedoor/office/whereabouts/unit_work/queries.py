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
from onedoor.office.responsibility.led import led_of, units_beside
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
    page_of,
    part,
    seen_cases,
)
from onedoor.office.whereabouts.load.counting import (
    UnitLoad,
    loads_of,
    narrowing,
    offers_to,
    seen_whole,
)
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.rules.verdict import Verdict
from onedoor.rules.whereabouts import may_see_load, may_see_units_work
from onedoor.vocabulary.confidentiality import Purpose
from onedoor.vocabulary.responsibility_codes import CaseState


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitShown:
    """A unit as pages name it; may this reader open its list, and do they answer for it?"""

    pk: int
    key: str
    may_open: Verdict
    answers: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """How many open cases somebody of the unit holds."""

    key: str
    name: str
    cases: int


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitWork:
    """A unit's list. `counts` are for who answers for the unit, `load` for its leader alone."""

    offers: Part[HandoverLine]
    cases: Part[CaseShown]
    total: int
    counts: UnitLoad | None
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

    `only` narrows the cases to those that a number of its load counts, for who answers for the
    unit; `holder` to those one of the unit holds, for its leader. Others see the whole list.
    """
    with one_pack():
        tasks = tasks_of(reader)
        row = Unit.objects.get(pk=unit, office=reader.office_id)
        answers = bool(led_of(units_beside(reader).filter(pk=unit), reader))
        leads = bool(may_see_load(tasks.reader, unit_facts(row)))
        ours = case_rows(reader.office_id).filter(unit=unit)
        narrowed = _narrowed(
            row, reader, now, only=only if answers else "", holder=holder if leads else ""
        )
        lists: dict[str, QuerySet[Any]] = {
            "offers": offers_to([unit], reader.office_id),
            "cases": ours.filter(narrowed).order_by("next_due", "pk"),
        }
        found = {name: page_of(rows, pages.get(name, "")) for name, rows in lists.items()}
        seen = seen_cases(reader, Purpose.unit_work, cases_in(found.values()), tasks=tasks, now=now)
        return UnitWork(
            offers=handover_part(found["offers"], seen, reader),
            cases=part(found["cases"], seen),
            total=ours.count(),
            counts=loads_of([row], reader, now)[0] if answers else None,
            load=_load(unit) if leads else [],
        )


def _narrowed(unit: Unit, reader: Employee, now: dt.datetime, *, only: str, holder: str) -> Q:
    days = due_days(unit.office_id, now)
    narrowed = narrowing(only, [unit], now, days) & seen_whole(reader) if only else Q()
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


def _shown(unit: Unit, reader: EmployeeFacts) -> UnitShown:
    facts = unit_facts(unit)
    return UnitShown(
        pk=unit.pk,
        key=unit.key,
        may_open=may_see_units_work(reader, facts),
        answers=unit.pk in reader.leads | reader.duty_in or unit.side in reader.office_leader_of,
    )
