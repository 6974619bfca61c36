"""Writing in the journal: the one way a line comes to be."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import connection

from onedoor.office.journal.models import JournalLine
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.event import Event, as_fields

FIRST = "0" * 64


class NotInAnAction(RuntimeError):
    """A line was to be written outside a transaction, where its rows could be lost without it."""


def append(envelope: Envelope, event: Event) -> int:
    """Write that something happened, in the transaction that saves its rows; the line's number.

    Raises `NotInAnAction` outside a transaction, and `django.db.IntegrityError` when another
    action has written to the thread meanwhile.
    """
    if not connection.in_atomic_block:
        raise NotInAnAction("append() belongs inside one_transaction()")
    last = last_line(envelope)
    line = JournalLine(**columns(envelope, event), prev=last.seq if last else 0)
    line.hash = chained(last.hash if last else FIRST, line)
    line.transaction = _own_transaction()
    line.save(force_insert=True)
    return line.seq


def last_line(envelope: Envelope) -> JournalLine | None:
    """The line that stands last in the envelope's thread, or None when it begins."""
    kind, key = envelope.thread
    thread = JournalLine.objects.filter(office=envelope.office, thread_kind=kind, thread_key=key)
    return thread.order_by("-prev").first()


def columns(envelope: Envelope, event: Event) -> dict[str, Any]:
    """The envelope and the event as the live table's columns, but for number, `prev` and hash."""
    thread_kind, thread_key = envelope.thread
    return {
        **{name: getattr(envelope, name) for name in envelope.__dataclass_fields__},
        "kind": type(event).__name__,
        "version": event.version,
        "fields": as_fields(event),
        "thread_kind": thread_kind,
        "thread_key": thread_key,
    }


def chained(before: str, line: JournalLine) -> str:
    """The line's hash: over the hash before it in the thread, and all the line says.

    The line's own number is left out, since the database gives it later; the seal covers it.
    """
    said = {name: getattr(line, name) for name in _HASHED}
    written = json.dumps(said, sort_keys=True, separators=(",", ":"), default=int)
    return hashlib.sha256(f"{before}{written}".encode()).hexdigest()


_HASHED = [
    field.name
    for field in JournalLine._meta.concrete_fields
    if field.name not in {"seq", "hash", "transaction"}
]


def _own_transaction() -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])
