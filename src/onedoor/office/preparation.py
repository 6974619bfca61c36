"""Puts the tables in place, or brings them up to date."""

from __future__ import annotations

from pathlib import Path

from django.core.management import call_command
from django.db import connections

from onedoor.office.confidentiality.looks_database import LOOKS


def prepare() -> None:
    """Make or update every table, of the office and of the log of looks. Safe to repeat."""
    for alias in connections:
        _make_room(alias)
        call_command("migrate", database=alias, interactive=False, verbosity=0)


def _make_room(alias: str) -> None:
    """SQLite's file, in its folder; on PostgreSQL the schema that looks lie in."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        file = Path(str(connection.settings_dict["NAME"]))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    elif alias == LOOKS:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {LOOKS}")
