from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.journal.marks import MarkWentBack
from onedoor.office.journal.models import Seal
from onedoor.office.journal.sealing import seal
from onedoor.office.journal.verify import verify
from tests.databases import NOW
from tests.office.journal.open_transaction import left_open
from tests.office.journal.tampering import run, tamper, without_triggers
from tests.office.journal.writing import OFFICE, steps

LATER = NOW + dt.timedelta(hours=1)


def broken_seals() -> list[int]:
    return [one.number for one in verify(OFFICE).offenders if one.wrong.name == "seal_broken"]


def test_a_seal_covers_every_line_so_far(office_database):
    steps(1, 2)
    first = seal(OFFICE, NOW)
    last = steps(2, 3)[-1]
    second = seal(OFFICE, LATER)
    assert (first.number, first.lines) == (1, 2)
    assert (second.number, second.lines, second.last_seq) == (2, 5, last)
    assert verify(OFFICE).wrong == verify(OFFICE).unsealed == 0


def test_the_verification_says_what_lies_after_the_last_seal(office_database):
    steps(1, 2)
    head = seal(OFFICE, NOW).head
    steps(1, 3)
    found = verify(OFFICE)
    assert (found.seals, found.unsealed, found.head) == (1, 3, head)


def test_nothing_new_makes_no_new_seal(office_database):
    steps(1, 1)
    assert seal(OFFICE, NOW).pk == seal(OFFICE, LATER).pk


def test_a_lost_last_line_shows(office_database):
    _, last = steps(1, 2)
    seal(OFFICE, NOW)
    tamper(f"DELETE FROM journal_line WHERE seq = {last}")
    assert broken_seals() == [1]


def test_a_lost_case_shows(office_database):
    steps(1, 2)
    steps(2, 2)
    seal(OFFICE, NOW)
    tamper("DELETE FROM journal_line WHERE case_key = 2")
    assert broken_seals() == [1]


def test_a_line_put_in_afterwards_shows(office_database):
    steps(1, 2)
    seal(OFFICE, NOW)
    (late,) = steps(2, 1)
    seal(OFFICE, LATER)
    place = "seq = 0" if office_database.engine == "sqlite" else "transaction = 1"
    tamper(f"UPDATE journal_line SET {place} WHERE seq = {late}")
    assert broken_seals() == [1, 2]


def test_a_changed_seal_shows(office_database):
    steps(1, 2)
    seal(OFFICE, NOW)
    with without_triggers("journal_seal"):
        run("UPDATE journal_seal SET at_us = at_us + 1")
    assert broken_seals() == [1]


def test_a_lost_seal_shows(office_database):
    for number in range(3):
        steps(number + 1, 1)
        seal(OFFICE, NOW)
    with without_triggers("journal_seal"):
        run("DELETE FROM journal_seal WHERE number = 2")
    assert [one.wrong.name for one in verify(OFFICE).offenders] == ["seal_missing"]


def test_a_seal_waits_for_an_open_transaction(postgres_database):
    with left_open(case=1):
        steps(2, 1)
        early = seal(OFFICE, NOW)
    late = seal(OFFICE, LATER)
    assert (early.lines, late.lines) == (0, 2)
    assert verify(OFFICE).wrong == 0


def test_a_database_moved_to_a_new_server_is_noticed(postgres_database):
    Seal.objects.create(
        office=OFFICE, number=1, at_us=0, lines=9, last_seq=9, mark=2**60, head="0" * 64
    )
    with pytest.raises(MarkWentBack) as back:
        seal(OFFICE, NOW)
    assert back.value.resume == 2**60 + 2**20
