"""Searching by name: which rows match, and which matches best. What may be shown is not asked."""

from __future__ import annotations

import datetime as dt
from difflib import SequenceMatcher

from django.db.models import Q, QuerySet

from onedoor.office.people.folding import fold, plain, range_from, words
from onedoor.office.people.models import Person
from onedoor.office.people.person_at_hand import leads_to

# Enough to choose the best from; somebody with so many namesakes must be told more of.
_CANDIDATES = 200
_WORDS = 8
_ALIKE = 0.75


def matches(office: int, written: str) -> list[Person]:
    """Persons each of whose given words begins a word of their name, best first.

    Who is found under the name of a registration that was merged is given as the kept one.
    """
    wanted = words(written)[:_WORDS]
    if not wanted:
        return []
    rows = [row for row in _candidates(office, wanted) if _begins_all(wanted, row.fold.split())]
    best = sorted(rows, key=lambda row: _distance(row, written, wanted))
    return list({person.pk: person for person in map(leads_to, best)}.values())


def likenesses(
    office: int, given_name: str, family_name: str, birth_date: dt.date | None
) -> list[Person]:
    """Persons of the same name whichever comes first, and of a like name born the same day."""
    name = sorted(words(f"{given_name} {family_name}"))
    if not name:
        return []
    same_name = Q(fold__in=[fold(given_name, family_name), fold(family_name, given_name)])
    same_day = Q(birth_date=birth_date) if birth_date else Q(pk__in=[])
    rows = _own(office).filter(same_name | same_day).order_by("pk")[:_CANDIDATES]
    alike = {row: _likeness(name, sorted(row.fold.split())) for row in rows}
    close = [row for row in rows if alike[row] >= _ALIKE]
    return sorted(close, key=lambda row: (row.birth_date != birth_date, -alike[row]))


def _candidates(office: int, wanted: list[str]) -> list[Person]:
    """First by the family name, a range of the index; then by any other word of the name."""
    found: dict[int, Person] = {}
    searched = Person.objects.filter(office=office, forgotten_at=None).select_related("merged_into")
    for word in wanted:
        searched = searched.filter(_in_front(word) | _further_on(word))
    longest = max(wanted, key=len)
    for place in (_in_front(longest), _further_on(longest)):
        rows = searched.filter(place).order_by("fold", "pk")[:_CANDIDATES]
        found |= {row.pk: row for row in rows}
    return list(found.values())


def _in_front(word: str) -> Q:
    first, last = range_from(word)
    return Q(fold__gte=first, fold__lt=last)


def _further_on(word: str) -> Q:
    return Q(fold__contains=f" {word}")


def _own(office: int) -> QuerySet[Person]:
    return Person.objects.filter(office=office, merged_into=None, forgotten_at=None)


def _begins_all(wanted: list[str], name: list[str]) -> bool:
    """Whether each wanted word begins a word of the name of its own."""
    left = sorted(name, key=len)
    for word in sorted(wanted, key=len, reverse=True):
        own = next((one for one in left if one.startswith(word)), None)
        if own is None:
            return False
        left.remove(own)
    return True


def _distance(row: Person, written: str, wanted: list[str]) -> tuple[int, int, int, str, int]:
    """How far a name is from what was written: other words, other letters, more letters."""
    typed = plain(written).split()[:_WORDS]
    name = plain(f"{row.family_name} {row.given_name}")
    whole = sum(word not in row.fold.split() for word in wanted)
    lettered = sum(f" {word}" not in f" {name}" for word in typed)
    return whole, lettered, len(row.fold), name, row.pk


def _likeness(some: list[str], others: list[str]) -> float:
    return SequenceMatcher(None, " ".join(some), " ".join(others)).ratio()
