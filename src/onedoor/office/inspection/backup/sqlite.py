"""SQLite's two files: copied while the office works, as of one instant, and put in place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connections

from onedoor.office.confidentiality.looks_database import LOOKS
from onedoor.office.inspection.backup.archive import Seen
from onedoor.office.inspection.backup.manifest import Ask, Facts, facts
from onedoor.office.journal.one_transaction import one_transaction

_PAGES_AT_A_TIME = 2000
_BESIDE = ("", "-wal", "-shm")


def path_of(alias: str) -> Path:
    """Where one of the databases lies."""
    return Path(str(connections[alias].settings_dict["NAME"]))


def copy(folder: Path, seen: Seen) -> tuple[dict[str, Path], Facts]:
    """Copy both databases into a folder while the office works; the copies, and what they say.

    Both are of the same instant: for a moment, while the two readings begin, nobody writes.
    """
    copies = {alias: folder / f"{alias}.sqlite3" for alias in ("default", LOOKS)}
    with _read_at_one_instant() as sources:
        for alias, target in copies.items():
            _copy(sources[alias], target, seen)
    return copies, facts_of(copies)


@contextmanager
def _read_at_one_instant() -> Iterator[dict[str, sqlite3.Connection]]:
    with ExitStack() as open_:
        with one_transaction(), one_transaction(LOOKS):
            sources = {
                alias: open_.enter_context(closing(_reading(path_of(alias))))
                for alias in ("default", LOOKS)
            }
        yield sources


def _reading(path: Path) -> sqlite3.Connection:
    """A reader that sees the file as it is now for as long as it is open."""
    reader = sqlite3.connect(path, isolation_level=None, timeout=20)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return reader


def _copy(source: sqlite3.Connection, target: Path, seen: Seen) -> None:
    ((size,),) = source.execute("PRAGMA page_size")
    with closing(sqlite3.connect(target)) as copied:
        source.backup(
            copied,
            pages=_PAGES_AT_A_TIME,
            progress=lambda _, left, pages: seen((pages - left) * size),
        )
        copied.execute("PRAGMA journal_mode=DELETE")  # one file, without another beside it


def facts_of(files: Mapping[str, Path]) -> Facts:
    """What two files say, office and looks."""
    with (
        closing(sqlite3.connect(files["default"])) as office,
        closing(sqlite3.connect(files[LOOKS])) as looks,
    ):
        return facts(_asking(office), _asking(looks))


def _asking(connection: sqlite3.Connection) -> Ask:
    return lambda statement: connection.execute(statement).fetchall()


def described_at(files: Mapping[str, Path]) -> dict[str, dict[str, Any]]:
    """Django's descriptions of the databases, as if they lay there."""
    return {
        alias: {**connections[alias].settings_dict, "NAME": str(file)}
        for alias, file in files.items()
    }


def put_in_place(files: Mapping[str, Path], asides: Mapping[str, Path]) -> None:
    """Let the files take the place of the office's own, both or neither.

    What stood there goes aside, into a folder on the same disk for each.
    """
    moved: list[tuple[Path, Path]] = []
    try:
        for alias, file in files.items():
            target = path_of(alias)
            for ending in _BESIDE:
                _move(target.with_name(target.name + ending), asides[alias], moved)
            file.rename(target)
            moved.append((file, target))
    except BaseException:
        for before, after in reversed(moved):
            after.rename(before)
        raise


def _move(file: Path, folder: Path, moved: list[tuple[Path, Path]]) -> None:
    if file.exists():
        aside = folder / f"aside-{file.name}"
        file.rename(aside)
        moved.append((file, aside))
