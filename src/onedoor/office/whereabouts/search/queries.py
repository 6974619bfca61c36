"""Finding a person or a case from what was written in one field."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from django.db.models import Q

from onedoor.office.casefile.queries import cases_with_number
from onedoor.office.journal.refused import Refused
from onedoor.office.people.countries import NORWAY
from onedoor.office.people.identity import written_number
from onedoor.office.people.models import Employee, Identity
from onedoor.office.people.queries.persons import (
    PersonsFound,
    PersonShown,
    person_by_number,
    persons_found,
)
from onedoor.office.people.safekeeping import fingerprint
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.responsibility.models import Case
from onedoor.office.responsibility.queries import CaseShown, cases_shown
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.confidentiality import Purpose
from onedoor.vocabulary.people import IdKind
from onedoor.vocabulary.texts import text

NOBODY = PersonsFound(persons=[], more=False)
_SPACING = re.compile(r"[\s.\-–]+")
_CASE_NUMBER = re.compile(r"(?:(\d{4})-)?(\d{1,5})")
_LONGEST_DIGITS = 11


class TakenFor(Code):
    """What the words in the search field were taken for."""

    nothing = 0, text("nothing")
    case_number = 1, text("a case number")
    identity_number = 2, text("an identity number")
    persons_name = 3, text("a name")


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchAnswer:
    """What was found, what the words were taken for, and what is wrong with them."""

    taken_for: TakenFor
    cases: list[CaseShown] = field(default_factory=list)
    person: PersonShown | None = None
    persons: PersonsFound = NOBODY
    problem: Code | None = None


def search_for(reader: Employee, written: str, now: dt.datetime) -> SearchAnswer:
    """What the reader may know of that these words stand for: a case, a number, or a name."""
    asked = " ".join(written.split())
    if not asked:
        return SearchAnswer(taken_for=TakenFor.nothing)
    if not any(character.isdigit() for character in asked):
        return SearchAnswer(
            taken_for=TakenFor.persons_name, persons=persons_found(reader, asked, now)
        )
    cases = _cases(reader, asked, now)
    if cases or _CASE_NUMBER.fullmatch(asked):
        return SearchAnswer(taken_for=TakenFor.case_number, cases=cases)
    return _by_number(reader, asked, now)


def _cases(reader: Employee, asked: str, now: dt.datetime) -> list[CaseShown]:
    """By our own number, also written short (`31` is this year's), or by another system's."""
    numbers = Q(number=asked) | Q(outside_number=asked)
    numbers |= Q(pk__in=cases_with_number(reader.office_id, asked))
    short = _CASE_NUMBER.fullmatch(asked)
    if short:
        year = short[1] or today_at(reader.office_id, now).year
        numbers |= Q(number=f"{year}-{int(short[2]):05}")
    rows = Case.objects.filter(numbers, office=reader.office_id).order_by("-opened_at", "-pk")
    return cases_shown(reader, Purpose.search, rows[:25], now)


def _by_number(reader: Employee, asked: str, now: dt.datetime) -> SearchAnswer:
    try:
        country = _country_of(reader.office_id, asked, now)
        person = person_by_number(reader, country, asked, now)
    except Refused as refused:
        return SearchAnswer(taken_for=TakenFor.identity_number, problem=refused.because)
    if person is None and any(character.isalpha() for character in asked):
        named = persons_found(reader, asked, now)
        if named.persons:
            return SearchAnswer(taken_for=TakenFor.persons_name, persons=named)
    return SearchAnswer(taken_for=TakenFor.identity_number, person=person)


def _country_of(office: int, asked: str, now: dt.datetime) -> str:
    """Norway for digits alone; else the country whose number the office knows it as."""
    known = Identity.objects.filter(office=office, kind=IdKind.foreign)
    countries = list(known.values_list("country", flat=True).distinct().order_by("country"))
    bare = _SPACING.sub("", asked)
    if bare.isdigit() and len(bare) == _LONGEST_DIGITS:
        return NORWAY
    prints = {one: fingerprint(office, written_number(one, asked, now)) for one in countries}
    found = known.filter(fingerprint__in=prints.values()).values_list("country", flat=True)
    return found.first() or (NORWAY if bare.isdigit() else next(iter(countries), "SE"))
