from __future__ import annotations

import pytest

from onedoor.office.journal.chain import FIRST, SAID, chained

LINE = dict.fromkeys(SAID, 0) | {"office": 1, "kind": "StepDone", "fields": {"step": 0}}


@pytest.mark.parametrize("name", SAID)
def test_all_that_a_line_says_is_in_its_hash(name):
    assert chained(FIRST, LINE | {name: 7}) != chained(FIRST, LINE)


def test_the_line_before_is_in_the_hash():
    assert chained("1" * 64, LINE) != chained(FIRST, LINE)


def test_hashes_made_today_are_made_the_same_in_ten_years():
    expected = "8c431d848ccb9a3824c6aa01c57ac22dc829ab3b9e452f24332d616253f26681"
    assert chained(FIRST, LINE) == expected


def test_a_column_added_later_leaves_old_hashes_as_they_are(monkeypatch):
    before = chained(FIRST, LINE)
    monkeypatch.setattr("onedoor.office.journal.chain.SAID", (*SAID, "new_key"))
    assert chained(FIRST, LINE | {"new_key": 0}) == before
