"""What somebody could do who may do anything in the database."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from onedoor.office.people.models import Employee
from tests.databases import NOW


@contextmanager
def without_triggers(table: str = "journal_line") -> Iterator[None]:
    """Let the block change what is never changed."""
    names = _sqlite_triggers(table)
    if connection.vendor == "postgresql":
        run(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    for name, _ in names:
        run(f"DROP TRIGGER {name}")
    yield
    if connection.vendor == "postgresql":
        run(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
    for _, made in names:
        run(made)


def run(statement: str) -> None:
    """Run a statement as the owner of the database."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def tamper(statement: str) -> None:
    """Change the journal's lines behind its back."""
    with without_triggers():
        run(statement)


@contextmanager
def refused(because: str) -> Iterator[None]:
    """Expect the database to refuse, for this reason."""
    with pytest.raises(DatabaseError, match=because), transaction.atomic():
        yield


def _sqlite_triggers(table: str) -> list[tuple[str, str]]:
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table]
        )
        return list(cursor.fetchall())


def given_to_a_leaver(rows: QuerySet[Any], **to: Employee) -> str:
    """What the database says to whoever is given these rows in the moment they leave."""
    (leaver,), said = to.values(), []
    with transaction.atomic():
        Employee.objects.filter(pk=leaver.pk).update(left_at=NOW)
        other = threading.Thread(target=lambda: said.append(_given(rows, to)))
        other.start()
        other.join(timeout=0.3)
        assert other.is_alive()
    other.join()
    return said[0]


def _given(rows: QuerySet[Any], to: dict[str, Employee]) -> str:
    try:
        rows.update(**to)
        return "given"
    except DatabaseError as refusal:
        return str(refusal)
    finally:
        connection.close()
