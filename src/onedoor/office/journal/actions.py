"""Writing in the journal: the one way a line comes to be."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from django.db import connection

from onedoor.office.journal.chain import ENVELOPE, FIRST, SAID, chained
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.event import Event, as_fields


class NotInAnAction(RuntimeError):
    """A line was to be written outside a transaction, where its rows could be lost without it."""


class LastLine(NamedTuple):
    """The end of a thread: its last line's number, hash and time."""

    seq: int
    hash: str
    at_us: int


def append(envelope: Envelope, event: Event) -> int:
    """Write that something happened, in the transaction that saves its rows; the line's number.

    A line is never earlier than the one before it in its thread: rows that keep its time take it
    from `journal.thread_clock`. Raises `NotInAnAction` outside a transaction, and
    `django.db.IntegrityError` when another action has written to the thread meanwhile: whoever
    writes has locked the thread's row first.
    """
    if not connection.in_atomic_block:
        raise NotInAnAction("append() belongs inside one_transaction()")
    last = last_line(envelope)
    said = _said(envelope, event)
    said["at_us"] = max(envelope.at_us, last.at_us if last else 0)
    said["prev"] = last.seq if last else 0
    line_hash = chained(last.hash if last else FIRST, said)
    said["fields"] = json.dumps(said["fields"])
    with connection.cursor() as cursor:
        cursor.execute(_INSERT[connection.vendor], [*(said[name] for name in SAID), line_hash])
        return int(cursor.fetchone()[0])


def last_line(thread: Envelope) -> LastLine | None:
    """The line that stands last in the envelope's thread, or None when it begins."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST, [thread.office, *thread.thread])
        found = cursor.fetchone()
    return LastLine(*found) if found else None


def _said(envelope: Envelope, event: Event) -> dict[str, Any]:
    said: dict[str, Any] = {name: int(getattr(envelope, name)) for name in ENVELOPE}
    thread_kind, thread_key = envelope.thread
    said["thread_kind"], said["thread_key"] = int(thread_kind), thread_key
    said["kind"], said["version"] = type(event).__name__, event.version
    said["fields"] = as_fields(event)
    return said


# Plain SQL, since a replay writes tens of thousands of lines: a model took six times as long.
# On PostgreSQL a line's number is not the order of commits, so it keeps its transaction's number.
_LAST = """
    SELECT seq, hash, at_us FROM journal_line
    WHERE office = %s AND thread_kind = %s AND thread_key = %s
    ORDER BY prev DESC LIMIT 1
"""
_INSERT = {
    vendor: f"""
        INSERT INTO journal_line ({", ".join(SAID)}, hash, "transaction")
        VALUES ({", ".join(["%s"] * len(SAID))}, %s, {transaction}) RETURNING seq
    """  # noqa: S608  the names are our own columns
    for vendor, transaction in {
        "sqlite": "0",
        "postgresql": "pg_current_xact_id()::text::bigint",
    }.items()
}
