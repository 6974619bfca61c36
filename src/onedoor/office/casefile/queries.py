"""Reading a file: what lies in it, cut to what this employee may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.db.models import Q, QuerySet

from onedoor.office.casefile.actions.drafts import drafts_of
from onedoor.office.casefile.lists import line_of, listed, system_of
from onedoor.office.casefile.models import Draft, Filed, NoteVersion
from onedoor.office.casefile.place import Place, has_task_at
from onedoor.office.confidentiality.shown import Item, shown
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Employee
from onedoor.office.people.queries.persons import display_name
from onedoor.office.responsibility.queries import CaseShown
from onedoor.office.responsibility.tasks import tasks_of
from onedoor.packs.casefile import NUMBER
from onedoor.rules.casefile.sheet import lists_for
from onedoor.vocabulary.casefile_codes import CorrectionReason, FiledKind, PaperFrom, PaperType
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class FiledTold:
    """Something in a file as a page tells it; only for who may see all of it.

    `what` is the line of the list, or the other system; `link` leads to the matter there.
    """

    key: int
    kind: FiledKind
    side: Side
    by_key: int
    by: str
    at: dt.datetime
    what: str
    written: str
    version: int
    number: str
    link: str
    promised_for: dt.date | None
    paper: PaperTold | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperTold:
    """A paper: what kind, how large, from whom; `waits_with` while it lies in no case.

    `there` is whether its content is kept; it is not when the person has been deleted.
    """

    type: PaperType | None
    bytes: int
    came: PaperFrom | None
    waits_with_key: int
    waits_with: str
    there: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class FileTold:
    """What lies in a file, the newest first; the sheet in the order it was filled in."""

    filed: list[FiledTold] = field(default_factory=list)

    def of(self, *kinds: str) -> list[FiledTold]:
        """What is of these kinds, by their names."""
        return [one for one in self.filed if one.kind.name in kinds]

    @property
    def sheet(self) -> list[tuple[FiledKind, list[FiledTold]]]:
        """The sheet: what was asked, told and promised, what there is of each."""
        kinds = (FiledKind.asked, FiledKind.told, FiledKind.promised)
        parts = [(kind, self.of(kind.name)[::-1]) for kind in kinds]
        return [(kind, lines) for kind, lines in parts if lines]


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """What a note said, from when, by whom, and why it was written so."""

    number: int
    written: str
    by: str
    at: dt.datetime
    reason: CorrectionReason | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LineTold:
    """A line of the office's list, to be ticked; `done` when it stands on the sheet already."""

    key: str
    kind: FiledKind
    says: str
    done: bool


def file_of_case(case: CaseShown, sisters: Sequence[CaseShown]) -> FileTold:
    """What lies in the file of a case that its reader has been shown, with its sister cases.

    The look at the cases is the look at their files, which are owned as they are: nothing is told
    that belongs to a side of which the reader was not shown all.
    """
    if case.whole is None:
        return FileTold()
    sides = {one.whole.side for one in (case, *sisters) if one.whole is not None}
    mine = Q(case=case.key)
    of_its_need = Q(case=None, need__cases=case.key) | Q(case=None, need__into_case=case.key)
    sheet = Q(need__cases=case.key, kind__in=_SHEET)
    rows = Filed.objects.filter(mine | of_its_need | sheet, person=case.whole.person_key)
    return FileTold(filed=[_told(row) for row in _read(rows) if row.side in sides])


def file_of_place(reader: Employee, place: Place, now: dt.datetime) -> FileTold:
    """What lies in the file of a need, or of the person without a case; the look is logged."""
    rows = Filed.objects.filter(person=place.person, case=None)
    if place.need:
        rows = rows.filter(need=place.need)
    has_task = has_task_at(reader, place, tasks_of(reader))
    seen = shown(reader, Purpose.person, _items(_read(rows), has_task=has_task), now=now)
    return FileTold(filed=[_told(one.value) for one in seen if one.level is Level.content])


def files_of_needs(
    reader: Employee, person: int, needs: Sequence[int], now: dt.datetime
) -> dict[int, FileTold]:
    """What lies in the files of a person's needs, by need, for who is with them; one look."""
    files = {need: FileTold() for need in needs}
    rows = Filed.objects.filter(person=person, need__in=needs)
    items = _items(_read(rows.filter(Q(case=None) | Q(kind__in=_SHEET))), has_task=True)
    for one in shown(reader, Purpose.door, items, now=now):
        if one.level is Level.content and one.value.need_id in files:
            files[one.value.need_id].filed.append(_told(one.value))
    return files


def cases_with_number(office: int, number: str) -> QuerySet[Filed, Any]:
    """The keys of cases that have this number in another system."""
    rows = Filed.objects.filter(office=office, kind=FiledKind.reference, number=number)
    return rows.filter(taken_back_at=None, case__isnull=False).values("case")


def filed_shown(reader: Employee, filed: int) -> Filed | None:
    """What has this key at the reader's office, for a page that looks at it where it lies."""
    rows = Filed.objects.filter(pk=filed, office=reader.office_id)
    return rows.select_related("case__area", "case__need__service", *_BESIDE).first()


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingPaper:
    """A paper that lies in no case: whose it is, and what it is called."""

    filed: FiledTold
    person_key: int
    person: str
    mine: bool


def papers_waiting(reader: Employee, now: dt.datetime) -> list[WaitingPaper]:
    """Papers in no case that wait with the reader, or in a unit they lead; the look is logged.

    What waited with somebody who has left waits with who leads their unit.
    """
    rows = _waiting_for(reader).select_related("person", *_BESIDE).order_by("at", "pk")
    seen = shown(reader, Purpose.my_work, _items(rows, has_task=True), now=now)
    return [
        WaitingPaper(
            filed=_told(one.value),
            person_key=one.value.person_id,
            person=display_name(
                one.value.person_id,
                one.value.person.given_name,
                one.value.person.family_name,
            ),
            mine=one.value.waits_with_id == reader.pk,
        )
        for one in seen
    ]


def how_many_papers_wait(reader: Employee) -> int:
    """How many papers in no case wait with the reader, or with who has left a unit they lead."""
    return papers_that_wait(reader).count()


def papers_that_wait(reader: Employee) -> QuerySet[Filed]:
    """The rows behind `how_many_papers_wait`; only for counting them."""
    mine = Q(waits_with=reader)
    left = Q(waits_with__left_at__isnull=False, waits_with__home_unit__leader=reader)
    return _waiting(reader).filter(mine | left)


def _waiting(reader: Employee) -> QuerySet[Filed]:
    rows = Filed.objects.filter(office=reader.office_id, kind=FiledKind.paper, case=None)
    # What came with a need lies in the file of the case that came of it.
    rows = rows.filter(Q(need=None) | Q(need__into_case=None, need__cases=None))
    return rows.filter(content__isnull=False, waits_with__isnull=False)


def _waiting_for(reader: Employee) -> QuerySet[Filed]:
    mine, led = Q(waits_with=reader), Q(waits_with__home_unit__leader=reader)
    return _waiting(reader).filter(mine | led)


def versions_of(note: Filed) -> list[Version]:
    """What a note has said, the newest first; for who has been shown the note."""
    rows = NoteVersion.objects.filter(note=note).select_related("words", "by")
    return [
        Version(
            number=row.number,
            written=row.words.body if row.words else "",
            by=str(row.by),
            at=row.at,
            reason=row.reason,
        )
        for row in rows.order_by("-number")
    ]


def draft_of(reader: Employee, place: Place, *, note: int = 0) -> str:
    """What the reader has begun to write there themselves; nobody else is shown it."""
    return drafts_of(reader, place, note=note).values_list("body", flat=True).first() or ""


def drafts_by(reader: Employee) -> list[Draft]:
    """Everything the reader has begun to write and not saved, the oldest first."""
    rows = Draft.objects.filter(employee=reader).select_related("case", "person")
    return list(rows.order_by("saved_at"))


def lines_for(place: Place, file: FileTold) -> list[LineTold]:
    """What the office's list has for a matter, and which of it stands on the sheet."""
    there = {(one.kind, one.what) for one in file.filed}
    told = []
    for one in lists_for(listed(place.office).values(), place.area, place.service):
        row = line_of(place.office, one.key)
        says = in_my_language(row.says) if row else one.key
        told.append(LineTold(key=one.key, kind=one.kind, says=says, done=(one.kind, says) in there))
    return told


def _read(rows: QuerySet[Filed]) -> list[Filed]:
    found = rows.filter(taken_back_at=None).select_related(*_BESIDE).distinct()
    return list(found.order_by("-at", "-pk"))


def _items(rows: Iterable[Filed], *, has_task: bool) -> list[Item[Filed]]:
    return [
        Item(
            value=row,
            person_key=row.person_id,
            office=row.office_id,
            owner=row.side,
            has_task=has_task,
        )
        for row in rows
    ]


def _told(row: Filed) -> FiledTold:
    return FiledTold(
        key=row.pk,
        kind=row.kind,
        side=row.side,
        by_key=row.by_id,
        by=str(row.by),
        at=row.at,
        what=_what(row),
        written=row.words.body if row.words else "",
        version=row.version,
        number=row.number,
        link=_link(row),
        promised_for=row.promised_for,
        paper=_paper(row) if row.kind is FiledKind.paper else None,
    )


def _paper(row: Filed) -> PaperTold:
    content, waits = row.content, row.waits_with
    return PaperTold(
        type=content.type if content else None,
        bytes=content.bytes if content else 0,
        came=row.paper_from,
        waits_with_key=waits.pk if waits else 0,
        waits_with=str(waits) if waits else "",
        there=content is not None,
    )


def _what(row: Filed) -> str:
    if row.kind.of_the_sheet:
        line = line_of(row.office_id, row.key)
        return in_my_language(line.says) if line else row.key
    system = system_of(row.office_id, row.key) if row.key else None
    return in_my_language(system.name) if system else row.key


def _link(row: Filed) -> str:
    system = system_of(row.office_id, row.key) if row.key else None
    link = system.link if system and row.kind is FiledKind.reference else None
    return link.replace(NUMBER, quote(row.number, safe="")) if link else ""


_BESIDE = ("words", "by", "content", "waits_with")
_SHEET = (FiledKind.asked, FiledKind.told, FiledKind.promised)
