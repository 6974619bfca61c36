"""Looks lie in a database (SQLite) or schema (PostgreSQL) of their own, committed by themselves."""

from __future__ import annotations

from typing import Any

LOOKS = "looks"
_TABLES = {"look", "lookedat"}


class LooksRouter:
    """Sends the log of looks to its own connection, and everything else to the office's."""

    def db_for_read(self, model: Any, **_: Any) -> str | None:
        """Where a model's rows are read."""
        return LOOKS if model._meta.model_name in _TABLES else None

    db_for_write = db_for_read

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **hints: Any
    ) -> bool:
        """Which tables are made where; statements in migrations name theirs in `model_name`."""
        name = model_name or hints.get("model_name")
        return (name in _TABLES and app_label == "office") == (db == LOOKS)
