"""Words are put in order as a Norwegian reader expects them."""

from __future__ import annotations

from onedoor.office.pages.wording import alphabetical


def test_the_alphabet_ends_in_the_norwegian_letters():
    words = ["Åpning", "zink", "Ærend", "arbeid", "Økonomi"]
    in_order = ["arbeid", "zink", "Ærend", "Økonomi", "Åpning"]
    assert sorted(words, key=alphabetical) == in_order
