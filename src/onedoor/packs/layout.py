"""Which table stands in which file of a pack, and how a reader tells one row from another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from onedoor.packs.problems import Place

Row = TypeVar("Row")

FILES: dict[str, tuple[str, ...]] = {
    "office.toml": (
        "office",
        "leader",
        "times",
        "hours",
        "holidays",
        "agreement",
        "mandate",
        "municipality_brings",
        "door",
        "safety",
        "appointment",
        "room",
    ),
    "areas.toml": ("area", "step"),
    "services.toml": ("service",),
    "units.toml": ("unit",),
    "staff.toml": ("staff",),
    "routing.toml": ("routing",),
    "roster.toml": ("roster", "staffing", "shift"),
    "casefile.toml": ("sheet", "system"),
}
# A pack without these has areas but no services, routes as it is done where nobody chose, has
# everybody stand where they ordinarily do, and no list of what to ask, nor other systems.
MAY_BE_LEFT_OUT = ("services.toml", "routing.toml", "roster.toml", "casefile.toml")
# The name under which the tables of a chosen variant stand among the files of its pack.
VARIANT = "variant.toml"

FILE_OF: dict[str, str] = {table: file for file, tables in FILES.items() for table in tables}

# The key whose value names a row. A mandate has none: role and side together make it.
NAMED_BY: dict[str, str] = {
    "leader": "side",
    "hours": "weekday",
    "agreement": "area",
    "area": "key",
    "step": "key",
    "service": "key",
    "unit": "key",
    "staff": "key",
    "routing": "stage",
    "staffing": "post",
    "shift": "key",
    "sheet": "key",
    "system": "key",
    "room": "number",
}


def named(table: str, number: int, names: Sequence[object]) -> str:
    """How a reader finds a row: by its own name if no other row has it, else by counting."""
    name = names[number]
    if isinstance(name, str) and name and names.count(name) == 1:
        return f"{table} «{name}»"
    return f"{table} number {number + 1}"


def each(table: str, rows: Sequence[Row]) -> Iterator[tuple[Place, Row]]:
    """The rows of a table that was read, each with its place."""
    names = [getattr(row, NAMED_BY.get(table, ""), None) for row in rows]
    for number, row in enumerate(rows):
        yield Place(FILE_OF[table], named(table, number, names)), row
