"""Registering a person: nothing is required, and nobody is registered twice by mistake."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.people.actions.identities import identify_person
from onedoor.office.people.models import Person
from tests.cast.people import LATER, employee, office, person
from tests.office.desk import Desk
from tests.office.people.made_up import a_number
from tests.office.responsibility.desk import hidden

pytestmark = pytest.mark.usefixtures("sqlite_database")

PAGE = "/persons/new/"
KARI = {
    "given_name": "Kari",
    "family_name": "Skogstjerne",
    "birth_date": "14.03.1985",
    "language": "nb",
    "country": "NO",
}


@pytest.fixture
def desk() -> Desk:
    return Desk("amina")


def known() -> int:
    return Person.objects.filter(office=office()).count()


def test_a_person_is_registered(desk):
    words = desk.send(PAGE, **KARI)
    assert "The person is registered." in words
    assert "Kari Skogstjerne" in words


def test_somebody_nobody_knows_the_name_of_is_registered_too(desk):
    assert "The person is registered." in desk.send(PAGE, language="en", country="NO")


def test_a_number_gives_the_birth_date(desk):
    number = a_number(dt.date(1985, 3, 14))
    desk.send(PAGE, language="nb", country="NO", number=number)
    assert Person.objects.get(office=office()).birth_date == dt.date(1985, 3, 14)


def test_who_it_may_be_is_shown_before_somebody_new_is_made(desk):
    desk.send(PAGE, **KARI)
    before = known()
    words = desk.send(PAGE, **KARI)
    assert "Is it one of these?" in words
    assert known() == before
    assert 'value="Skogstjerne"' in desk.html


def test_a_new_person_all_the_same(desk):
    desk.send(PAGE, **KARI)
    desk.send(PAGE, **KARI)
    assert "The person is registered." in desk.post(PAGE, **hidden(desk.html), **KARI)
    assert known() == 2


def test_who_was_shown_for_one_name_says_nothing_of_another(desk):
    desk.send(PAGE, **KARI)
    desk.send(PAGE, **{**KARI, "given_name": "Ola", "birth_date": ""})
    desk.send(PAGE, **{**KARI, "given_name": "Ola", "birth_date": ""})
    shown = hidden(desk.html)
    assert "Is it one of these?" in desk.post(PAGE, **shown, **KARI)


def test_a_number_that_somebody_has_leads_to_them(desk):
    number, other = a_number(), person()
    identify_person(other.pk, country="NO", number=number, actor=employee("amina"), now=LATER)
    words = desk.send(PAGE, **KARI, number=number)
    assert "Another person is registered with this number." in words
    assert f'href="/persons/{other.pk}/"' in desk.html
    assert known() == 1


def test_a_form_whose_key_was_used_for_something_else_is_refused(desk):
    key = "0b9b6a43-0000-4000-8000-000000000009"
    desk.post(PAGE, **KARI, form_key=key)
    one = Person.objects.get(office=office())
    page = f"/persons/{one.pk}/correct/"
    words = desk.post(page, given_name="X", family_name="Y", language="nb", form_key=key)
    assert "This form cannot be used any more." in words
    assert Person.objects.get(pk=one.pk).given_name == "Kari"


def test_a_form_sent_twice_registers_once(desk):
    once = {**KARI, "form_key": "0b9b6a43-0000-4000-8000-000000000001"}
    desk.post(PAGE, **once)
    first = desk.address
    desk.post(PAGE, **once)
    assert desk.address == first
    assert known() == 1


def test_opening_the_page_registers_nobody(desk):
    desk.open(f"{PAGE}?given_name=Kari")
    assert known() == 0


def test_one_may_go_straight_on_to_opening_a_case(desk):
    words = desk.send(f"{PAGE}?then=open_case_for", **KARI)
    assert desk.address.endswith("/open-case/")
    assert "What is it about?" in words


def test_one_is_led_nowhere_else(desk):
    desk.send(f"{PAGE}?then=https://example.org/", **KARI)
    assert desk.address.startswith("/persons/")


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("number", "12345678901", "The check digits do not fit."),
        ("birth_date", "i fjor", "Write a day that exists"),
        ("family_name", "x" * 200, "Write at most 80 characters; now it is 200."),
        ("form_key", "nonsense", "This form cannot be used any more."),
        ("expects", "9" * 40, "This form cannot be used any more."),
    ],
)
def test_what_cannot_be_is_told_and_the_form_is_kept(desk, field, written, said):
    words = desk.send(PAGE, **{**KARI, field: written})
    assert said in words
    assert (desk.status, known()) == (422, 0)
    assert 'value="Kari"' in desk.html
