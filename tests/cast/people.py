"""Finding the cast in a test's database by their names in the pack, and giving them work."""

from __future__ import annotations

import datetime as dt
from itertools import count

from onedoor.office.establishment.models import Area, Office, Step, Unit
from onedoor.office.people.actions.persons import PersonDetails, register_person
from onedoor.office.people.models import Employee, Person
from onedoor.office.reception.actions.needs import Statement, take_in
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.responsibility_codes import OpenedBy
from tests import databases

NOW = databases.NOW
ELVEBYEN, FJELLBYEN = "elvebyen", "fjellbyen"
LATER = NOW + dt.timedelta(hours=2)

_numbers = count(1)


def office(key: str = ELVEBYEN) -> Office:
    """One of the two offices."""
    return Office.objects.get(key=key)


def employee(key: str, at: str = ELVEBYEN) -> Employee:
    """Somebody of the cast."""
    return Employee.objects.get(office__key=at, key=key)


def unit(key: str, at: str = ELVEBYEN) -> Unit:
    """A unit of an office."""
    return Unit.objects.get(office__key=at, key=key)


def area(key: str, at: str = ELVEBYEN) -> Area:
    """An area of an office."""
    return Area.objects.get(office__key=at, key=key)


def step(key: str, at: str = ELVEBYEN) -> Step:
    """A step of an office."""
    return Step.objects.get(office__key=at, key=key)


def person(
    family_name: str = "Testesen", *, born: dt.date | None = None, at: str = ELVEBYEN
) -> Person:
    """A new person nobody knew before."""
    details = PersonDetails(
        given_name=f"Prøve{next(_numbers)}", family_name=family_name, birth_date=born
    )
    return Person.objects.get(
        pk=register_person(details, office=office(at).pk, actor=None, now=NOW)
    )


def case(
    *,
    holder: str = "amina",
    in_unit: str = "front_state",
    about: str = "job_seeking",
    of: Person | None = None,
    at: str = ELVEBYEN,
    now: dt.datetime = NOW,
) -> Case:
    """A new case, opened and held by somebody of the cast."""
    key = take_in(
        Statement(person=(of or person(at=at)).pk, area=area(about, at).pk, channel=Channel.desk),
        unit=unit(in_unit, at).pk,
        opened_by=OpenedBy.caseworker,
        actor=employee(holder, at),
        now=now,
    )
    return Case.objects.get(pk=key)


def case_at_the_door(
    *,
    in_unit: str,
    about: str,
    of: Person | None = None,
    at: str = ELVEBYEN,
    now: dt.datetime = NOW,
) -> Case:
    """A new case born at a unit's door."""
    said = Statement(person=(of or person(at=at)).pk, area=area(about, at).pk, channel=Channel.desk)
    key = take_in(said, unit=unit(in_unit, at).pk, opened_by=OpenedBy.door, actor=None, now=now)
    return Case.objects.get(pk=key)
