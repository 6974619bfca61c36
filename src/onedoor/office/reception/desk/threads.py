"""Threads: the last line of each visit or person on a page, for its forms to carry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Max, QuerySet

from onedoor.office.journal.models import JournalLine
from onedoor.vocabulary.envelope import ThreadKind

# What moves in these threads can move the queue: visits, who stands where, who is away, the pack.
_MOVES_THE_QUEUE = (ThreadKind.visit, ThreadKind.employee, ThreadKind.office)


def last_lines(office: int, kind: ThreadKind, keys: Iterable[Any]) -> dict[int, int]:
    """The last line of each of these threads. Ask before reading the rows, as for one case."""
    lines = JournalLine.objects.filter(office=office, thread_kind=kind, thread_key__in=keys)
    return dict(lines.values_list("thread_key").annotate(last=Max("seq")))


def last_at_the_door(office: int) -> int:
    """The office's last line that can have moved the queue; 0 before the first."""
    return lines_at_the_door(office).values_list("seq", flat=True).first() or 0


def lines_at_the_door(office: int) -> QuerySet[JournalLine]:
    """The lines that can have moved the queue, the last first."""
    lines = JournalLine.objects.filter(office=office, thread_kind__in=_MOVES_THE_QUEUE)
    return lines.order_by("-seq")
