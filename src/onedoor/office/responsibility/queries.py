"""Reading about cases: where each is, cut to what this employee may see, through the one door."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from onedoor.office.confidentiality.shown import Item, Shown, shown
from onedoor.office.establishment.queries import one_pack, opening_of, pack_of, unit_facts
from onedoor.office.people.models import Employee
from onedoor.office.people.queries.persons import display_name
from onedoor.office.responsibility.gathering import open_handover
from onedoor.office.responsibility.models import Case, Handover
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.tasks import Tasks, tasks_of
from onedoor.office.responsibility.waiting import Waiting, employees_waited_for, waiting_for
from onedoor.rules.opening import day_of, working_day_after
from onedoor.rules.responsibility.work import lies_wrong
from onedoor.rules.whereabouts import Due, how_due
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.responsibility_codes import (
    CaseState,
    HandoverKind,
    LiesWrong,
    Outcome,
)
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseWhole:
    """What is shown of a case at level `content` only."""

    person_key: int
    person: str
    area: str
    side: Side
    state: CaseState
    opened_at: dt.datetime
    in_unit_since: dt.datetime
    next_step: str
    due: Due | None
    waiting: tuple[Waiting, ...]
    bounces: int
    lies_wrong: LiesWrong | None
    return_by: dt.datetime | None
    outcome: Outcome | None
    closed_at: dt.datetime | None
    outside_number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseShown:
    """A case as pages may show it: without `whole`, no more than that it exists.

    `holder` is `Given Family`, `unit` where they hold it; `next_due` None when nothing is due.
    """

    key: int
    number: str
    level: Level
    holder_key: int
    holder: str
    unit_key: int
    unit: str
    since: dt.datetime
    next_due: dt.date | None
    whole: CaseWhole | None


def case_by_number(reader: Employee, number: str, now: dt.datetime) -> CaseShown | None:
    """The case of the reader's office with this number; None when there is none, or none to see."""
    rows = Case.objects.filter(office_id=reader.office_id, number=number)
    return next(iter(cases_shown(reader, Purpose.search, rows, now)), None)


def cases_of_person(
    reader: Employee, person_key: int, now: dt.datetime, *, purpose: Purpose = Purpose.person
) -> list[CaseShown]:
    """Every case of a person that this reader may know of, open ones first, then the newest."""
    rows = Case.objects.filter(office_id=reader.office_id, person=person_key)
    found = cases_shown(reader, purpose, rows.order_by("-opened_at", "-pk"), now)
    return sorted(found, key=lambda one: one.next_due is None)


def cases_shown(
    reader: Employee, purpose: Purpose, rows: QuerySet[Case], now: dt.datetime
) -> list[CaseShown]:
    """These cases in their order, each at the level the reader may see it."""
    with one_pack():
        seen = look_at(reader, purpose, with_what_is_told(rows), now, tasks=tasks_of(reader))
        return told(seen, Names(reader.office_id, employees_told_of(seen)), now)


def with_what_is_told(rows: QuerySet[Case]) -> QuerySet[Case]:
    """The same rows, fetched with what is told of them."""
    handovers = Prefetch("handovers", Handover.objects.select_related("to_unit"))
    return rows.select_related("unit", "holder", "person").prefetch_related(handovers)


def look_at(
    reader: Employee,
    purpose: Purpose,
    rows: Iterable[Case],
    now: dt.datetime,
    *,
    tasks: Tasks,
    task_case: int = 0,
) -> list[Shown[Case]]:
    """The rows behind `cases_shown`, logged; only for queries that show no more than the level."""
    items = [
        Item(
            value=row,
            person_key=row.person_id,
            office=row.office_id,
            owner=row.side,
            case_key=row.pk,
            has_task=tasks.has_task_in(row),
        )
        for row in rows
    ]
    return shown(reader, purpose, items, now=now, task_case=task_case)


def employees_told_of(seen: Iterable[Shown[Case]]) -> set[int]:
    """The keys of everybody whom `told` names."""
    whole = [one.value for one in seen if one.level is Level.content]
    return {key for row in whole for key in employees_waited_for(row)}


def told(seen: Iterable[Shown[Case]], names: Names, now: dt.datetime) -> list[CaseShown]:
    """What a page may tell of cases that have been looked at."""
    return [_told(one, names, now) for one in seen]


def _told(one: Shown[Case], names: Names, now: dt.datetime) -> CaseShown:
    row = one.value
    return CaseShown(
        key=row.pk,
        number=row.number,
        level=one.level,
        holder_key=row.holder_id,
        holder=str(row.holder),
        unit_key=row.unit_id,
        unit=names.unit(row.unit_id),
        since=row.held_since,
        next_due=None if row.state is CaseState.closed else row.next_due,
        whole=_whole(row, names, now) if one.level is Level.content else None,
    )


def _whole(row: Case, names: Names, now: dt.datetime) -> CaseWhole:
    opening = opening_of(row.office_id)
    today = day_of(now, opening)
    person = row.person
    return CaseWhole(
        person_key=person.pk,
        person=display_name(person.pk, person.given_name, person.family_name),
        area=names.area(row.area_id),
        side=row.side,
        state=row.state,
        opened_at=row.opened_at,
        in_unit_since=row.in_unit_since,
        next_step=names.step(row.next_step_id),
        due=_due(row, today),
        waiting=waiting_for(row, names, now, today),
        bounces=row.bounces,
        lies_wrong=why_it_lies_wrong(row, now),
        return_by=row.return_by,
        outcome=row.outcome,
        closed_at=row.closed_at,
        outside_number=row.outside_number,
    )


def why_it_lies_wrong(row: Case, now: dt.datetime) -> LiesWrong | None:
    """Why an open case lies wrong, or None. A request for a sister case does not move it."""
    if row.state is CaseState.closed:
        return None
    asked = open_handover(row)
    offered = asked is not None and asked.kind is not HandoverKind.sister
    return lies_wrong(
        area=row.area_id,
        unit=unit_facts(row.unit),
        in_unit_since=row.in_unit_since,
        now=now,
        moving=offered or row.settle_by is not None,
        is_sister=row.sister_of_id is not None,
    )


def _due(row: Case, today: dt.date) -> Due | None:
    """How near the next step's day is; None while the case waits for somebody, or is closed."""
    if row.state is not CaseState.open:
        return None
    soon = pack_of(row.office_id).times.due_soon_days
    return how_due(row.next_due, today, working_day_after(today, soon, opening_of(row.office_id)))
