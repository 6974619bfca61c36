"""Lines as flat rows: the event's fields beside the envelope, and no JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
from django.db import connection

from onedoor.office.journal.marks import place
from onedoor.office.journal.schema import array, schema
from onedoor.office.journal.stream import Row, batches
from onedoor.vocabulary.event import UnknownEvent, from_fields, shape
from onedoor.vocabulary.exported import envelope_columns, event_columns, exported_columns

_ENVELOPE = tuple(envelope_columns())
_SEQ, _KIND, _VERSION = (_ENVELOPE.index(name) for name in ("seq", "kind", "version"))
_FROM_THE_LINE_BEFORE = {
    "prev_kind": "before.kind",
    "prev_unit": "before.acting_unit",
    "prev_actor": "before.actor_key",
    "prev_at_us": "before.at_us",
}
_SELECTED = ", ".join(_FROM_THE_LINE_BEFORE.get(name, f"line.{name}") for name in _ENVELOPE)
_ROWS = f"""
    SELECT {_SELECTED}, line.fields
    FROM journal_line line LEFT JOIN journal_line before ON before.seq = line.prev
    WHERE line.office = %s AND line.{{place}} >= %s AND line.{{place}} < %s
    ORDER BY line.seq
"""  # noqa: S608  the names are our own columns


def rows_between(office: int, mark: int, next_mark: int, size: int) -> Iterator[list[Row]]:
    """The office's lines between two marks, in batches, each with what it says of the one before.

    A row has the envelope's columns, then the event's fields as they lie in the table.
    """
    place_ = connection.ops.quote_name(place())
    return batches(_ROWS.format(place=place_), [office, mark, next_mark], size)


def flat(rows: list[Row]) -> pa.Table:
    """Rows as a table of the exported schema. Raises `UnknownEvent`, naming the line."""
    told: dict[str, Any] = {name: [None] * len(rows) for name in event_columns()}
    for at, row in enumerate(rows):
        _tell(told, at, row)
    told |= dict(zip(_ENVELOPE, zip(*rows, strict=True), strict=False))
    arrays = [array(column, told[name]) for name, column in exported_columns().items()]
    return pa.Table.from_arrays(arrays, schema=schema())


def _tell(told: dict[str, Any], at: int, row: Row) -> None:
    try:
        event = from_fields(row[_KIND], row[_VERSION], json.loads(row[-1]))
    except (TypeError, ValueError) as unknown:
        raise UnknownEvent(f"line {row[_SEQ]}: {unknown}") from unknown
    for name in shape(type(event)):
        told[name][at] = getattr(event, name)
