"""Persons made up for the demo: their numbers are right, and of the made-up series alone."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.office.inspection.demo.house import Field
from onedoor.office.inspection.demo.names import ORIGINS
from onedoor.office.inspection.demo.needs import NEEDS
from onedoor.office.inspection.demo.numbers import NAV, TENOR, made_up_number
from onedoor.office.inspection.demo.persons import Newcomers
from onedoor.office.inspection.demo.words import SAID, words_for
from onedoor.office.people.identity import read_number
from onedoor.vocabulary.people import IdKind
from onedoor.vocabulary.sides import FormerAgency, Side

TODAY = dt.date(2027, 3, 9)
births = st.dates(dt.date(1930, 1, 1), dt.date(2026, 12, 31))


@given(born=births, seed=st.integers(), series=st.sampled_from((TENOR, NAV)), d=st.booleans())
def test_a_number_fits_its_birth_date_and_is_made_up(born, seed, series, d):
    number = read_number(
        "", made_up_number(born, Random(seed), series=series, d=d), on=TODAY, demo=True
    )
    assert number.kind in (IdKind.synthetic, IdKind.synthetic_d)
    assert number.birth_date == born


@given(seed=st.integers())
def test_whoever_is_made_up_could_come_in(seed):
    made_up = Newcomers(1, Random(seed)).make_up(TODAY)
    assert made_up.details.family_name
    if made_up.number:
        number = read_number("", made_up.number, on=TODAY, demo=True)
        assert number.birth_date == made_up.details.birth_date


def test_a_birth_day_can_be_asked_for():
    made_up = Newcomers(1, Random(5)).make_up(TODAY, birth_day=14)
    assert made_up.details.birth_date is not None
    assert made_up.details.birth_date.day == 14


def test_whoever_comes_again_does_not_come_for_ever():
    newcomers = Newcomers(1, Random(5), known={1: "nb", 2: "en"})
    assert sorted(newcomers.comes_again() for _ in range(6)) == [0, 0, 1, 1, 2, 2]


def area(name: str) -> Field:
    return Field(
        key=1,
        name=name,
        side=Side.state,
        agency=FormerAgency.none,
        crosses_to=frozenset(),
    )


@pytest.mark.parametrize("name", [*NEEDS, "whatever_comes"])
def test_every_need_has_its_words_in_all_languages(name):
    assert all(words_for(area(name), language, Random(1)) for language in ("nb", "nn", "en"))


def test_every_frequent_need_has_words_of_its_own():
    assert NEEDS.keys() <= SAID.keys()


def test_no_name_is_told_twice():
    families = [name for origin in ORIGINS for name in origin.family]
    assert len(families) == len(set(families))
    assert all(len(set(origin.given)) == len(origin.given) for origin in ORIGINS)
