"""A case as it is told on paper to the person it is about: their own case and nothing beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from onedoor.office.confidentiality.shown import Shown
from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Employee
from onedoor.office.people.queries.persons import display_name
from onedoor.office.reception.contact import Contact, contact
from onedoor.office.reception.where.cases import CaseTold, case_told
from onedoor.office.responsibility.history import employees_in, lines_of
from onedoor.office.responsibility.models import Case
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.queries import look_at, with_what_is_told
from onedoor.office.responsibility.tasks import tasks_of
from onedoor.office.whereabouts.case_on_paper.sentences import to_the_person
from onedoor.rules.opening import instant
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.event import from_fields


@dataclass(frozen=True, kw_only=True, slots=True)
class HappenedToThem:
    """What happened at one moment, as it is said to the person."""

    at: dt.datetime
    sentences: tuple[Markup, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseOnPaper:
    """The paper: `now` is where the case is, `history` what has happened, the oldest first."""

    person: str
    area: str
    now: CaseTold
    history: tuple[HappenedToThem, ...]
    office: Contact


def look_at_case_to_print(reader: Employee, number: str, now: dt.datetime) -> Shown[Case] | None:
    """The case of this number, as far as the reader may see it; logged as printed. None: no such.

    Only whoever sees all of it may give it to the person.
    """
    rows = with_what_is_told(Case.objects.filter(office=reader.office_id, number=number))
    found = list(rows)
    task = next((row.pk for row in found), 0)
    tasks = tasks_of(reader)
    seen = look_at(reader, Purpose.paper, found, now, tasks=tasks, task_case=task)
    return next(iter(seen), None)


def case_on_paper(seen: Shown[Case], now: dt.datetime) -> CaseOnPaper | None:
    """The paper, in the language of now; None for whoever sees no more than that it exists."""
    if seen.level is not Level.content:
        return None
    row = seen.value
    lines = lines_of(row.pk, row.office_id)
    names = Names(row.office_id, employees_in(lines))
    person = row.person
    return CaseOnPaper(
        person=display_name(person.pk, person.given_name, person.family_name),
        area=names.area(row.area_id),
        now=case_told(row, now),
        history=tuple(_history(lines, names)),
        office=contact(row.office_id),
    )


def _history(lines: Iterable[JournalLine], names: Names) -> Iterator[HappenedToThem]:
    for at, several in groupby(lines, key=lambda line: line.at_us):
        sentences = tuple(one for line in several for one in _told(line, names))
        if sentences:
            yield HappenedToThem(at=instant(at), sentences=sentences)


def _told(line: JournalLine, names: Names) -> Iterator[Markup]:
    event = from_fields(line.kind, line.version, line.fields)
    yield from to_the_person(event, line, names)
