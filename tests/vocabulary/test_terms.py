"""The words of the house: one word, one meaning."""

import re

import pytest

from onedoor.vocabulary.terms import TERMS


@pytest.mark.parametrize("term", TERMS)
def test_a_word_is_plain_and_explained_in_whole_sentences(term):
    assert term == term.lower().strip()
    assert TERMS[term].endswith(".")
    assert TERMS[term][0].isupper()


def test_two_words_do_not_mean_the_same():
    assert len(set(TERMS.values())) == len(TERMS)


def test_nobody_is_called_a_user():
    """Who comes in is a person, who works here an employee (DESIGN, Words)."""
    said = " ".join([*TERMS, *TERMS.values()]).lower()
    assert not re.findall(r"\b(users?|clients?|customers?)\b", said)
