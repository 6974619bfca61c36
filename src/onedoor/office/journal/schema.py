"""The exported journal as Arrow writes it: the vocabulary's columns, each with its type.

Days are `date32`; instants stay whole microseconds, since engines round timestamps differently.
Codes and kinds are names in a dictionary: as small as numbers, and readable in any tool.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.event import Event, UnknownEvent, kinds
from onedoor.vocabulary.exported import exported_columns

NAME = pa.dictionary(pa.int16(), pa.string())
_PLAIN = {int: pa.int64(), bool: pa.bool_(), dt.date: pa.date32()}


def schema() -> pa.Schema:
    """Every column of the exported journal, in order."""
    return pa.schema([(name, arrow_type(column)) for name, column in exported_columns().items()])


def arrow_type(column: type) -> pa.DataType:
    """How a column of this type is written."""
    return _PLAIN.get(column, NAME)


def array(column: type, values: Sequence[Any]) -> pa.Array:
    """The values of a column: codes are given by number, kinds by name, None for nothing.

    Raises `UnknownEvent` for a code or kind that the vocabulary does not have.
    """
    if column in _PLAIN:
        return pa.array(values, arrow_type(column))
    place = {meaning: at for at, meaning in enumerate(_meanings(column))}
    try:
        places = [None if value is None else place[value] for value in values]
    except KeyError as unknown:
        raise UnknownEvent(f"{column.__name__} {unknown.args[0]!r}") from None
    names = pa.array([str(meaning) for meaning in _meanings(column)], pa.string())
    return pa.DictionaryArray.from_arrays(pa.array(places, pa.int16()), names)


def _meanings(column: type[Code | Event]) -> Sequence[Code | str]:
    return list(column) if issubclass(column, Code) else list(kinds)
