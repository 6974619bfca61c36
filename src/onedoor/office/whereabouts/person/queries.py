"""A person's page: who they are, where each case is, and what has happened to the registration."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onedoor.office.establishment.queries import one_pack
from onedoor.office.journal.actions import last_line
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import lines_since
from onedoor.office.people.models import Employee
from onedoor.office.people.queries.persons import (
    PersonShown,
    person_by_key,
    person_by_number,
    possible_duplicates,
)
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.office.responsibility.queries import CaseShown, cases_of_person
from onedoor.office.safety.marks.queries import MarkShown, marks_of_person
from onedoor.rules.opening import instant
from onedoor.rules.people import may_forget
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.texts import text

_SAID = {
    "PersonRegistered": text("The person was registered."),
    "PersonCorrected": text("Name, birth date or language was corrected."),
    "PersonIdentified": text("A number was tied to the person."),
    "NumberRemoved": text("A number was taken away."),
    "PersonsMerged": text("Another registration was merged into this one."),
    "PersonForgotten": text("The person was deleted."),
    **{
        kind: text("A safety mark was set, looked at again or ended.")
        for kind in (
            "SafetyMarkProposed",
            "SafetyMarkDecided",
            "SafetyMarkRenewed",
            "SafetyMarkEnded",
            "SafetyMarkCameUp",
            "PersonToldOfMark",
        )
    },
    "NeedStated": text("The person came with a need."),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonWhole:
    """A person, their cases as far as the reader may know of them, and what the reader may do."""

    person: PersonShown
    open_cases: list[CaseShown]
    closed_cases: list[CaseShown]
    may_forget: bool
    marks: tuple[MarkShown, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A line about a person since a form was opened, as a sentence that is not translated yet."""

    at: dt.datetime
    sentence: str
    by: str


def person_whole(reader: Employee, key: int, now: dt.datetime) -> PersonWhole | None:
    """A person's page; None when there is nobody, or nobody this reader may know of."""
    person = person_by_key(reader, key, now)
    if person is None:
        return None
    with one_pack():
        cases = [] if person.merged_into else cases_of_person(reader, key, now)
    return PersonWhole(
        person=person,
        open_cases=[case for case in cases if case.next_due is not None],
        closed_cases=[case for case in cases if case.next_due is None],
        may_forget=bool(may_forget(employee_facts(reader), reader.office_id)),
        marks=marks_of_person(reader, key, now) if person.marks else (),
    )


def duplicates_of(reader: Employee, person: PersonShown, now: dt.datetime) -> list[PersonShown]:
    """Who else may be this person, by name and birth date."""
    found = possible_duplicates(
        reader,
        given_name=person.given_name,
        family_name=person.family_name,
        birth_date=person.birth_date,
        now=now,
    )
    return [one for one in found if one.key != person.key]


def holder_of_number(
    reader: Employee, country: str, number: str, now: dt.datetime
) -> PersonShown | None:
    """Who has this number already; None when nobody has, or it is no number."""
    try:
        return person_by_number(reader, country, number, now)
    except Refused:
        return None


def last_of_person(reader: Employee, key: int) -> int:
    """The number of the last line about a person, for a form to carry; 0 when there is none."""
    line = last_line(_thread(reader, key))
    return line.seq if line else 0


def said_since(reader: Employee, key: int, since: int) -> list[Said]:
    """What has happened to a registration after a line, oldest first."""
    lines = lines_since(_thread(reader, key), since)
    names = _names(reader.office_id, lines)
    return [
        Said(
            at=instant(line.at_us),
            sentence=_SAID.get(line.kind, line.kind),
            by=names.get(line.actor_key, ""),
        )
        for line in lines
    ]


def _thread(reader: Employee, key: int) -> Envelope:
    return Envelope(office=reader.office_id, at_us=0, person_key=key)


def _names(office: int, lines: Sequence[JournalLine]) -> dict[int, str]:
    keys = {line.actor_key for line in lines}
    rows = Employee.objects.filter(office=office, pk__in=keys)
    return {row.pk: str(row) for row in rows}
