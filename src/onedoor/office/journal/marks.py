"""Marks: up to where an office's lines have been sealed, or exported.

A mark is the first place that has not been taken yet. SQLite has one writer at a time, so there
a place is a line's number. On PostgreSQL a lower number may be committed after a higher one;
there a place is the number of the transaction that wrote the line, and the mark the oldest
transaction that is still open anywhere on the server. What lies below it will never change.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Max, QuerySet

from onedoor.office.journal.models import JournalLine

BEGINNING = 0


class MarkWentBack(RuntimeError):
    """The database stands before a mark it has given: it was moved to another server.

    A new PostgreSQL server counts transactions anew. To take no line twice and lose none, let it
    count on from `resume`, the next round number after the mark: `pg_resetwal` wants a round one.
    """

    def __init__(self, before: int, now: int) -> None:
        super().__init__(f"the mark was {before} and is now {now}")
        self.resume = (before // _ROUND + 1) * _ROUND


_ROUND = 1 << 20  # a file of PostgreSQL's record of which transactions were committed


def mark_after(before: int) -> int:
    """The mark as of now: all below it is committed, and no line will ever be added there.

    Raises `MarkWentBack` when it would lie before the mark that was given last.
    """
    now = _mark()
    if now < before:
        raise MarkWentBack(before, now)
    return now


def place() -> str:
    """Which column of a line is its place."""
    return "transaction" if connection.vendor == "postgresql" else "seq"


def lines_between(office: int, mark: int, next_mark: int | None) -> QuerySet[JournalLine]:
    """The office's lines from one mark to before the next, or to the end."""
    limits: dict[str, Any] = {f"{place()}__gte": mark}
    if next_mark is not None:
        limits[f"{place()}__lt"] = next_mark
    return JournalLine.objects.filter(office=office, **limits)


def _mark() -> int:
    if connection.vendor != "postgresql":
        return int(JournalLine.objects.aggregate(last=Max("seq"))["last"] or 0) + 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])
