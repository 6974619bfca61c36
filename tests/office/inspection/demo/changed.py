"""Other offices than the shipped ones: the example pack with other keys, leaders and sides."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from onedoor.packs.layout import FILES

Tables = dict[str, Any]


def with_other_keys(files: Mapping[str, str]) -> dict[str, str]:
    """Units and people by other keys, in the same order."""
    tables = _tables(files)
    keys = {row["key"] for row in (*tables["unit"], *tables["staff"])}
    known = re.compile(rf'"({"|".join(sorted(keys))})"')
    return {name: known.sub(r'"z_\1"', text) for name, text in files.items()}


def with_one_leader(files: Mapping[str, str]) -> dict[str, str]:
    """Both sides under the leader of the first."""
    tables = _tables(files)
    tables["office"]["leadership"] = "one"
    for row in tables["leader"]:
        row["staff"] = tables["leader"][0]["staff"]
    return _files(tables)


def of_one_side(files: Mapping[str, str]) -> dict[str, str]:
    """The state's side alone: no agreement, nobody and nothing of the municipality."""
    tables = _tables(files)
    gone = {
        row["key"]
        for table in ("area", "unit", "staff")
        for row in tables[table]
        if row["side"] == "municipality"
    }
    left = {"leader", "mandate", "area", "unit", "staff", "system"}
    for table in left:
        # What names no side is both sides'.
        tables[table] = [row for row in tables[table] if row.get("side", "state") == "state"]
    for table in ("agreement", "service", "municipality_brings", "staffing"):
        tables.pop(table, None)
    tables["office"] |= {"sides": ["state"], "leadership": "one"}
    return _files(_without(tables, gone))


def _without(value: Any, gone: set[str]) -> Any:
    """The value without the keys that are gone, in lists and in levels."""
    if isinstance(value, dict):
        return {name: _without(one, gone) for name, one in value.items() if name not in gone}
    if isinstance(value, list):
        return [_without(one, gone) for one in value if not isinstance(one, str) or one not in gone]
    return value


def _tables(files: Mapping[str, str]) -> Tables:
    return {name: table for text in files.values() for name, table in tomllib.loads(text).items()}


def _files(tables: Tables) -> dict[str, str]:
    written = {
        file: "\n".join(f"{name} = {_toml(tables[name])}" for name in names if name in tables)
        for file, names in FILES.items()
    }
    return {file: text for file, text in written.items() if text}


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
