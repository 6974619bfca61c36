from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.office.people.folding import LONGEST, fold, range_from, words

LETTERS = st.text(
    st.sampled_from("aeoåøæäöéþßœ '-.Åİ") | st.characters(exclude_categories=["Cs"]), max_size=12
)


@pytest.mark.parametrize(
    ("some", "others"),
    [
        ("Bjørn", "bjorn"),
        ("Bjørn", "BJOERN"),
        ("Åse", "Aase"),
        ("Åse", "ase"),
        ("A\u030ase", "Åse"),
        ("Kjær", "Kjaer"),
        ("Pär", "Pær"),
        ("Törnquist", "Tørnquist"),
        ("José", "jose"),
        ("Đorđević", "dordevic"),
        ("Łukasz", "lukasz"),
        ("O’Brien", "O'Brien"),
        ("Anne-Lise", "anne  lise"),
        ("Straße", "STRASSE"),
        ("İpek", "ipek"),
        ("Þór", "Thor"),
    ],
)
def test_two_ways_of_writing_a_name_fold_alike(some, others):
    assert words(some) == words(others)


@pytest.mark.parametrize(("some", "others"), [("Kari", "Karin"), ("Bo", "Be"), ("Li", "Lie")])
def test_different_names_stay_different(some, others):
    assert words(some) != words(others)


@given(LETTERS, st.integers(0, 12))
def test_the_beginning_of_a_name_folds_to_the_beginning_of_its_fold(name, place):
    name = unicodedata.normalize("NFC", name)
    assert fold("", name).startswith(fold("", name[:place]))


@given(LETTERS)
def test_folding_twice_changes_nothing(name):
    assert fold("", fold("", name)) == fold("", name)


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_fold_fits_its_column_and_has_words_only(given_name, family_name):
    key = fold(given_name, family_name)
    assert len(key) <= LONGEST
    assert all(word.isalnum() for word in key.split(" ") if key)


@given(LETTERS, LETTERS)
def test_a_range_holds_exactly_the_keys_that_begin_with_its_prefix(name, other):
    first, last = range_from(fold("", name))
    assert (first <= fold("", other) < last) is fold("", other).startswith(first)


def test_the_family_name_comes_first():
    assert fold("Kari Anne", "Nordmann-Åsen") == "nordmann asen kari anne"
