"""The doctor reads one moment of an office that works on, and keeps nobody waiting."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, connections

from onedoor.office.inspection.doctor import CHECKS, examine
from onedoor.office.inspection.one_reading import one_reading
from onedoor.office.responsibility.models import Case
from tests.cast.people import NOW, case
from tests.databases import Database


def somebody_works() -> int:
    try:
        return case().pk
    finally:
        connections.close_all()


def elsewhere() -> int:
    """A case is opened by another connection, at once."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(somebody_works).result(timeout=30)


def test_what_is_written_meanwhile_is_not_read_and_waits_for_nobody(office_database: Database):
    with one_reading():
        opened = elsewhere()
        assert not Case.objects.filter(pk=opened).exists()
    assert Case.objects.filter(pk=opened).exists()


def test_work_that_goes_on_under_the_doctor_is_no_disagreement(office_database: Database):
    numbers: list[int] = []

    def seen(number: int) -> None:
        numbers.append(number)
        if number < 4:
            elsewhere()

    assert list(examine(NOW, seen)) == []
    assert numbers == list(range(1, len(CHECKS) + 1))
    assert not connection.in_atomic_block
