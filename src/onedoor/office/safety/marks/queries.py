"""Safety marks as a reader is told of them, through the one door.

That there is one, and what is done, is for everybody who may meet the person; why, for those who
have a task for them. No page that a person may see, and no screen in the waiting room, asks here.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from onedoor.office.confidentiality.shown import Item, shown
from onedoor.office.establishment.queries import pack_of
from onedoor.office.people.models import Employee
from onedoor.office.people.queries.persons import display_name
from onedoor.office.responsibility.gathering import employee_facts, today_at
from onedoor.office.responsibility.tasks import tasks_of
from onedoor.office.safety.models import SafetyMark
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.rules.safety.marks import decides_marks, longest_until
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.safety_codes import MarkEnd, MarkReason, MarkState, MarkTold, Measure


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkWhy:
    """What of a mark is for those alone who have a task for the person."""

    person: str
    reason: MarkReason
    keeper: str
    proposed_by: str
    told: MarkTold | None
    end: MarkEnd | None


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkShown:
    """A mark: what is done until when; `why` is None for whoever has no task for the person."""

    key: int
    person_key: int
    state: MarkState
    measures: tuple[Measure, ...]
    until: dt.date
    decide_on: dt.date | None
    why: MarkWhy | None

    @property
    def stands(self) -> bool:
        """Whether it is to be kept to now."""
        return self.state is not MarkState.ended


def marks_before(
    reader: Employee, persons: Collection[int], now: dt.datetime, *, with_them: bool = False
) -> dict[int, tuple[MarkShown, ...]]:
    """The marks of these persons that hold, by person, before they are met. One question.

    Without any there is no look. `with_them` when the reader has a task for all of them now.
    """
    rows = list(_open(reader.office_id).filter(person__in=persons)) if persons else []
    if not rows:
        return {}
    theirs = persons if with_them else ()
    found: dict[int, list[MarkShown]] = defaultdict(list)
    for one in _shown(reader, rows, theirs, now, plain=not with_them):
        found[one.person_key].append(one)
    return {person: tuple(marks) for person, marks in found.items()}


def marks_of_person(reader: Employee, person: int, now: dt.datetime) -> tuple[MarkShown, ...]:
    """The marks of a person that hold, on their page; why, for who has a task for them."""
    rows = list(_open(reader.office_id).filter(person=person))
    return tuple(_shown(reader, rows, _tasks(reader), now)) if rows else ()


def mark_shown(reader: Employee, key: int, now: dt.datetime) -> MarkShown | None:
    """One mark, ended or not; None when there is none at the reader's office."""
    rows = list(_related(SafetyMark.objects.filter(office=reader.office_id, pk=key)))
    return next(iter(_shown(reader, rows, _tasks(reader), now)), None) if rows else None


def marks_for(reader: Employee, now: dt.datetime) -> tuple[MarkShown, ...]:
    """The marks that wait for this leader: to be decided, or looked at again before they end.

    Also those whose keeper is not at work, for whoever leads the side.
    """
    me = employee_facts(reader)
    if not decides_marks(me):
        return ()
    again = today_at(me.office, now) + dt.timedelta(days=pack_of(me.office).safety.review_days)
    away = ~Q(keeper__presence=Presence.present) | Q(keeper__left_at__isnull=False)
    mine = Q(keeper=reader) | (away & Q(side__in=me.office_leader_of))
    rows = _open(me.office).filter(mine, Q(state=MarkState.proposed) | Q(until__lte=again))
    found = list(rows.order_by("until", "pk"))
    return tuple(_shown(reader, found, {row.person_id for row in found}, now)) if found else ()


def furthest_mark(reader: Employee, now: dt.datetime) -> dt.date:
    """The last day a mark that is set today can hold."""
    months = pack_of(reader.office_id).safety.mark_months
    return longest_until(today_at(reader.office_id, now), months)


def _open(office: int) -> QuerySet[SafetyMark]:
    return _related(SafetyMark.objects.filter(office=office, ended_at=None)).order_by("until", "pk")


def _related(rows: QuerySet[SafetyMark]) -> QuerySet[SafetyMark]:
    return rows.select_related("person", "keeper", "proposed_by")


def _tasks(reader: Employee) -> frozenset[int]:
    return tasks_of(reader).persons


def _shown(
    reader: Employee,
    rows: Iterable[SafetyMark],
    tasks: Collection[int],
    now: dt.datetime,
    *,
    plain: bool = False,
) -> list[MarkShown]:
    """These marks through the one door; `plain` when nobody is told why, whatever their tasks."""
    me = None if plain else employee_facts(reader)
    items = [
        Item(
            value=row,
            person_key=row.person_id,
            office=row.office_id,
            owner=row.side,
            has_task=_has_task(row, me, tasks),
            at_most=Level.content if _has_task(row, me, tasks) else Level.existence,
        )
        for row in rows
    ]
    seen = shown(reader, Purpose.safety, items, now=now)
    return [_mark(one.value, whole=one.level is Level.content) for one in seen]


def _has_task(row: SafetyMark, me: EmployeeFacts | None, tasks: Collection[int]) -> bool:
    if me is None:
        return False
    part_of_it = me.key in (row.keeper_id, row.proposed_by_id)
    return row.person_id in tasks or part_of_it or bool(me.office_leader_of)


def _mark(row: SafetyMark, *, whole: bool) -> MarkShown:
    return MarkShown(
        key=row.pk,
        person_key=row.person_id,
        state=row.state,
        measures=tuple(one for one in Measure if getattr(row, one.name)),
        until=row.until,
        decide_on=row.decide_on,
        why=_why(row) if whole else None,
    )


def _why(row: SafetyMark) -> MarkWhy:
    person = row.person
    return MarkWhy(
        person=display_name(person.pk, person.given_name, person.family_name),
        reason=row.reason,
        keeper=str(row.keeper),
        proposed_by=str(row.proposed_by) if row.proposed_by else "",
        told=row.told,
        end=row.end,
    )
