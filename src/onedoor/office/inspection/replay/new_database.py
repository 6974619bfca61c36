"""A database that comes to be whole or not at all: filled under another name, then renamed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onedoor.office.inspection.other_databases import opened
from onedoor.office.preparation import prepare

# Until it is renamed nobody else opens the database, and after a loss of power it is gone anyway:
# so nothing waits for the disk. What is asked of every row stays on.
_IN_THE_MAKING = (
    "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
    "PRAGMA foreign_keys=ON;"
)

Description = Mapping[str, Any]


class AlreadyThere(ValueError):
    """Something stands where a new database should be."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@contextmanager
def new_database(descriptions: Mapping[str, Description]) -> Iterator[None]:
    """Let Django work on new SQLite databases, which get their names when the block ends well.

    `descriptions` are Django's, by alias; after an error, or Ctrl-C, none of them exists. Raises
    `AlreadyThere` when one does before, and `OSError` when they cannot be written.
    """
    targets = {alias: Path(str(one["NAME"])) for alias, one in descriptions.items()}
    refuse_what_is_there(targets.values())
    folder = targets["default"].parent
    folder.mkdir(parents=True, exist_ok=True)
    # Beside the target, since a file can only be renamed within one file system.
    making = Path(tempfile.mkdtemp(prefix=".replay-", dir=folder))
    try:
        made = {alias: making / target.name for alias, target in targets.items()}
        with opened({alias: _unfinished(one, made[alias]) for alias, one in descriptions.items()}):
            prepare()
            yield
        _give_names({made[alias]: target for alias, target in targets.items()})
    finally:
        shutil.rmtree(making, ignore_errors=True)


def refuse_what_is_there(targets: Iterable[Path]) -> None:
    """Go on only when none of these exists. Raises `AlreadyThere`."""
    for target in targets:
        if target.exists() or target.is_symlink():
            raise AlreadyThere(target)


def _unfinished(description: Description, path: Path) -> dict[str, Any]:
    options = {**description["OPTIONS"], "init_command": _IN_THE_MAKING}
    return {**description, "NAME": str(path), "OPTIONS": options}


def _give_names(made: Mapping[Path, Path]) -> None:
    refuse_what_is_there(made.values())
    for path in made:
        _reach_the_disk(path)
    given: list[Path] = []
    try:
        for path, target in made.items():
            path.rename(target)
            given.append(target)
    except BaseException:
        for target in given:
            target.unlink()
        raise


def _reach_the_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
