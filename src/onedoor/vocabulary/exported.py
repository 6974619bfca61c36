"""The exported journal's columns: what office, twin and import write, and the mirror reads.

One flat row for each line. A column's type is that of the field it comes from; a code is
exported by its name, and the kind of event by the name of its class.
"""

from __future__ import annotations

import datetime as dt
from typing import get_type_hints

from onedoor.vocabulary import (
    appointment,
    casefile,
    establishment,
    people,
    reception,
    responsibility,
    roster,
    routing,
    safety,
)
from onedoor.vocabulary.envelope import Envelope, ThreadKind
from onedoor.vocabulary.event import Event, kinds, shape

subjects = (
    appointment,
    casefile,
    establishment,
    people,
    reception,
    responsibility,
    routing,
    roster,
    safety,
)
"""Every subject that has events; naming them here is what puts their kinds in `kinds`."""


class TwoMeanings(TypeError):
    """Two kinds of event use one name for fields of different types."""


def envelope_columns() -> dict[str, type]:
    """What every line has: its number and place, its envelope, and the line before it.

    The `prev_` columns say of the line before in the thread what it was, for which unit, by
    whom and when, so that most questions about transitions need no sorting.
    """
    envelope: dict[str, type] = get_type_hints(Envelope)
    return {
        "seq": int,
        **envelope,
        "kind": Event,
        "version": int,
        "thread_kind": ThreadKind,
        "thread_key": int,
        "prev": int,
        "prev_kind": Event,
        "prev_unit": int,
        "prev_actor": int,
        "prev_at_us": int,
    }


def event_columns() -> dict[str, type]:
    """The fields of all kinds of event side by side; a line fills in those of its own kind.

    Raises `TwoMeanings` when a name would need two types.
    """
    columns: dict[str, type] = {}
    for kind in kinds.values():
        for name, stated in shape(kind).items():
            found = dt.date if stated == dt.date | None else stated
            if columns.setdefault(name, found) is not found:
                raise TwoMeanings(f"{kind.__name__}.{name} is {found}, elsewhere {columns[name]}")
    return columns


def exported_columns() -> dict[str, type]:
    """Every column, in the order they are written."""
    return envelope_columns() | event_columns()
