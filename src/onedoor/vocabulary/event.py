"""An event: something that happened, told in keys, numbers, dates and codes only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import Any, ClassVar, get_type_hints

from onedoor.vocabulary.code import Code

type_of_field: dict[type[Event], dict[str, type]] = {}
kinds: dict[str, type[Event]] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """One kind of thing that can happen; each kind's own text is its page in the reference.

    A field is a key or number (`int`), a yes or no (`bool`), a day (`date`) or a `Code`; nothing
    else, so that no name and no free text can enter the journal (law 5 of the house). A key of 0
    means nobody or nothing. Instants end in `_us`: microseconds since 1970 in UTC. A name has one
    type in all kinds, and is none of SQL's words: it is a column of the exported journal.
    """

    version: ClassVar[int] = 1

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        kinds[cls.__name__] = cls


class UnknownEvent(ValueError):
    """A line names a kind, a version or a field that this vocabulary does not have."""


def shape(kind: type[Event]) -> dict[str, type]:
    """The fields of a kind of event and their types, in the order they are written."""
    if kind not in type_of_field:
        hints = get_type_hints(kind)
        type_of_field[kind] = {field.name: hints[field.name] for field in fields(kind)}
    return type_of_field[kind]


def as_fields(event: Event) -> dict[str, int | str | bool | None]:
    """What the live journal keeps of an event: numbers, and days as `2026-11-23`.

    Raises `UnknownEvent` when a value is not of its field's type.
    """
    return {name: _written(event, name, kind) for name, kind in shape(type(event)).items()}


def from_fields(kind: str, version: int, written: dict[str, Any]) -> Event:
    """The event of a journal line. Raises `UnknownEvent` on anything this vocabulary lacks."""
    event_class = kinds.get(kind)
    if event_class is None or event_class.version != version:
        raise UnknownEvent(f"kind {kind!r}, version {version}")
    expected = shape(event_class)
    if written.keys() != expected.keys():
        raise UnknownEvent(f"{kind} has fields {sorted(expected)}, the line {sorted(written)}")
    return event_class(**{name: _read(written[name], expected[name]) for name in expected})


def _written(event: Event, name: str, kind: type) -> int | str | bool | None:
    value: Any = getattr(event, name)
    if value is None and kind == dt.date | None:
        return None
    wanted: Any = dt.date if kind == dt.date | None else kind
    if type(value) is not wanted:
        raise UnknownEvent(f"{type(event).__name__}.{name} must be {kind}, is {value!r}")
    if isinstance(value, dt.date):
        return value.isoformat()
    return value if isinstance(value, bool) else int(value)


def _read(value: Any, kind: Any) -> Any:
    if kind == dt.date | None:
        return None if value is None else _day(value)
    if kind is dt.date:
        return _day(value)
    if type(value) is not (int if issubclass(kind, Code) else kind):
        raise UnknownEvent(f"expected {kind.__name__}, found {value!r}")
    return _code(kind, value) if issubclass(kind, Code) else value


def _code(kind: type[Code], value: int) -> Code:
    try:
        return kind(value)
    except ValueError:
        raise UnknownEvent(f"{kind.__name__} has no {value}") from None


def _day(value: Any) -> dt.date:
    try:
        day = dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise UnknownEvent(f"expected a day, found {value!r}") from None
    if day.isoformat() != value:
        raise UnknownEvent(f"a day is written 2026-11-23, not {value!r}")
    return day
