"""The search: one field for names, cases and identity numbers; nothing of it in an address."""

from __future__ import annotations

import pytest

from onedoor.office.confidentiality.models import Look
from onedoor.office.people.actions.identities import identify_person
from onedoor.office.people.models import Person
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.confidentiality import Purpose
from tests.cast.people import LATER, case, employee, person
from tests.office.desk import Desk
from tests.office.people.made_up import a_number

pytestmark = pytest.mark.usefixtures("sqlite_database")


@pytest.fixture
def desk() -> Desk:
    return Desk("amina")


def known_by(number: str, country: str = "NO") -> Person:
    found = person()
    identify_person(found.pk, country=country, number=number, actor=employee("amina"), now=LATER)
    return found


def test_a_case_is_found_by_its_number(desk):
    wanted = case()
    desk.post("/search/", q=f" {wanted.number} ")
    assert desk.address == f"/cases/{wanted.number}/"


def test_a_case_of_this_year_is_found_by_its_short_number(desk):
    wanted = case()
    year, number = wanted.number.split("-")
    desk.post("/search/", q=f"{year}-{int(number)}")
    assert desk.address == f"/cases/{wanted.number}/"


def test_a_case_is_found_by_its_number_in_another_system(desk):
    wanted = case()
    Case.objects.filter(pk=wanted.pk).update(outside_number="SAK 2025/113")
    desk.post("/search/", q="SAK 2025/113")
    assert desk.address == f"/cases/{wanted.number}/"


def test_two_cases_with_the_same_outside_number_are_both_shown(desk):
    both = [case(), case()]
    Case.objects.update(outside_number="113/25")
    words = desk.post("/search/", q="113/25")
    assert all(one.number in words for one in both)


def test_a_person_is_found_by_their_number_which_stands_in_no_address(desk):
    number = a_number()
    wanted = known_by(number)
    for written in (number, f"{number[:6]} {number[6:]}"):
        desk.post("/search/", q=written)
        assert desk.address == f"/persons/{wanted.pk}/"
    assert number not in desk.html


def test_a_person_is_found_by_another_country_s_number(desk):
    wanted = known_by("19121212-1212", country="SE")
    desk.post("/search/", q="19121212-1212")
    assert desk.address == f"/persons/{wanted.pk}/"


def test_wrong_check_digits_are_told(desk):
    number = a_number()
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    words = desk.post("/search/", q=wrong)
    assert "The check digits do not fit." in words
    assert "as an identity number" in words


@pytest.mark.parametrize("asked", ["123456", "1234567890123"])
def test_digits_that_are_no_number_are_told(desk, asked):
    assert "A Norwegian identity number has 11 digits." in desk.post("/search/", q=asked)


def test_a_name_is_answered_at_once_and_moves_to_no_other_address(desk):
    wanted = person("Skogstjerne")
    words = desk.post("/search/", q="skogstj")
    assert wanted.given_name in words
    assert (desk.address, desk.status) == ("/search/", 200)


def test_another_office_s_cases_and_persons_are_not_found(desk):
    elsewhere = case(at="fjellbyen", of=person("Skogstjerne", at="fjellbyen"))
    words = desk.post("/search/", q="Skogstjerne")
    assert "Nobody is registered by the name «Skogstjerne»" in words
    assert "There is no case with the number" in desk.post("/search/", q=elsewhere.number)


def test_nobody_found_can_be_registered_with_what_was_written(desk):
    assert "Register this person" in desk.post("/search/", q="Ny Persson")
    desk.post("/persons/new/", begin="Ny Persson")
    assert 'value="Ny"' in desk.html
    assert 'value="Persson"' in desk.html
    assert not Person.objects.filter(family_name="Persson").exists()


def test_a_number_that_nobody_has_can_be_registered_with(desk):
    number = a_number()
    assert "Nobody is registered with the number" in desk.post("/search/", q=number)
    desk.post("/persons/new/", begin="", begin_number=number)
    assert number in desk.html


@pytest.mark.parametrize("asked", ["", "   ", "\x00"])
def test_an_empty_search_asks_for_something(desk, asked):
    assert "Write what you look for" in desk.post("/search/", q=asked)


@pytest.mark.parametrize("asked", ["x" * 5000, "%", "'; --", "<script>1", "🙂 2", "½", "²²²"])
def test_a_strange_search_is_answered(desk, asked):
    desk.post("/search/", q=asked)
    assert desk.status == 200
    assert "<script>1" not in desk.client.post("/search/", {"q": asked}).content.decode()


def test_a_search_is_a_look_also_when_it_finds_nobody(desk):
    before = Look.objects.filter(purpose=Purpose.search).count()
    desk.post("/search/", q="Ingen Slik")
    assert Look.objects.filter(purpose=Purpose.search).count() == before + 1


def test_the_page_opens_without_a_search(desk):
    assert "Find a person or a case" in desk.open("/search/")
    assert "Find a person or a case" in desk.open("/persons/")


def test_an_answer_is_not_kept_by_the_browser(desk):
    assert desk.client.post("/search/", {"q": "Kari"})["Cache-Control"] == "no-store"
