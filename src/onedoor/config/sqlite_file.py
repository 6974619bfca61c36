"""A database file that has gone is told; no empty one is made in its place.

SQLite would make one, and begin a write-ahead log beside it: put back under that log, the office's
own file could be damaged. `office.preparation` alone makes a new file.
"""

from __future__ import annotations

import sqlite3
from typing import Any
from urllib.parse import quote


class FileThatIsThere(sqlite3.Connection):
    """A connection to a file that is there already, to read and to write."""

    def __init__(self, database: str, *args: Any, **options: Any) -> None:
        options["uri"] = True
        super().__init__(f"file:{quote(str(database))}?mode=rw", *args, **options)
