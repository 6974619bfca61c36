"""Who it may be: persons the office knows, with what tells them apart, through the one door."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet

from onedoor.office.confidentiality.shown import Item, shown
from onedoor.office.journal.actions import last_line
from onedoor.office.people import name_search
from onedoor.office.people.identity import Number, written_number
from onedoor.office.people.models import Employee, Identity, Person
from onedoor.office.people.queries.persons import display_name
from onedoor.office.people.safekeeping import fingerprint
from onedoor.office.reception.door.who import Who
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.gathering import today_at
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.people import IdKind
from onedoor.vocabulary.reception_codes import NeedState, VisitState
from onedoor.vocabulary.sides import Side

AT_MOST = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A person the office knows, and what tells two of a name apart.

    `here` is the ticket of a visit of theirs that has not ended, or 0; `owed` how many of their
    needs nobody has reached. `last_line` is for a form that does something with the person.
    """

    key: int
    name: str
    nameless: bool
    birth_date: dt.date | None
    kinds: tuple[IdKind, ...]
    last_here: dt.date | None
    here: int
    owed: int
    last_line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownFound:
    """The likest persons first; whether there are more; and whether it can be nobody else."""

    persons: tuple[Known, ...] = ()
    more: bool = False
    certain: bool = False


def known_by(reader: Employee, who: Who, now: dt.datetime) -> KnownFound:
    """Whom the office knows by what was written. Raises `Refused` for no number at all."""
    rows, certain = _rows(reader.office_id, who, now)
    seen = _known(reader, rows[:AT_MOST], now)
    return KnownFound(persons=seen, more=len(rows) > AT_MOST, certain=certain)


def known_person(reader: Employee, key: int, now: dt.datetime) -> Known | None:
    """One person who is still a registration of their own; None for anybody else."""
    return next(iter(_known(reader, _own(reader.office_id).filter(pk=key), now)), None)


def last_of(office: int, person: int) -> int:
    """The number of the last line about a person; 0 when there is none."""
    line = last_line(Envelope(office=office, at_us=0, person_key=person))
    return line.seq if line else 0


def _rows(office: int, who: Who, now: dt.datetime) -> tuple[list[Person], bool]:
    if who.number is not None:
        found = _with_number(office, [who.number])
        return found or _named(office, who), bool(found)
    if who.outlandish:
        found = _with_number(office, _in_every_country(office, who.outlandish, now))
        return found or name_search.matches(office, who.outlandish), bool(found)
    if who.ticket:
        return _with_ticket(office, who.ticket, today_at(office, now)), False
    if who.name:
        return _named(office, who), False
    return list(_own(office).filter(birth_date=who.born).order_by("fold", "pk")), False


def _named(office: int, who: Who) -> list[Person]:
    """Of this name, whoever was born that day first; a like name and the same day counts too."""
    if not who.name:
        return []
    alike = name_search.likenesses(office, *who.names, who.born)
    found = [*alike, *name_search.matches(office, who.name)]
    once = {row.pk: row for row in found if row.forgotten_at is None}.values()
    return sorted(once, key=lambda row: who.born is not None and row.birth_date != who.born)


def _with_number(office: int, numbers: Sequence[Number]) -> list[Person]:
    prints = [fingerprint(office, one) for one in numbers]
    return list(_own(office).filter(identities__fingerprint__in=prints).distinct())


def _in_every_country(office: int, written: str, now: dt.datetime) -> list[Number]:
    """The number as each country would have given it whose numbers the office knows."""
    foreign = Identity.objects.filter(office=office, kind=IdKind.foreign)
    countries = foreign.values_list("country", flat=True).distinct()
    return [written_number(country, written, now) for country in countries]


def _with_ticket(office: int, ticket: int, today: dt.date) -> list[Person]:
    """Who had the number today, or on a day from which something is owed them."""
    counts = Q(day=today) | Q(needs__state=NeedState.owed)
    visits = Visit.objects.filter(counts, office=office, ticket=ticket)
    return list(_own(office).filter(pk__in=visits.values("person")).order_by("-pk"))


def _own(office: int) -> QuerySet[Person]:
    return Person.objects.filter(office=office, merged_into=None, forgotten_at=None)


def _known(reader: Employee, rows: Iterable[Person], now: dt.datetime) -> tuple[Known, ...]:
    items = [
        Item(value=row, person_key=row.pk, office=row.office_id, owner=Side.none) for row in rows
    ]
    seen = shown(reader, Purpose.door, items, now=now)
    persons = [one.value for one in seen if one.level is Level.content]
    return _told(persons)


def _told(persons: list[Person]) -> tuple[Known, ...]:
    visits = Visit.objects.filter(person__in=persons)
    last = dict(visits.values_list("person").annotate(last=Max("day")))
    here = dict(visits.exclude(state=VisitState.ended).values_list("person", "ticket"))
    owed = list(
        Need.objects.filter(person__in=persons, state=NeedState.owed).values_list(
            "person", flat=True
        )
    )
    kinds = list(Identity.objects.filter(person__in=persons).values_list("person", "kind"))
    return tuple(
        Known(
            key=row.pk,
            name=display_name(row.pk, row.given_name, row.family_name),
            nameless=not row.fold,
            birth_date=row.birth_date,
            kinds=tuple(sorted(kind for person, kind in kinds if person == row.pk)),
            last_here=last.get(row.pk),
            here=here.get(row.pk, 0),
            owed=owed.count(row.pk),
            last_line=last_of(row.office_id, row.pk),
        )
        for row in persons
    )
