"""The log of looks: every answer about persons, chained, written before the answer is given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import DatabaseError, connections
from django.db.backends.utils import CursorWrapper

from onedoor.office.confidentiality.looks_database import LOOKS
from onedoor.office.confidentiality.models import Look
from onedoor.office.journal.one_transaction import one_transaction

FIRST = "0" * 64
# Any number will do, as long as nothing else locks by it.
_LOCK = 0x100C << 32


class LookNotLogged(RuntimeError):
    """A look could not be written in the log, so nothing is shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Glance:
    """One thing in a look: whose it is, how much of it was shown, and why. Numbers only."""

    person_key: int
    case_key: int
    level: int
    because: int


def log(look: Look, glances: list[Glance]) -> None:
    """Write a look and all that was in it, and commit. Raises `LookNotLogged`."""
    try:
        if connections[LOOKS].in_atomic_block:
            raise LookNotLogged("a look inside a transaction of its log could be rolled back")
        with one_transaction(LOOKS):
            _one_at_a_time(look.office)
            with connections[LOOKS].cursor() as cursor:
                _chain(cursor, look, glances)
                _write(cursor, look, glances)
    except (DatabaseError, OSError) as failure:
        raise LookNotLogged("the log of looks could not be written") from failure


def chained(before: str, look: Look, glances: Iterable[Glance]) -> str:
    """A look's hash: over the hash of the office's look before it, and all this one says.

    The look's own number is left out, since the database gives it later; `prev` of the next
    look covers it.
    """
    said = [
        *(int(getattr(look, name)) for name in _HASHED),
        sorted([one.person_key, one.case_key, one.level, one.because] for one in glances),
    ]
    written = json.dumps(said, separators=(",", ":"))
    return hashlib.sha256(f"{before}{written}".encode()).hexdigest()


_HASHED = ("office", "at_us", "employee", "unit", "purpose", "task_case", "persons", "prev")


def _chain(cursor: CursorWrapper, look: Look, glances: list[Glance]) -> None:
    cursor.execute(_LAST, [look.office])
    look.prev, before = cursor.fetchone() or (0, FIRST)
    look.hash = chained(before, look, glances)


def _write(cursor: CursorWrapper, look: Look, glances: list[Glance]) -> None:
    cursor.execute(_LOOK, [int(getattr(look, name)) for name in _HASHED] + [look.hash])
    look.pk = cursor.fetchone()[0]
    for some in _batched(glances, _AT_ONCE):
        rows = [(look.pk, one.person_key, one.case_key, one.level, one.because) for one in some]
        marks = ", ".join(["(%s, %s, %s, %s, %s)"] * len(rows))
        cursor.execute(_SHOWN + marks, [int(value) for row in rows for value in row])


def _batched(glances: list[Glance], size: int) -> Iterator[list[Glance]]:
    for first in range(0, len(glances), size):
        yield glances[first : first + size]


# Plain SQL, since every page waits for it: as models it took three times as long.
_AT_ONCE = 500
_LAST = "SELECT id, hash FROM look WHERE office = %s ORDER BY prev DESC LIMIT 1"
_LOOK = f"""
    INSERT INTO look ({", ".join(_HASHED)}, hash)
    VALUES ({", ".join(["%s"] * len(_HASHED))}, %s) RETURNING id
"""  # noqa: S608  the names are our own columns
_SHOWN = "INSERT INTO look_person (look_id, person_key, case_key, level, because) VALUES "


def _one_at_a_time(office: int) -> None:
    """On PostgreSQL two looks of an office wait for each other; SQLite has one writer anyway."""
    connection = connections[LOOKS]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK + office])
