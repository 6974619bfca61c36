"""A person's page, and putting right what is known of them."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.people.actions.identities import identify_person
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.models import Identity, Person
from onedoor.office.responsibility.actions.work import close_case
from onedoor.office.whereabouts.person.queries import last_of_person
from onedoor.vocabulary.responsibility_codes import Outcome
from tests.cast.people import LATER, case, employee, person
from tests.office.desk import Desk
from tests.office.people.made_up import a_number
from tests.office.responsibility.desk import hidden

pytestmark = pytest.mark.usefixtures("sqlite_database")


@pytest.fixture
def desk() -> Desk:
    return Desk("amina")


def with_number(number: str) -> Person:
    found = person()
    identify_person(found.pk, country="NO", number=number, actor=employee("amina"), now=LATER)
    return found


# ---------------------------------------------------------------------------- the page


def test_the_page_says_who_somebody_is_and_never_their_number(desk):
    number = a_number(dt.date(1985, 3, 14))
    known = with_number(number)
    words = desk.open(f"/persons/{known.pk}/")
    assert "14 Mar 1985" in words
    assert "Made-up number for tests" in words
    assert number not in desk.html
    assert number[-5:] not in desk.html


def test_the_page_says_where_each_case_is(desk):
    of = person()
    ours = case(of=of, holder="lan")
    words = desk.open(f"/persons/{of.pk}/")
    assert f"{ours.number} Job seeking Lan Nguyen-Brekkmo State front" in words


def test_of_the_other_sides_case_only_that_it_exists_is_shown(desk):
    of = person()
    theirs = case(of=of, holder="yusuf", in_unit="front_municipality", about="debt_counselling")
    words = desk.open(f"/persons/{of.pk}/")
    assert f"{theirs.number} The other side's case Yusuf Demirkan" in words
    assert "debt" not in words.lower()
    assert "Make first contact" not in words


def test_closed_cases_stand_apart_with_what_came_of_them(desk):
    closed = case(holder="amina")
    close_case(closed.pk, outcome=Outcome.helped, actor=employee("amina"), now=LATER)
    words = desk.open(f"/persons/{closed.person_id}/")
    assert "No open case." in words
    assert "The person got what they came for." in words


def test_a_merged_registration_leads_to_the_one_that_was_kept(desk):
    kept, merged = person(), person()
    merge_persons(kept.pk, merged.pk, actor=employee("amina"), now=LATER)
    words = desk.open(f"/persons/{merged.pk}/")
    assert desk.address == f"/persons/{kept.pk}/"
    assert "was merged into this one" in words


@pytest.mark.parametrize(
    "page", ["", "correct/", "identify/", "merge/", "forget/", "numbers/1/take-away/", "open-case/"]
)
def test_another_office_s_person_is_not_here(desk, page):
    elsewhere = person(at="fjellbyen")
    desk.open(f"/persons/{elsewhere.pk}/{page}")
    there = (desk.status, desk.html.count("<h1"))
    desk.open(f"/persons/999999/{page}")
    assert (desk.status, desk.html.count("<h1")) == there
    assert desk.status == 404


@pytest.mark.parametrize("key", ["0", "9" * 30, "x", "-1"])
def test_a_key_of_nobody_is_nobody(desk, key):
    desk.open(f"/persons/{key}/")
    assert desk.status == 404


# ---------------------------------------------------------------------------- putting right


def test_name_and_birth_date_are_put_right(desk):
    wrong = person()
    words = desk.send(
        f"/persons/{wrong.pk}/correct/",
        given_name=" Kari ",
        family_name="Nordli",
        birth_date="24.11.1990",
        language="nn",
    )
    assert "Kari Nordli" in words
    assert "24 Nov 1990" in words


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("birth_date", "31.02.1990", "Write a day that exists"),
        ("birth_date", "24.11.2990", "The birth date lies in the future."),
        ("birth_date", "01.01.1200", "The birth date lies more than 130 years back."),
        ("given_name", "x" * 81, "Write at most 80 characters; now it is 81."),
        ("given_name", "a\u202eb", "The name has characters that cannot be seen."),
        ("language", "xx", "Choose one of the alternatives."),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_saved(desk, field, written, said):
    before = person()
    fields = {"given_name": "Kari", "family_name": "Nordli", "language": "nb", field: written}
    assert said in desk.send(f"/persons/{before.pk}/correct/", **fields)
    assert desk.status == 422
    assert 'value="Nordli"' in desk.html
    assert Person.objects.get(pk=before.pk).family_name == before.family_name


def test_a_form_from_before_something_happened_is_refused_with_what_happened(desk):
    both = person()
    first, second = Desk("amina"), Desk("lan")
    page = f"/persons/{both.pk}/correct/"
    old = second.client.get(page).content.decode()
    first.send(page, given_name="A", family_name="B", language="nb")
    words = second.post(page, **hidden(old), given_name="C", family_name="D", language="nb")
    assert second.status == 409
    assert "Name, birth date or language was corrected." in words
    assert "Amina Jamadid" in words


# ---------------------------------------------------------------------------- numbers


def test_a_number_is_tied_and_taken_away_again(desk):
    known = person()
    page = f"/persons/{known.pk}/identify/"
    assert "The number is tied" in desk.send(page, country="NO", number=a_number())
    identity = Identity.objects.get(person=known)
    away = f"/persons/{known.pk}/numbers/{identity.pk}/take-away/"
    assert "The number is taken away." in desk.send(away)
    assert not Identity.objects.filter(person=known).exists()


def test_a_number_somebody_else_has_leads_to_looking_at_both(desk):
    number = a_number()
    other, one = with_number(number), person()
    words = desk.send(f"/persons/{one.pk}/identify/", country="NO", number=number)
    assert "Another person is registered with this number." in words
    assert f"/persons/{one.pk}/merge/{other.pk}/" in desk.html


@pytest.mark.parametrize(
    ("country", "number", "said"),
    [
        ("NO", "", "Fill in this field."),
        ("NO", "12345678901", "The check digits do not fit."),
        ("NO", "1234", "A Norwegian identity number has 11 digits."),
        ("ZZ", "1234", "Choose one of the alternatives."),
        ("SE", "x" * 41, "A number from another country has at most 40 characters."),
    ],
)
def test_a_number_that_is_none_is_told_at_its_field(desk, country, number, said):
    known = person()
    words = desk.send(f"/persons/{known.pk}/identify/", country=country, number=number)
    assert said in words
    assert desk.status == 422


# ---------------------------------------------------------------------------- forgetting


def test_a_leader_of_the_office_deletes_who_a_person_is():
    gone = person("Skogstjerne")
    words = Desk("ragnhild").send(f"/persons/{gone.pk}/forget/")
    assert "This person has been deleted." in words
    assert "Skogstjerne" not in words


def test_nobody_else_does(desk):
    stays = person()
    desk.open(f"/persons/{stays.pk}/forget/")
    assert desk.status == 403
    desk.post(f"/persons/{stays.pk}/forget/")
    assert desk.status == 403
    assert Person.objects.get(pk=stays.pk).forgotten_at is None
    assert "Delete the person" not in desk.open(f"/persons/{stays.pk}/")


def test_somebody_with_an_open_case_is_not_deleted():
    open_ = case()
    desk = Desk("ragnhild")
    assert "Close these first:" in desk.open(f"/persons/{open_.person_id}/forget/")
    known = last_of_person(employee("ragnhild"), open_.person_id)
    words = desk.post(f"/persons/{open_.person_id}/forget/", expects=str(known))
    assert "The person has a case that is not closed." in words
    assert Person.objects.get(pk=open_.person_id).forgotten_at is None
