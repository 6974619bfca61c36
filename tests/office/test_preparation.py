from __future__ import annotations

from django.db import connections

from onedoor.office.preparation import prepare


def test_preparing_twice_changes_nothing(office_database):
    before = tables()
    prepare()
    assert tables() == before


def test_looks_have_a_place_of_their_own(office_database):
    office, looks = tables()
    assert {"look", "look_person"} <= looks
    assert {"look", "look_person", "journal_line"}.isdisjoint(office & looks)
    assert "journal_line" not in looks


def tables() -> tuple[set[str], set[str]]:
    """The tables of the office, and of the log of looks."""
    office, looks = (
        set(connections[alias].introspection.table_names()) for alias in ("default", "looks")
    )
    return office, looks
