"""The log of looks: chained, and written by one at a time."""

from __future__ import annotations

import threading

import pytest
from django.db import connections

from onedoor.office.confidentiality.looks import Glance, LookNotLogged, log
from onedoor.office.confidentiality.looks_database import LOOKS
from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.confidentiality.queries import verify_looks
from onedoor.vocabulary.confidentiality import Purpose
from tests.databases import Database

OFFICE = 77
"""An office that the cast does not have, so that its log is empty."""


def look(persons: int = 1, *, office: int = OFFICE) -> Look:
    row = Look(
        office=office,
        at_us=1_772_438_400_000_001,
        employee=5,
        unit=6,
        purpose=Purpose.search,
        task_case=0,
        persons=persons,
    )
    glances = [
        Glance(person_key=100 + one, case_key=0, level=2, because=3) for one in range(persons)
    ]
    log(row, glances)
    return row


def change(statement: str) -> None:
    """Change the log behind the triggers' back, as somebody with the files could."""
    with connections[LOOKS].cursor() as cursor:
        for trigger in ("look_no_update", "look_no_delete", "look_person_no_update"):
            cursor.execute(f"DROP TRIGGER {trigger}")
        cursor.execute(statement)


def test_each_look_is_chained_to_the_offices_look_before_it(office_database):
    first = look()
    look(office=OFFICE + 1)
    second = look(25)
    assert (first.prev, second.prev) == (0, first.pk)
    assert LookedAt.objects.filter(look=second).count() == 25
    assert verify_looks(OFFICE).looks == 2
    assert verify_looks(OFFICE)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE look SET employee = 9 WHERE id = {}",
        "UPDATE look SET at_us = at_us + 1 WHERE id = {}",
        "UPDATE look_person SET person_key = 9 WHERE look_id = {}",
        "UPDATE look_person SET level = 0 WHERE look_id = {}",
        "INSERT INTO look_person SELECT NULL, 9, 0, 2, 3, {}",
    ],
)
def test_a_changed_look_is_found(sqlite_database, statement):
    look()
    changed = look()
    look()
    change(statement.format(changed.pk))
    told = verify_looks(OFFICE)
    assert not told
    assert (told.looks, told.broken) == (1, changed.pk)


def test_a_look_taken_out_is_found(sqlite_database):
    look()
    taken, after = look(0), look()
    change(f"DELETE FROM look WHERE id = {taken.pk}")
    assert verify_looks(OFFICE).broken == after.pk


def test_a_long_log_is_verified_part_by_part(sqlite_database, monkeypatch):
    monkeypatch.setattr("onedoor.office.confidentiality.queries._AT_ONCE", 3)
    for _ in range(10):
        look(2)
    assert verify_looks(OFFICE).looks == 10


def test_looks_at_the_same_time_are_all_logged_in_one_chain(office_database: Database):
    def many() -> None:
        for _ in range(10):
            look(3)
        connections[LOOKS].close()

    hands = [threading.Thread(target=many) for _ in range(4)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert verify_looks(OFFICE).looks == 40
    assert LookedAt.objects.filter(look__office=OFFICE).count() == 120


def test_a_log_that_cannot_be_written_is_told(sqlite_database):
    with connections[LOOKS].cursor() as cursor:
        cursor.execute("ALTER TABLE look_person RENAME TO elsewhere")
    with pytest.raises(LookNotLogged):
        look()
    assert not Look.objects.filter(office=OFFICE).exists()


def test_a_look_that_could_be_rolled_back_is_refused(sqlite_database):
    from django.db import transaction

    with transaction.atomic(using=LOOKS), pytest.raises(LookNotLogged):
        look()
