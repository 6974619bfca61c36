"""Files of the cast's cases and people, and what is written in them."""

from __future__ import annotations

import datetime as dt

from onedoor.office.casefile.actions.notes import write_note
from onedoor.office.casefile.models import Filed
from onedoor.office.casefile.place import Place, place_of_case, place_of_person
from onedoor.office.people.models import Person
from onedoor.office.responsibility.models import Case
from tests.cast.people import NOW, employee

SOON = NOW + dt.timedelta(minutes=5)


def file_of(case: Case) -> Place:
    """The file of a case."""
    return place_of_case(Case.objects.get(pk=case.pk))


def file_with(person: Person, by: str) -> Place:
    """What somebody of the cast notes with a person alone."""
    found = place_of_person(person.pk, employee(by))
    assert found is not None
    return found


def note(case: Case, written: str, by: str = "amina", now: dt.datetime = SOON) -> Filed:
    """A note in a case's file."""
    key = write_note(file_of(case), written, actor=employee(by), now=now)
    return Filed.objects.get(pk=key)
