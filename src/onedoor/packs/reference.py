"""The reference page of packs, made from the tables themselves (docs/reference/packs.md)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onedoor.packs.layout import FILES
from onedoor.packs.pack import KEY_PATTERN, Pack

_BEGINNING = """\
# Packs

A pack is an office described as data: a directory with four files in
[TOML](https://toml.io). `onedoor pack check DIRECTORY` says what is wrong with one,
`onedoor pack show NAME` shows what it describes.

A *key* is a short name for the program: small letters a-z, digits and `_`, beginning with a
letter, at most 40 characters. A name in single brackets stands once in its file, a name in double
brackets once for each thing it describes. Whatever is not on this page is refused.

This page is made from the program by `onedoor pack reference`."""
_FORMATS = {"date": "a day, such as 2025-09-01", "time": "a time of day, such as 09:00:00"}


def page() -> str:
    """The whole page, in Markdown."""
    schema = Pack.model_json_schema()
    parts = [_BEGINNING]
    for file, tables in FILES.items():
        parts.append(f"## {file}")
        parts += [_table(table, schema) for table in tables]
    return "\n\n".join(parts) + "\n"


def _table(table: str, schema: dict[str, Any]) -> str:
    one = schema["properties"][table]
    several = "items" in one
    model = schema["$defs"][(one["items"] if several else one)["$ref"].rpartition("/")[2]]
    heading = f"### `[[{table}]]`" if several else f"### `[{table}]`"
    if table not in schema["required"]:
        heading += " (may be left out)"
    rows = "\n".join(_rows(model))
    columns = "| key | value | what it says |\n|---|---|---|\n"
    return f"{heading}\n\n{model['description']}\n\n{columns}{rows}"


def _rows(model: dict[str, Any]) -> Iterator[str]:
    for key, one in model["properties"].items():
        value = _kind(one)
        if key not in model["required"]:
            value += _when_left_out(one.get("default"))
        yield f"| `{key}` | {value} | {' '.join(one['description'].split())} |"


def _when_left_out(default: Any) -> str:
    if default in (None, [], {}):
        return "; may be left out"
    written = str(default).lower() if isinstance(default, bool) else str(default)
    return f"; {written} when left out"


def _kind(one: dict[str, Any]) -> str:
    """What can stand there, in words."""
    one = one.get("anyOf", [one])[0]
    if "$ref" in one:
        return "a name in three languages: `nb`, `nn`, `en`"
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
    return _FORMATS.get(one.get("format", ""), f"a text, at most {one.get('maxLength')} characters")


def _pairs(one: dict[str, Any]) -> Any:
    return one.get("additionalProperties") or next(iter(one["patternProperties"].values()))
