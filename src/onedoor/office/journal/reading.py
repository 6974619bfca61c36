"""Reading the journal back as what happened."""

from __future__ import annotations

from collections.abc import Iterator

from onedoor.office.journal.models import JournalLine
from onedoor.vocabulary.envelope import Envelope, Line
from onedoor.vocabulary.event import from_fields

_SAID = list(Envelope.__dataclass_fields__)


def lines_of(office: int | None) -> Iterator[Line]:
    """Every line of an office, or of all, by number. Raises `UnknownEvent` on a strange line."""
    rows = JournalLine.objects.order_by("seq")
    if office is not None:
        rows = rows.filter(office=office)
    for row in rows.iterator(chunk_size=2000):
        yield as_line(row)


def as_line(row: JournalLine) -> Line:
    """A row of the journal as what happened. Raises `UnknownEvent` on a strange one."""
    return Line(
        seq=row.seq,
        prev=row.prev,
        envelope=Envelope(**{name: getattr(row, name) for name in _SAID}),
        event=from_fields(row.kind, row.version, row.fields),
    )
