"""Persons are found by name and by number, and every search is a look."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.actions.persons import PersonDetails, forget_person, register_person
from onedoor.office.people.folding import range_from
from onedoor.office.people.identity import NumberProblem
from onedoor.office.people.models import Person
from onedoor.office.people.queries.persons import (
    PersonShown,
    numbers_of,
    person_by_key,
    person_by_number,
    persons_found,
    possible_duplicates,
)
from onedoor.vocabulary.confidentiality import Level, Purpose, SeeingReason
from onedoor.vocabulary.people import IdKind
from tests.cast.people import ELVEBYEN, FJELLBYEN, LATER, employee, office
from tests.databases import NOW
from tests.office.people.made_up import a_number

pytestmark = pytest.mark.usefixtures("office_database")

BORN = dt.date(1985, 3, 14)


def known(given: str, family: str, *, at: str = ELVEBYEN, number: str = "") -> int:
    details = PersonDetails(given_name=given, family_name=family, birth_date=BORN)
    return register_person(details, office=office(at).pk, actor=None, now=NOW, number=number)


def found(written: str) -> list[str]:
    return [one.name for one in persons_found(employee("amina"), written, LATER).persons]


def last_look() -> Look:
    return Look.objects.order_by("-pk")[0]


def test_a_person_is_found_by_the_beginning_of_any_name_in_any_order():
    known("Åse Marie", "Bjørnstad")
    known("Kari", "Nordmann")
    for written in ("bjørnstad", "Bjorns", "BJOERNSTAD", "åse", "aase", "ase", "åse bj", "bj, åse"):
        assert found(written) == ["Åse Marie Bjørnstad"], written


def test_what_begins_no_name_finds_nobody():
    known("Åse Marie", "Bjørnstad")
    for written in ("jørn", "åse åse", "bjørnstad kari", "%", "_", "", "   ", "!"):
        assert found(written) == [], written
    assert found("x" * 5000) == found("a b " * 5000) == []


def test_the_name_as_it_was_written_comes_first():
    for given, family in [("Aase", "Lie"), ("Asbjørg", "Li"), ("Åse", "Lie"), ("Ase", "Lie")]:
        known(given, family)
    assert found("åse")[0] == "Åse Lie"
    assert found("aase")[0] == "Aase Lie"
    assert found("as")[:1] == ["Ase Lie"]


def test_a_given_name_is_found_though_many_families_begin_alike():
    for number in range(30):
        known("Ola", f"Karisen{number}")
    known("Kari", "Li")
    assert found("kari")[0] == "Kari Li"


def test_postgresql_searches_a_range_of_the_index_as_sqlite_does(postgres_database):
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")
    first, last = range_from("nord")
    rows = Person.objects.filter(office=office(), fold__gte=first, fold__lt=last)
    assert "fold)::text >= 'nord'" in rows.explain().partition("Index Cond")[2]


def test_at_most_25_are_shown_and_it_says_that_there_are_more():
    for number in range(26):
        known("Ola", f"Testesen{number:02}")
    many = persons_found(employee("amina"), "testesen", LATER)
    assert (len(many.persons), many.more) == (25, True)
    assert persons_found(employee("amina"), "testesen0", LATER).more is False
    assert last_look().persons == 10


def test_who_was_merged_is_found_under_both_names_as_the_one_kept():
    kept, merged = known("Kari", "Nordmann"), known("Kari", "Sørmann")
    merge_persons(kept, merged, actor=None, now=LATER)
    assert found("sørmann") == found("nordmann") == ["Kari Nordmann"]


def test_who_is_forgotten_or_belongs_to_another_office_is_not_found():
    forget_person(known("Kari", "Glemt"), actor=None, now=LATER)
    known("Kari", "Annensteds", at=FJELLBYEN)
    assert found("glemt") == found("annensteds") == []


def test_a_search_is_a_look_also_when_nobody_is_found():
    found("nobodyatall")
    look = last_look()
    assert (look.purpose, look.persons, look.employee) == (
        Purpose.search,
        0,
        employee("amina").pk,
    )


def test_a_person_shown_tells_which_numbers_but_not_the_number():
    key = known("Kari", "Nordmann", number=a_number())
    shown = person_by_key(employee("amina"), key, LATER)
    assert shown is not None
    assert (shown.name, shown.birth_date) == ("Kari Nordmann", BORN)
    assert [(one.kind, one.country) for one in shown.numbers] == [(IdKind.synthetic, "NO")]
    assert a_number() not in str(shown)


def test_a_person_without_a_name_has_something_to_be_called():
    key = known("", "")
    shown = person_by_key(employee("amina"), key, LATER)
    assert shown is not None
    assert str(key) in shown.name


def test_a_merged_registration_says_where_it_leads():
    first, second, last = (known("Kari", "Nordmann") for _ in range(3))
    merge_persons(second, first, actor=None, now=LATER)
    merge_persons(last, second, actor=None, now=LATER)
    shown = person_by_key(employee("amina"), first, LATER)
    assert shown is not None
    assert shown.merged_into == last


def test_another_offices_person_is_as_if_not_there_but_the_look_is_logged():
    key = known("Kari", "Nordmann")
    assert person_by_key(employee("amina", FJELLBYEN), key, LATER) is None
    glance = LookedAt.objects.get(look=last_look())
    assert (glance.person_key, glance.level) == (key, Level.nothing)
    assert glance.because is SeeingReason.other_office
    assert last_look().office == office(FJELLBYEN).pk


def test_a_person_is_found_by_number_in_their_own_office():
    key = known("Kari", "Nordmann", number=a_number())
    shown = person_by_number(employee("amina"), "NO", f"{a_number()[:6]} {a_number()[6:]}", LATER)
    assert isinstance(shown, PersonShown)
    assert shown.key == key
    assert person_by_number(employee("amina", FJELLBYEN), "NO", a_number(), LATER) is None


def test_what_is_no_number_is_told_and_is_no_look():
    looks = Look.objects.count()
    with pytest.raises(Refused) as refused:
        person_by_number(employee("amina"), "NO", "12345678901", LATER)
    assert refused.value.because is NumberProblem.wrong_check_digit
    assert Look.objects.count() == looks


def test_a_number_is_told_in_full_in_a_look_of_its_own():
    key = known("Kari", "Nordmann", number=a_number())
    told = numbers_of(employee("amina"), key, LATER)
    assert [one.characters for one in told] == [a_number()]
    assert LookedAt.objects.get(look=last_look()).person_key == key
    assert numbers_of(employee("amina", FJELLBYEN), key, LATER) == []


def proposed(given: str, family: str, born: dt.date | None) -> list[str]:
    like = possible_duplicates(
        employee("amina"), given_name=given, family_name=family, birth_date=born, now=LATER
    )
    return [f"{one.name} {one.birth_date}" for one in like]


def test_who_may_be_registered_already_is_proposed():
    known("Kari", "Nordmann")
    for name in [("Kari", "Nordmann"), ("Nordmann", "Kari")]:
        for born in (BORN, None, dt.date(1985, 3, 15)):
            assert proposed(*name, born) == ["Kari Nordmann 1985-03-14"], (name, born)
    assert proposed("Karin", "Nordman", BORN) == ["Kari Nordmann 1985-03-14"]


def test_who_is_somebody_else_is_not_proposed():
    known("Kari", "Nordmann")
    known("", "")
    assert proposed("Kari", "Norman", dt.date(1985, 3, 15)) == []
    assert proposed("Per", "Hansen", BORN) == []
    assert proposed("", "", BORN) == []


def test_who_was_born_the_same_day_is_proposed_first():
    nobody_knows_when = PersonDetails(given_name="Kari", family_name="Nordmann")
    register_person(nobody_knows_when, office=office().pk, actor=None, now=NOW)
    known("Kari", "Nordmann")
    assert proposed("Kari", "Nordmann", BORN)[0] == "Kari Nordmann 1985-03-14"
