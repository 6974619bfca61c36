"""Merging: the other is found, both are seen, and one is kept."""

from __future__ import annotations

import pytest

from onedoor.office.people.actions.identities import identify_person
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.actions.persons import PersonDetails, correct_person
from onedoor.office.people.models import Person
from tests.cast.people import LATER, case, employee, person
from tests.office.desk import Desk
from tests.office.people.made_up import a_number
from tests.office.responsibility.desk import hidden

pytestmark = pytest.mark.usefixtures("sqlite_database")


@pytest.fixture
def desk() -> Desk:
    return Desk("amina")


def test_who_is_alike_is_proposed_and_others_are_found_by_name(desk):
    one = person("Skogstjerne")
    other = person("Bekkeblom")
    page = f"/persons/{one.pk}/merge/"
    assert "Registered twice?" in desk.open(page)
    assert other.given_name in desk.post(page, q="bekkeblom")
    assert f"/persons/{one.pk}/merge/{other.pk}/" in desk.html


def test_a_search_for_the_other_says_what_is_wrong_with_it(desk):
    page = f"/persons/{person().pk}/merge/"
    assert "Nobody else is found" in desk.post(page, q="Ingen Slik")
    assert "The check digits do not fit." in desk.post(page, q="12345678901")
    assert "This looks like a case number." in desk.post(page, q="2026-00001")


def test_both_are_seen_beside_each_other_before_anything_is_done(desk):
    one, other = person("Skogstjerne"), person("Bekkeblom")
    theirs = case(of=other)
    words = desk.open(f"/persons/{one.pk}/merge/{other.pk}/")
    assert "Skogstjerne" in words
    assert f"Cases {theirs.number}" in words
    assert Person.objects.get(pk=other.pk).merged_into is None


@pytest.mark.parametrize("keep_other", [False, True])
def test_the_one_that_is_kept_has_the_cases_of_both(desk, keep_other):
    one, other = person(), person()
    both = [case(of=one).number, case(of=other).number]
    kept = other if keep_other else one
    words = desk.send(f"/persons/{one.pk}/merge/{other.pk}/", kept=kept.pk)
    assert desk.address == f"/persons/{kept.pk}/"
    assert all(number in words for number in both)


def test_two_numbers_of_one_kind_are_two_people(desk):
    one, other = person(), person()
    for serial, known in enumerate((one, other)):
        number = a_number(serial=serial)
        identify_person(known.pk, country="NO", number=number, actor=employee("lan"), now=LATER)
    words = desk.send(f"/persons/{one.pk}/merge/{other.pk}/", kept=one.pk)
    assert "They have different identity numbers of the same country." in words
    assert desk.status == 422


def test_sent_twice_it_is_done_once_and_said_the_same(desk):
    one, other = person(), person()
    page = f"/persons/{one.pk}/merge/{other.pk}/"
    desk.open(page)
    once = {**hidden(desk.html), "kept": one.pk}
    for _ in range(2):
        desk.post(page, **once)
        assert desk.address == f"/persons/{one.pk}/"


def test_what_was_merged_meanwhile_is_told(desk):
    one, other, third = person(), person(), person()
    page = f"/persons/{one.pk}/merge/{other.pk}/"
    merge_persons(third.pk, other.pk, actor=employee("lan"), now=LATER)
    assert "One of them has been merged already." in desk.send(page, kept=one.pk)


@pytest.mark.parametrize("other", ["same", "elsewhere", "nobody"])
def test_only_two_of_this_office_can_be_one(desk, other):
    one, elsewhere = person(), person(at="fjellbyen")
    key = {"same": one.pk, "elsewhere": elsewhere.pk, "nobody": 999999}[other]
    desk.open(f"/persons/{one.pk}/merge/{key}/")
    assert desk.status == 404


@pytest.mark.parametrize("kept", ["", "x", "999999"])
def test_neither_of_the_two_is_not_kept(desk, kept):
    one, other = person(), person()
    desk.send(f"/persons/{one.pk}/merge/{other.pk}/", kept=kept)
    assert desk.status == 422


@pytest.mark.parametrize("which", [0, 1])
def test_what_happened_to_either_meanwhile_is_seen_before_they_become_one(desk, which):
    both = person("Skogstjerne"), person("Bekkeblom")
    page = f"/persons/{both[0].pk}/merge/{both[1].pk}/"
    fields = hidden(desk.client.get(page).content.decode()) | {"kept": both[0].pk}
    new = PersonDetails(given_name="Helt", family_name="Annerledes")
    correct_person(both[which].pk, new, actor=employee("lan"), now=LATER)
    desk.post(page, **fields)
    assert desk.status == 409
    assert Person.objects.filter(merged_into=None, pk__in=[one.pk for one in both]).count() == 2
