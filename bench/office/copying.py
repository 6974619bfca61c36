"""Copies of a whole office, written straight into the tables: other keys, the same half year.

Every key moves by so many for each copy: a row's own, those it refers to, and those its lines
name. The chains of the journal are reckoned anew, so that the doctor finds a copy as well as it
found the office itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Row = tuple[Any, ...]

# What the fields of an event name, where it is no number of its own; `_unit` at the end is a unit.
_NAMED = {
    "case_": "opened_case about_case into_case sister_of case",
    "need": "need follows followed_by",
    "employee": "employee by_employee to_employee owed_by came_up_to leader duty_lead proposed_by "
    "taken_by taken_from",
    "person": "person kept merged",
    "unit": "unit waits_for_unit",
    "step": "step next_step",
    **{
        name: name for name in ("area", "service", "words", "visit", "identity", "handover", "debt")
    },
    **{name: name for name in ("slip", "screen", "duty")},
}
_TABLE_OF = {field: table for table, fields in _NAMED.items() for field in fields.split()}
# And so of the envelope, and of a thread by its kind.
_ENVELOPE = {
    "office": "office",
    "actor_key": "employee",
    "acting_unit": "unit",
    "home_unit": "unit",
    "person_key": "person",
    "case_key": "case_",
    "visit_key": "visit",
    "employee_key": "employee",
    "unit_key": "unit",
    "holder_before": "employee",
    "holder_after": "employee",
    "unit_before": "unit",
    "unit_after": "unit",
}
_THREADS = ("", "case_", "visit", "person", "employee", "unit", "office")
_PLAIN = {("notice", "line"): "journal_line"}


@dataclass(frozen=True)
class Table:
    """A table's rows as they lie in the database, and how each column moves from copy to copy."""

    name: str
    columns: tuple[str, ...]
    moves: tuple[str, ...]
    rows: list[Row]

    def copied(self, by: dict[str, int], tell_apart: Callable[[str, Any], Any]) -> Iterator[Row]:
        """The rows of a copy; `by` is by how much the keys of each table move."""
        steps = [(by.get(move, 0), move) for move in self.moves]
        for row in self.rows:
            yield tuple(
                value + step
                if step and value  # 0 in a line is nobody
                else tell_apart(move, value)
                if move.startswith("!")
                else value
                for value, (step, move) in zip(row, steps, strict=True)
            )


class Original:
    """The one office there is, read whole."""

    def __init__(self) -> None:
        from django.apps import apps

        models = [one for one in apps.get_models() if one._meta.app_label in ("office", "auth")]
        here = [one for one in models if one._meta.db_table not in ("look", "look_person")]
        tables = [_table(one) for one in here if one._meta.object_name != "Permission"]
        self.tables = [one for one in tables if one.rows]
        self.strides = {one.name: max(row[0] for row in one.rows) for one in self.tables}
        self.files: dict[str, str] = _files()

    def copy(self, number: int) -> Iterator[tuple[str, tuple[str, ...], Iterable[Row]]]:
        """The copy with this number, from 1: each table with its columns and rows."""
        from onedoor.packs.reader import fingerprint

        by = {name: stride * number for name, stride in self.strides.items()}
        key = f"nav{number:03d}"
        files = self._pack(key)
        print_ = fingerprint(files)
        own = {"!key": key, "!files": json.dumps(files), "!fingerprint": print_}

        def tell_apart(what: str, value: Any) -> Any:
            if what == "!unique":
                return f"{number}-{value}" if value else value
            return own[what]

        for table in self.tables:
            rows = table.copied(by, tell_apart)
            if table.name == "journal_line":
                rows = _chained(rows, table.columns, by, print_)
            yield table.name, table.columns, rows

    def _pack(self, key: str) -> dict[str, str]:
        return {
            name: text.replace('key = "nav"', f'key = "{key}"', 1)
            if name == "office.toml"
            else text
            for name, text in self.files.items()
        }


def _files() -> dict[str, str]:
    from onedoor.packs.reader import files_in, shipped

    return files_in(shipped("nav"))


def _table(model: Any) -> Table:
    from django.db import connection

    fields = sorted(model._meta.concrete_fields, key=lambda one: not one.primary_key)
    columns = tuple(one.column for one in fields)
    name = model._meta.db_table
    with connection.cursor() as cursor:
        quoted = ", ".join(f'"{one}"' for one in columns)
        cursor.execute(f'SELECT {quoted} FROM "{name}" ORDER BY 1')
        rows = cursor.fetchall()
    return Table(name, columns, tuple(_move(name, one) for one in fields), rows)


def _move(table: str, field: Any) -> str:
    """Which table's keys a column moves with; `!` before what is made anew; empty for neither."""
    if field.primary_key:
        return table
    if field.is_relation:
        return str(field.related_model._meta.db_table)
    if (table, field.column) in (("office", "key"), ("office", "fingerprint")):
        return f"!{field.column}"
    if table == "loaded_pack" and field.column in ("fingerprint", "files"):
        return f"!{field.column}"
    if field.unique and field.get_internal_type() == "CharField":
        return "!unique"
    if table == "journal_line":
        return _ENVELOPE.get(field.column, "")
    return _PLAIN.get((table, field.column), "")


def _chained(
    rows: Iterable[Row], columns: Sequence[str], by: dict[str, int], fingerprint: int
) -> Iterator[Row]:
    """The lines of a copy: what they name moved, and each chained to the one before it."""
    from onedoor.office.journal.chain import FIRST, chained

    hashes = {0: FIRST}
    for row in rows:
        said = dict(zip(columns, row, strict=True))
        said["thread_key"] += by.get(_THREADS[said["thread_kind"]], 0)
        said["prev"] += by["journal_line"] if said["prev"] else 0
        fields = _moved(json.loads(said["fields"]), by)
        if said["kind"] == "PackLoaded":
            fields["fingerprint"] = fingerprint
        said["fields"] = fields
        said["hash"] = hashes[said["seq"]] = chained(hashes[said["prev"]], said)
        said["fields"] = json.dumps(fields)
        yield tuple(said[name] for name in columns)


def _moved(fields: dict[str, Any], by: dict[str, int]) -> dict[str, Any]:
    return {
        name: value + by.get(_table_of(name), 0)
        if isinstance(value, int) and value and not isinstance(value, bool)
        else value
        for name, value in fields.items()
    }


def _table_of(field: str) -> str:
    return _TABLE_OF.get(field) or ("unit" if field.endswith("_unit") else "")
