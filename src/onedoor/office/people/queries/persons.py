"""Reading about those who come in: found by name or number, shown through the one door."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Min, Q
from django.utils.translation import gettext

from onedoor.office.confidentiality.shown import Item, shown
from onedoor.office.people import name_search
from onedoor.office.people.identity import written_number
from onedoor.office.people.models import Employee, Identity, Person
from onedoor.office.people.person_at_hand import leads_to
from onedoor.office.people.safekeeping import decrypted, fingerprint
from onedoor.rules.appointment.agreed import OPEN
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.people import IdKind
from onedoor.vocabulary.sides import Side
from onedoor.vocabulary.texts import text

AT_MOST = 25


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonShown:
    """A person as pages may show them. `merged_into` is the kept registration's key, or 0.

    `next_time` is when they have an appointment here next, and `marks` how many safety marks
    hold, on their own page alone.
    """

    key: int
    name: str
    given_name: str
    family_name: str
    birth_date: dt.date | None
    language: str
    phone: str
    email: str
    merged_into: int
    forgotten: bool
    next_time: dt.datetime | None
    numbers: tuple[NumberKept, ...]
    marks: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberKept:
    """That a person has a number: its row's key, kind and country, never the number."""

    key: int
    kind: IdKind
    country: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberShown:
    """A number itself, for whoever has to write it down elsewhere."""

    key: int
    kind: IdKind
    country: str
    characters: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonsFound:
    """The best matches, best first, and whether there are more than are shown."""

    persons: list[PersonShown]
    more: bool


def persons_found(reader: Employee, written: str, now: dt.datetime) -> PersonsFound:
    """The persons of the reader's office whose names begin with these words, in any order."""
    rows = name_search.matches(reader.office_id, written)
    persons = _shown(reader, Purpose.search, rows[:AT_MOST], now)
    return PersonsFound(persons=persons, more=len(rows) > AT_MOST)


def person_by_key(
    reader: Employee, key: int, now: dt.datetime, *, task_case: int = 0
) -> PersonShown | None:
    """One person; None when there is none, or none that this reader may know of."""
    coming = Q(appointments__state__in=OPEN, appointments__ends__gt=now)
    held = Q(safety_marks__ended_at=None)
    rows = Person.objects.filter(pk=key).annotate(
        next_time=Min("appointments__begins", filter=coming),
        marks=Count("safety_marks", filter=held, distinct=True),
    )
    found = _shown(reader, Purpose.person, rows, now, task_case=task_case)
    return found[0] if found else None


def person_by_number(
    reader: Employee, country: str, number: str, now: dt.datetime
) -> PersonShown | None:
    """The person of the reader's office who has this number.

    Raises `Refused` when it cannot be a number at all.
    """
    known = written_number(country, number, now)
    print_ = fingerprint(reader.office_id, known)
    rows = Person.objects.filter(
        office_id=reader.office_id,
        identities__country=known.country,
        identities__fingerprint=print_,
    )
    found = _shown(reader, Purpose.search, rows, now)
    return found[0] if found else None


def possible_duplicates(
    reader: Employee,
    *,
    given_name: str,
    family_name: str,
    birth_date: dt.date | None,
    now: dt.datetime,
) -> list[PersonShown]:
    """Who may already be registered under this name or, born that day, under one like it."""
    rows = name_search.likenesses(reader.office_id, given_name, family_name, birth_date)
    return _shown(reader, Purpose.search, rows[:AT_MOST], now)


def numbers_of(reader: Employee, person: int, now: dt.datetime) -> list[NumberShown]:
    """A person's numbers in full: a look of its own, for whoever must write one down elsewhere."""
    rows = Identity.objects.filter(person=person).order_by("kind", "pk")
    items = [
        Item(value=row, person_key=person, office=row.office_id, owner=Side.none) for row in rows
    ]
    return [
        NumberShown(
            key=one.value.pk,
            kind=one.value.kind,
            country=one.value.country,
            characters=decrypted(one.value.cipher),
        )
        for one in shown(reader, Purpose.person, items, now=now)
        if one.level is Level.content
    ]


def display_name(key: int, given_name: str, family_name: str) -> str:
    """A person's name as a page writes it; somebody without one is told apart by their key."""
    name = f"{given_name} {family_name}".strip()
    return name or gettext(text("No name {number}")).format(number=key)


def _shown(
    reader: Employee,
    purpose: Purpose,
    rows: Iterable[Person],
    now: dt.datetime,
    *,
    task_case: int = 0,
) -> list[PersonShown]:
    items = [
        Item(value=row, person_key=row.pk, office=row.office_id, owner=Side.none) for row in rows
    ]
    seen = shown(reader, purpose, items, now=now, task_case=task_case)
    numbers = _numbers_kept([one.value.pk for one in seen])
    # A person has no half: of whom only the existence may be shown, nothing is shown yet.
    whole = [one.value for one in seen if one.level is Level.content]
    return [_person(row, numbers.get(row.pk, ())) for row in whole]


def _numbers_kept(persons: list[int]) -> dict[int, tuple[NumberKept, ...]]:
    found: dict[int, tuple[NumberKept, ...]] = {}
    rows = Identity.objects.filter(person__in=persons).order_by("kind", "pk")
    for key, person, kind, country in rows.values_list("pk", "person_id", "kind", "country"):
        one = NumberKept(key=key, kind=kind, country=country)
        found[person] = (*found.get(person, ()), one)
    return found


def _person(row: Person, numbers: tuple[NumberKept, ...]) -> PersonShown:
    return PersonShown(
        key=row.pk,
        name=display_name(row.pk, row.given_name, row.family_name),
        given_name=row.given_name,
        family_name=row.family_name,
        birth_date=row.birth_date,
        language=row.language,
        phone=row.phone,
        email=row.email or "",
        merged_into=leads_to(row).pk if row.merged_into_id is not None else 0,
        forgotten=row.forgotten_at is not None,
        next_time=getattr(row, "next_time", None),
        numbers=numbers,
        marks=getattr(row, "marks", 0),
    )
