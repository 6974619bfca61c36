"""The words of the house are read by anybody, in their language and in its order."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from onedoor.vocabulary.terms import TERMS
from tests.databases import Database


def told(language: str) -> list[str]:
    browser = Client(HTTP_HOST="localhost")
    browser.cookies["language"] = language
    page = browser.get("/words/").content.decode()
    return re.findall(r'<th[^>]*scope="row"[^>]*>([^<]+)</th>', page)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_word_of_the_house_is_told(sqlite_database: Database, language: str) -> None:
    assert len(told(language)) == len(TERMS)


def test_the_words_stand_in_the_order_of_the_alphabet(sqlite_database: Database) -> None:
    words = told("en")
    assert words == sorted(words, key=str.casefold)
