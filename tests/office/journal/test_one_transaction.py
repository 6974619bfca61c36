from __future__ import annotations

import threading

import pytest
from django.db import connection

from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.one_transaction import one_transaction
from tests.office.journal.writing import OFFICE, steps


def test_what_fails_saves_nothing(office_database):
    with pytest.raises(InterruptedError):
        _interrupted()
    assert not JournalLine.objects.filter(office=OFFICE).exists()


def test_one_may_stand_inside_another(office_database):
    with one_transaction(), one_transaction():
        steps(1, 1)
    assert JournalLine.objects.filter(office=OFFICE).count() == 1


def test_many_writers_at_once_all_come_through(office_database):
    writers = [threading.Thread(target=_write, args=(case,)) for case in range(1, 9)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert JournalLine.objects.filter(office=OFFICE).count() == 80


def _interrupted() -> None:
    with one_transaction():
        steps(1, 2)
        raise InterruptedError


def _write(case: int) -> None:
    for _ in range(10):
        steps(case, 1)
    connection.close()
