"""All that is read inside is of one moment, whatever is written meanwhile.

Nobody waits for it: on SQLite a reader keeps no writer, nor does a snapshot on PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import connections


@contextmanager
def one_reading() -> Iterator[None]:
    """Read both databases as they are when the block begins, each as of one moment."""
    with ExitStack() as open_:
        for alias in connections:
            open_.enter_context(_snapshot(alias))
        yield


@contextmanager
def _snapshot(alias: str) -> Iterator[None]:
    connection = connections[alias]
    if connection.in_atomic_block:  # it is one already
        yield
        return
    with connection.cursor() as cursor:
        # By hand: Django would begin as a writer, and all others would wait.
        cursor.execute(_BEGIN[connection.vendor])
        cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
    try:
        yield
    finally:
        if connection.connection is not None:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")


_BEGIN = {
    "sqlite": "BEGIN DEFERRED",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}
