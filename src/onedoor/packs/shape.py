"""Whether the tables have the shape of a pack: every key there, known, and of the right kind."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from onedoor.packs.layout import FILE_OF, NAMED_BY, named
from onedoor.packs.offered import THEME_PATTERN
from onedoor.packs.pack import KEY_PATTERN, Pack
from onedoor.packs.problems import Place, Problem, listed, nearest
from onedoor.packs.tables import Found
from onedoor.vocabulary.texts import text

NO_TABLE = text("The table is missing.")
NO_KEY = text("The key is missing. Needed here are: %(needed)s.")
STRANGE_KEY = text("The key is not known. Allowed are: %(allowed)s.")
MEANT_KEY = text("The key is not known. Did you mean «%(nearest)s»? Allowed are: %(allowed)s.")
NOT_ALLOWED = text("%(value)s is not allowed here; allowed are: %(allowed)s.")
NOT_A_KEY = text(
    "%(value)s cannot be a key. A key has only small letters a-z, digits and _, and begins with"
    " a letter."
)
NOT_A_NAME = text(
    "%(value)s cannot be a name. A name stands on one line, without spaces before or after it."
)
NOT_A_THEME = text("%(value)s cannot be a theme. A theme has three to five capital letters.")
TOO_SMALL = text("%(value)s is too small; the smallest allowed is %(limit)s.")
TOO_LARGE = text("%(value)s is too large; the largest allowed is %(limit)s.")
EMPTY = text("The text is empty.")
TOO_LONG = text("The text has %(length)s characters; at most %(limit)s are allowed.")
LIST_EMPTY = text("The list is empty; at least one belongs here.")
LIST_TOO_SHORT = text("The list has %(length)s parts; %(limit)s are needed.")
LIST_TOO_LONG = text("The list has %(length)s parts; at most %(limit)s are allowed.")
SINGLE = text("There is only one such table: write its name in single brackets, [%(table)s].")
DOUBLE = text("There can be several such tables: write its name in double brackets, [[%(table)s]].")
OTHER = text("%(value)s is not allowed here.")
# By the kind of value that belongs there.
WRONG_TYPE: dict[str, str] = {
    "string_type": text("Text in quotation marks belongs here, not %(value)s."),
    "int_type": text("A whole number belongs here, such as 3, not %(value)s."),
    "bool_type": text("Yes or no belongs here, written true or false, not %(value)s."),
    "date_type": text(
        "A day belongs here, without quotation marks, such as 2025-09-01, not %(value)s."
    ),
    "time_type": text(
        "A time of day belongs here, without quotation marks, such as 09:00:00, not %(value)s."
    ),
    "tuple_type": text('A list belongs here, such as ["one", "two"], not %(value)s.'),
}
# By the key whose pairs belong there, and by the model whose table belongs there.
PAIRS: dict[str, str] = {
    "levels": text("Pairs belong here, such as { job_seeking = 2 }, not %(value)s."),
    "source": text(
        'Text belongs here, or pairs such as { stage = "L615", all = "assumed" }, not %(value)s.'
    ),
    "as_printed": text('Pairs belong here, such as { appeal = "10/14" }, not %(value)s.'),
}
INNER: dict[str, str] = {
    "Words": text(
        'A name in three languages belongs here, such as { nb = "Mottak", nn = "Mottak",'
        ' en = "Reception" }, not %(value)s.'
    ),
    "SearchWords": text(
        'Words in three languages belong here, such as { nb = ["trygd"], en = ["benefit"] }, not'
        " %(value)s."
    ),
    "NormalTime": text(
        'A length of time belongs here, such as { least = 4, most = 8, unit = "weeks" }, not'
        " %(value)s."
    ),
    "WeekTable": text(
        'A week of duties belongs here, such as { monday = ["front", "support"] }, not %(value)s.'
    ),
    "Appeal": text(
        'A place to appeal belongs here, such as { to = "county_governor" }, not %(value)s.'
    ),
}
_LONGEST_SHOWN = 60

# Where Pydantic says a value stands, such as ("unit", 2, "name", "nb"), and what is said of it.
Path = tuple[int | str, ...]
Said = tuple[str, dict[str, str | int]]


def shape_problems(error: ValidationError, found: Found) -> list[Problem]:
    """What Pydantic found wrong, in sentences for somebody who has never programmed."""
    return [
        problem for detail in error.errors(include_url=False) for problem in _problem(detail, found)
    ]


def _problem(detail: ErrorDetails, found: Found) -> Iterator[Problem]:
    path, kind = detail["loc"], detail["type"]
    table = str(path[0])
    unread = kind == "missing" and len(path) == 1 and FILE_OF[table] in found.unread
    # What is wrong itself is not counted, so that a table or a list may only seem too short.
    seems_short = kind == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]
    if not unread and not seems_short:
        sentence, values = _said(detail)
        key = ".".join(str(part) for part in _within(path) if part != "[key]")
        yield _place(path, found).problem(key, sentence, **values)


def _place(path: Path, found: Found) -> Place:
    table = str(path[0])
    file = found.file_of.get(table, FILE_OF[table])
    if len(path) == 1 or not isinstance(path[1], int):
        return Place(file, table)
    rows = [row if isinstance(row, dict) else {} for row in found.tables[table]]
    names = [row.get(NAMED_BY.get(table, "")) for row in rows]
    return Place(file, named(table, path[1], names))


def _within(path: Path) -> list[str]:
    return [part for part in path[1:] if isinstance(part, str)]


def _said(detail: ErrorDetails) -> Said:
    path, kind, given = detail["loc"], detail["type"], detail["input"]
    value: dict[str, str | int] = {"value": as_written(given)}
    if len(path) == 1 and kind in ("missing", "too_short"):
        return NO_TABLE, {}
    if kind == "missing":
        return _missing(path)
    if kind == "extra_forbidden":
        return _strange(path)
    if kind in ("model_type", "tuple_type") and not _within(path):
        return (SINGLE if _is_single(str(path[0])) else DOUBLE), {"table": str(path[0])}
    if kind == "literal_error":
        return NOT_ALLOWED, value | {"allowed": _alternatives(detail)}
    if kind == "dict_type":
        return PAIRS[str(path[-1])], value
    if kind == "model_type":
        return INNER[detail["ctx"]["class_name"]], value
    if kind in WRONG_TYPE:
        return WRONG_TYPE[kind], value
    return _out_of_bounds(detail)


def _out_of_bounds(detail: ErrorDetails) -> Said:
    kind, bounds = detail["type"], detail.get("ctx", {})
    value = as_written(detail["input"])
    match kind:
        case "greater_than_equal":
            return TOO_SMALL, {"value": value, "limit": bounds["ge"]}
        case "less_than_equal":
            return TOO_LARGE, {"value": value, "limit": bounds["le"]}
        case "string_too_short":
            return EMPTY, {}
        case "string_too_long":
            return TOO_LONG, {"length": len(detail["input"]), "limit": bounds["max_length"]}
        case "too_short":
            length = len(detail["input"])
            short = LIST_TOO_SHORT, {"length": length, "limit": bounds["min_length"]}
            return short if length else (LIST_EMPTY, {})
        case "too_long":
            return LIST_TOO_LONG, {"length": len(detail["input"]), "limit": bounds["max_length"]}
        case "string_pattern_mismatch":
            is_key = bounds["pattern"] == KEY_PATTERN
            is_theme = bounds["pattern"] == THEME_PATTERN
            sentence = NOT_A_KEY if is_key else NOT_A_THEME if is_theme else NOT_A_NAME
            return sentence, {"value": value}
    return OTHER, {"value": value}


def _missing(path: Path) -> Said:
    fields = _model_at(path[:-1]).model_fields
    return NO_KEY, {"needed": listed(name for name, one in fields.items() if one.is_required())}


def _strange(path: Path) -> Said:
    known = keys_of(_model_at(path[:-1]))
    near = nearest(str(path[-1]), known)
    return MEANT_KEY if near else STRANGE_KEY, {"nearest": near, "allowed": listed(known)}


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys of a table, its source last: every table may have one."""
    return sorted(model.model_fields, key=lambda key: key == "source")


def _model_at(path: Path) -> type[BaseModel]:
    model: type[BaseModel] = Pack
    for part in path:
        if isinstance(part, str):
            kind: Any = model.model_fields[part].annotation
            model = next(iter(get_args(kind)), kind)
    return model


def _is_single(table: str) -> bool:
    return not get_args(Pack.model_fields[table].annotation)


def _alternatives(detail: ErrorDetails) -> str:
    return listed(re.findall(r"'([^']*)'", detail["ctx"]["expected"]))


def as_written(value: Any) -> str:
    """A value as it stands in the file, shortened if it is long."""
    match value:
        case bool():
            written = str(value).lower()
        case str():
            written = f"«{value}»"
        case dt.date() | dt.time():
            written = value.isoformat()
        case tuple():
            written = f"[{listed(as_written(part) for part in value)}]"
        case dict():
            written = f"{{ {listed(value)} }}"
        case int() if value.bit_length() > 128:
            written = f"{value:#x}"  # Python writes no decimals of so large a number
        case _:
            written = str(value)
    return written if len(written) <= _LONGEST_SHOWN else written[: _LONGEST_SHOWN - 1] + "…"
