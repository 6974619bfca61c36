"""Somebody who came without a name gets one later, and nothing is lost."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from onedoor.office.journal.models import JournalLine
from onedoor.office.people.actions.identities import identify_person
from onedoor.office.people.actions.persons import PersonDetails, correct_person
from onedoor.office.people.models import Person
from onedoor.office.reception.models import Visit
from onedoor.vocabulary.people import PersonsMerged
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import case, person
from tests.office.desk import Desk
from tests.office.people.made_up import a_number
from tests.office.reception.door.page import carried

pytestmark = pytest.mark.usefixtures("sqlite_database")

BORN = dt.date(1985, 3, 14)


@pytest.fixture
def desk() -> Desk:
    stands("amina")
    return Desk("amina")


def page(row: Visit) -> str:
    return f"/door/{row.pk}/who/"


def as_it_is(row: Visit) -> Visit:
    return Visit.objects.get(pk=row.pk)


def test_who_says_their_name_is_the_same_person_as_before(desk):
    row = visit("housing", now=timezone.now())
    words = desk.send(page(row), who=f"Kari Nordmann {a_number(BORN)}")
    named = Person.objects.get(pk=row.person_id)
    assert (named.given_name, named.birth_date, named.identities.count()) == ("Kari", BORN, 1)
    assert "It is known now who has the ticket." in words


def test_who_is_known_gets_the_ticket_with_all_that_hangs_on_it(desk):
    row, known = visit("housing", "job_seeking", now=timezone.now()), person("Skogstjerne")
    desk.send(page(row), who="Skogstjerne")
    desk.post(page(row), **carried(desk), person=known.pk)
    assert as_it_is(row).person == known
    assert {need.person for need in row.needs.all()} == {known}
    assert Person.objects.get(pk=row.person_id).merged_into == known
    assert JournalLine.objects.filter(kind=PersonsMerged.__name__).count() == 1


def test_nobody_is_made_one_with_another_unasked(desk):
    row, known = visit(now=timezone.now()), person("Skogstjerne")
    words = desk.send(page(row), who="Skogstjerne")
    assert f"{known.given_name} Skogstjerne" in words
    assert "cannot be parted again" in words
    assert as_it_is(row).person_id == row.person_id


def test_somebody_new_of_a_known_name_keeps_the_ticket(desk):
    row = visit(now=timezone.now())
    person("Skogstjerne")
    desk.send(page(row), who="Skogstjerne")
    desk.post(page(row), **carried(desk), person="new")
    assert as_it_is(row).person_id == row.person_id
    assert Person.objects.get(pk=row.person_id).family_name == "Skogstjerne"


@pytest.mark.parametrize(
    ("given", "family", "status"), [("Ny", "Skogstjerne", 409), ("Ny", "Bekkeblom", 422)]
)
def test_what_happened_to_the_known_one_meanwhile_is_seen_first(desk, given, family, status):
    row, known = visit(now=timezone.now()), person("Skogstjerne")
    desk.send(page(row), who="Skogstjerne")
    now_called = PersonDetails(given_name=given, family_name=family)
    correct_person(known.pk, now_called, actor=None, now=timezone.now())
    desk.post(page(row), **carried(desk), person=known.pk)
    assert (desk.status, as_it_is(row).person_id) == (status, row.person_id)
    assert not Person.objects.get(pk=row.person_id).fold


def test_what_a_rule_has_against_it_is_said_at_the_field(desk):
    row, known = visit(now=timezone.now()), person("Skogstjerne")
    for one, serial in ((row.person_id, 1), (known.pk, 0)):
        number = a_number(BORN, serial=serial)
        identify_person(one, country="NO", number=number, actor=None, now=timezone.now())
    desk.send(page(row), who="Skogstjerne")
    words = desk.post(page(row), **carried(desk), person=known.pk)
    assert "They have different identity numbers of the same country." in words
    assert as_it_is(row).person_id == row.person_id


def test_a_form_sent_twice_makes_them_one_once(desk):
    row, known = visit(now=timezone.now()), person("Skogstjerne")
    desk.send(page(row), who="Skogstjerne")
    once = {**carried(desk), "person": known.pk}
    desk.post(page(row), **once)
    desk.post(page(row), **once)
    assert JournalLine.objects.filter(kind=PersonsMerged.__name__).count() == 1


def test_who_has_a_name_already_is_found_beside_the_other(desk):
    row = visit(now=timezone.now(), of=person("Skogstjerne"))
    desk.open(page(row))
    assert desk.address == f"/persons/{row.person_id}/merge/"


def test_the_known_ones_cases_are_there_when_the_ticket_is_theirs(desk):
    one = case()
    row = visit("housing", now=timezone.now())
    desk.send(page(row), who=one.person.given_name)
    desk.post(page(row), **carried(desk), person=one.person_id)
    assert as_it_is(row).person.cases.get() == one


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("", "Fill in this field."),
        ("12345678901", "The check digits do not fit."),
        ("99", "Nobody has this ticket today"),
        ("x" * 200, "Write at most 120 characters"),
    ],
)
def test_what_cannot_be_is_told(desk, who, said):
    row = visit(now=timezone.now())
    assert said in desk.send(page(row), who=who)
    assert desk.status == 422
