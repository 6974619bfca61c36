"""A file at a desk: what a form about it begins with, when its reader has been shown it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext

from onedoor.office.casefile.models import Filed
from onedoor.office.casefile.place import Place, has_task_at, place_of_case, place_of_need
from onedoor.office.casefile.queries import FileTold, file_of_case, file_of_place, filed_shown
from onedoor.office.confidentiality.shown import Item, shown
from onedoor.office.journal.actions import last_line
from onedoor.office.people.models import Employee
from onedoor.office.people.queries.persons import person_by_key
from onedoor.office.responsibility.case_at_desk import (
    CaseAtDesk,
    case_at_desk,
    what_has_happened_since,
)
from onedoor.office.responsibility.history import Happened
from onedoor.office.responsibility.tasks import tasks_of
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.envelope import Envelope


@dataclass(frozen=True, kw_only=True)
class FileAtDesk:
    """A file that a reader has been shown; `filed` is what in it a form is about.

    `case` is the case it is of; `name` says whose file it is.
    """

    place: Place
    reader: Employee
    now: dt.datetime
    last: int
    level: Level
    name: str
    case: CaseAtDesk | None = None
    filed: Filed | None = None

    @property
    def sees_content(self) -> bool:
        """Whether the reader may read and write here."""
        return self.level is Level.content

    @property
    def back(self) -> str:
        """Where the file is shown."""
        if self.case is not None:
            return reverse("case", args=[self.case.row.number])
        if self.place.visit:
            return reverse("visit", args=[self.place.visit])
        return reverse("file_of_person", args=[self.place.person])

    @cached_property
    def file(self) -> FileTold:
        """What lies in it."""
        if self.case is not None:
            return file_of_case(self.case.shown, ())
        return file_of_place(self.reader, self.place, self.now)

    def since(self, seq: int) -> list[Happened]:
        """What has happened after a line, for a file of a case."""
        return what_has_happened_since(self.case, seq) if self.case else []

    def again(self) -> FileAtDesk:
        """The same file looked at once more, when somebody else has been quicker."""
        if self.filed is not None:
            return filed_at_desk(self.reader, self.filed.pk, self.now) or self
        if self.case is not None:
            return case_file_at_desk(self.reader, self.case.row.number, self.now) or self
        return person_file_at_desk(self.reader, self.place, self.now) or self


def case_file_at_desk(reader: Employee, number: str, now: dt.datetime) -> FileAtDesk | None:
    """The file of the case with this number; None when there is none, or none to see."""
    case = case_at_desk(reader, number, now)
    if case is None:
        return None
    about = gettext("Case %(number)s") % {"number": number}
    whole = case.shown.whole
    return FileAtDesk(
        place=place_of_case(case.row),
        reader=reader,
        now=now,
        last=case.last,
        level=case.shown.level,
        name=f"{about} · {whole.person} · {whole.area}" if whole else about,
        case=case,
    )


def need_file_at_desk(reader: Employee, need: int, now: dt.datetime) -> FileAtDesk | None:
    """The file of a need; None as for the person's."""
    place = place_of_need(need, reader)
    return person_file_at_desk(reader, place, now) if place else None


def person_file_at_desk(reader: Employee, place: Place, now: dt.datetime) -> FileAtDesk | None:
    """The file of a need or a person without a case; None for nobody the reader may know of."""
    thread = Envelope(office=reader.office_id, at_us=0, person_key=place.person)
    last = last_line(thread)
    person = person_by_key(reader, place.person, now)
    if person is None or person.forgotten or person.merged_into:
        return None
    return FileAtDesk(
        place=place,
        reader=reader,
        now=now,
        last=last.seq if last else 0,
        level=_level(reader, place, now),
        name=person.name,
    )


def filed_at_desk(reader: Employee, filed: int, now: dt.datetime) -> FileAtDesk | None:
    """The file in which something lies, for a form about that; None when it is not to be seen."""
    row = filed_shown(reader, filed)
    if row is None or row.taken_back_at is not None:
        return None
    if row.case is not None:
        desk = case_file_at_desk(reader, row.case.number, now)
    else:
        place = place_of_need(row.need_id, reader) if row.need_id else None
        alone = Place(office=row.office_id, person=row.person_id, side=row.side)
        desk = person_file_at_desk(reader, replace(place or alone, side=row.side), now)
    return replace(desk, filed=row) if desk is not None and desk.sees_content else None


def _level(reader: Employee, place: Place, now: dt.datetime) -> Level:
    item = Item(
        value=place,
        person_key=place.person,
        office=place.office,
        owner=place.side,
        has_task=has_task_at(reader, place, tasks_of(reader)),
    )
    return next(
        (one.level for one in shown(reader, Purpose.person, [item], now=now)), Level.nothing
    )
