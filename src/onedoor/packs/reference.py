"""The reference page of packs, made from the tables themselves (docs/reference/packs.md)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onedoor.packs.layout import FILES, MAY_BE_LEFT_OUT
from onedoor.packs.offered import THEME_PATTERN
from onedoor.packs.pack import KEY_PATTERN, Pack

_BEGINNING = """\
# Packs

A pack is an office described as data: a directory with a few files in
[TOML](https://toml.io). `onedoor pack check DIRECTORY` says what is wrong with one,
`onedoor pack show NAME` shows what it describes.

A *key* is a short name for the program: small letters a-z, digits and `_`, beginning with a
letter, at most 40 characters. A name in single brackets stands once in its file, a name in double
brackets once for each thing it describes. Whatever is not on this page is refused.

Any table may have a `source`: {source}

A directory `variants` beside the files holds other ways to organise the same office, one file for
each, such as `variants/by_competence.toml`. A table in it stands in place of every table of the
same name in the pack; what it does not name is as in the pack. `check` reads every variant too,
and `show NAME --variant VARIANT` shows one.

This page is made from the program by `onedoor pack reference`."""
_MAY_BE_LEFT_OUT = " (may be left out)"
_INNER = "a table in { }"
_FORMATS = {"date": "a day, such as 2025-09-01", "time": "a time of day, such as 09:00:00"}


def page() -> str:
    """The whole page, in Markdown."""
    schema = Pack.model_json_schema()
    parts = [_BEGINNING.replace("{source}", _text(_model("office", schema), "source"))]
    for file, tables in FILES.items():
        parts.append(f"## {file}{_MAY_BE_LEFT_OUT if file in MAY_BE_LEFT_OUT else ''}")
        parts += [_table(table, schema) for table in tables]
    return "\n\n".join(parts) + "\n"


def _table(table: str, schema: dict[str, Any]) -> str:
    model = _model(table, schema)
    several = "items" in schema["properties"][table]
    heading = f"### `[[{table}]]`" if several else f"### `[{table}]`"
    if table not in schema["required"]:
        heading += _MAY_BE_LEFT_OUT
    rows = "\n".join(_rows(model, schema))
    columns = "| key | value | what it says |\n|---|---|---|\n"
    return f"{heading}\n\n{model['description']}\n\n{columns}{rows}"


def _model(table: str, schema: dict[str, Any]) -> dict[str, Any]:
    one = schema["properties"][table]
    return _defined(one.get("items", one), schema)


def _defined(one: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    defined: dict[str, Any] = schema["$defs"][one["$ref"].rpartition("/")[2]]
    return defined


def _rows(model: dict[str, Any], schema: dict[str, Any], before: str = "") -> Iterator[str]:
    for key, one in model["properties"].items():
        if key == "source":
            continue
        inner = one.get("anyOf", [one])[0]
        value = _kind(inner)
        if key not in model.get("required", ()):
            value += _when_left_out(one.get("default"))
        yield f"| `{before}{key}` | {value} | {_text(model, key)} |"
        if _INNER in value:
            yield from _rows(_defined(inner.get("items", inner), schema), schema, f"{before}{key}.")


def _text(model: dict[str, Any], key: str) -> str:
    return " ".join(model["properties"][key]["description"].split())


def _when_left_out(default: Any) -> str:
    if isinstance(default, dict) or default in (None, []):
        return "; may be left out"
    if isinstance(default, list):
        return f"; {', '.join(default)} when left out"
    written = str(default).lower() if isinstance(default, bool) else str(default)
    return f"; {written} when left out"


def _kind(one: dict[str, Any]) -> str:
    """What can stand there, in words."""
    if one.get("$ref", "").endswith("/Words"):
        return "a name in three languages: `nb`, `nn`, `en`"
    if "$ref" in one:
        return _INNER
    if "enum" in one or "const" in one:
        return "one of " + ", ".join(f"`{value}`" for value in one.get("enum", [one.get("const")]))
    match one["type"]:
        case "integer":
            return f"a whole number, {one['minimum']} to {one['maximum']}"
        case "boolean":
            return "`true` or `false`"
        case "array":
            return f"a list; each is {_kind(one['items'])}"
        case "object":
            return f"pairs of a key and {_kind(_pairs(one))}"
    if one.get("pattern") == KEY_PATTERN:
        return "a key"
    if one.get("pattern") == THEME_PATTERN:
        return "three to five capital letters"
    return _FORMATS.get(one.get("format", ""), f"a text, at most {one.get('maxLength')} characters")


def _pairs(one: dict[str, Any]) -> Any:
    return one.get("additionalProperties") or next(iter(one["patternProperties"].values()))
