"""My work on paper: whole lists, in a chosen language, logged as printed."""

from __future__ import annotations

import pytest

from onedoor.office.confidentiality.models import Look
from onedoor.office.whereabouts.lists import ON_A_PAGE
from onedoor.vocabulary.confidentiality import Purpose
from tests.cast.people import case, person
from tests.office.desk import Desk

pytestmark = pytest.mark.usefixtures("sqlite_database")
PAPER = "/my-work/on-paper/"


def test_it_has_the_whole_list_and_not_a_page_of_it():
    numbers = [case(holder="amina").number for _ in range(ON_A_PAGE + 2)]
    told = Desk("amina").open(PAPER)
    assert all(number in told for number in numbers)
    assert f"I work with these ({len(numbers)})" in told


def test_it_says_whose_it_is_and_what_to_do_with_it():
    case(holder="amina", of=person("Bekkeblom"))
    told = Desk("amina").open(PAPER)
    assert "Amina Jamadid, State front." in told
    assert "Bekkeblom" in told
    assert "Contains personal data. Shred it when it is no longer needed." in told
    assert "Sign out" not in told


@pytest.mark.parametrize(
    ("language", "says"), [("nb", "Mitt arbeid"), ("nn", "Skriven ut"), ("en", "My work")]
)
def test_it_is_in_the_language_one_chooses(language, says):
    assert says in Desk("amina").open(f"{PAPER}?language={language}")


def test_the_look_is_logged_as_printed():
    case(holder="amina")
    Desk("amina").open(PAPER)
    look = Look.objects.latest("pk")
    assert (look.purpose, look.persons) == (Purpose.paper, 1)


def test_the_page_of_my_work_leads_to_it():
    desk = Desk("amina")
    desk.open("/my-work/")
    assert f'href="{PAPER}"' in desk.html
