"""What people call a thing: one meaning goes straight through, several are asked about."""

from __future__ import annotations

import pytest

from onedoor.office.reception.door.meanings import Catalogue, catalogue_of
from tests.cast.people import area, office

pytestmark = pytest.mark.usefixtures("sqlite_database")


@pytest.fixture
def catalogue() -> Catalogue:
    return catalogue_of(office().pk, "nb")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("dagp", "service:unemployment_benefit"),
        ("Dagpenger", "service:unemployment_benefit"),
        ("AAP", "service:work_assessment_allowance"),
        ("sosialhjelp", "service:financial_assistance"),
        ("nodhjelp", "service:emergency_assistance"),
        ("mistet jobben", "service:unemployment_benefit"),
    ],
)
def test_what_means_one_thing_needs_no_choice(catalogue, typed, key):
    assert catalogue.meant(typed).key == key


@pytest.mark.parametrize("typed", ["penger", "jobb", "hjelp", "d", "", "xyz"])
def test_what_means_several_things_or_none_is_not_guessed(catalogue, typed):
    assert catalogue.meant(typed) is None


def test_several_things_of_one_area_are_the_area(catalogue):
    meant = catalogue.meant("dagpeng")
    assert (meant.area, meant.service) == (area("unemployment_benefit").pk, None)


def test_what_a_form_chooses_is_one_of_the_catalogue(catalogue):
    assert catalogue.by_key("area:housing").area == area("housing").pk
    assert [catalogue.by_key(key) for key in ("area:x", "service:housing", "x:y", "")] == [None] * 4


def test_each_name_is_suggested_once_in_the_readers_language(catalogue):
    names = catalogue.suggestions()
    assert len(names) == len(set(names))
    assert "Dagpenger" in names
    assert "Unemployment benefit" in catalogue_of(office().pk, "en").suggestions()
