"""Nobody is registered twice by mistake: who it may be is shown before somebody new is made."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.people.actions.identities import identify_person
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.actions.persons import forget_person
from onedoor.office.people.models import Person
from onedoor.office.reception.models import Visit
from onedoor.vocabulary.confidentiality import Purpose
from tests.cast.at_the_desk import stands
from tests.cast.people import FJELLBYEN, NOW, office, person
from tests.office.desk import Desk
from tests.office.people.made_up import a_number
from tests.office.reception.door.page import carried, come

pytestmark = pytest.mark.usefixtures("sqlite_database")

DOOR = "/door/"
BORN = dt.date(1985, 3, 14)


@pytest.fixture
def desk() -> Desk:
    stands("amina")
    return Desk("amina")


@pytest.mark.parametrize("who", ["Skogstj", "skogstjerne 14.03.1985", "140385"])
def test_who_may_be_meant_is_shown_before_anything_is_saved(desk, who):
    known = person("Skogstjerne", born=BORN)
    words = come(desk, who=who, about="aap")
    assert f"{known.given_name} Skogstjerne Born 14.03.1985" in words
    assert "Somebody new" in words
    assert "Only a ticket" in words
    assert not Visit.objects.exists()


def test_two_of_one_name_are_told_apart(desk):
    one, other = person("Skogstjerne", born=BORN), person("Skogstjerne")
    identify_person(one.pk, country="NO", number=a_number(BORN), actor=None, now=NOW)
    Person.objects.filter(pk=other.pk).update(given_name=one.given_name)
    words = come(desk, who="Skogstjerne", about="aap")
    assert "Born 14.03.1985 · " in words
    assert "Birth date not known" in words


def test_the_one_chosen_gets_the_ticket(desk):
    known = person("Skogstjerne")
    come(desk, who="Skogstjerne", about="aap")
    desk.post(DOOR, **carried(desk), person=known.pk)
    assert Visit.objects.get().person == known


@pytest.mark.parametrize(("chosen", "family_name"), [("new", "Skogstjerne"), ("none", "")])
def test_somebody_new_and_only_a_ticket_are_always_possible(desk, chosen, family_name):
    known = person("Skogstjerne")
    come(desk, who="Skogstjerne", about="aap")
    desk.post(DOOR, **carried(desk), person=chosen)
    assert Visit.objects.get().person != known
    assert Visit.objects.get().person.family_name == family_name


def test_to_choose_nobody_is_to_be_asked_again(desk):
    person("Skogstjerne")
    come(desk, who="Skogstjerne", about="aap")
    words = desk.post(DOOR, **carried(desk))
    assert "Who is it?: Choose one of the alternatives." in words
    assert desk.status == 422


def test_who_is_looked_at_is_logged_as_work_at_the_door(desk):
    known = person("Skogstjerne")
    come(desk, who="Skogstjerne", about="aap")
    looks = LookedAt.objects.filter(person_key=known.pk).values_list("look", flat=True)
    assert {look.purpose for look in Look.objects.filter(pk__in=looks)} == {Purpose.door}


def test_somebody_who_was_merged_meanwhile_is_not_registered_as_the_old_one(desk):
    known, kept = person("Skogstjerne"), person("Bekkeblom")
    come(desk, who="Skogstjerne", about="aap")
    merge_persons(kept.pk, known.pk, actor=None, now=NOW)
    words = desk.post(DOOR, **carried(desk), person=known.pk)
    assert f"{kept.given_name} Bekkeblom" in words
    assert not Visit.objects.exists()


@pytest.mark.parametrize("at", ["another office", "deleted"])
def test_a_key_that_is_nobodys_here_is_told(desk, at):
    gone = person(at=FJELLBYEN if at == "another office" else "elvebyen")
    if at == "deleted":
        forget_person(gone.pk, actor=None, now=NOW)
    words = desk.post(DOOR, who="", about="aap", asked="person", person=gone.pk)
    assert "The person has been deleted, or is registered elsewhere." in words
    assert not Visit.objects.exists()


def test_there_are_more_of_a_name_than_a_page_shows(desk):
    for _ in range(10):
        person("Skogstjerne")
    words = come(desk, who="Skogstjerne", about="aap")
    assert "There are more of this name." in words


def test_a_ticket_of_today_finds_whoever_has_it(desk):
    known = person("Skogstjerne")
    come(desk, who="Skogstjerne", about="aap")
    desk.post(DOOR, **carried(desk), person=known.pk)
    words = come(desk, who="1", about="temporary housing")
    assert f"{known.given_name} Skogstjerne" in words
    assert "has ticket 1 now" in words


def test_another_offices_people_are_found_by_nobody_here(desk):
    person("Skogstjerne", at=FJELLBYEN)
    come(desk, who="Skogstjerne", about="aap")
    assert Visit.objects.get().person.office == office()


def test_a_nameless_one_is_told_by_one_number_which_is_their_ticket(desk):
    come(desk, about="temporary housing")
    words = come(desk, who="1", about="aap")
    assert "Nameless, ticket 1" in words
    assert f"No name {Visit.objects.get().person_id}" not in words
