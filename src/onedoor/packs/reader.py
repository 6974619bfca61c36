"""Reading a pack: from a directory, or from the texts of its files as the database keeps them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from onedoor.packs.checks import check
from onedoor.packs.layout import FILES
from onedoor.packs.pack import Pack
from onedoor.packs.problems import PackProblems, Problem
from onedoor.packs.shape import shape_problems
from onedoor.packs.tables import find_tables, plain
from onedoor.vocabulary.texts import text

NO_DIRECTORY = text("There is no directory here that can be read.")
NO_ACCESS = text("The file cannot be opened.")
NOT_UTF8 = text(
    "The file is not written in UTF-8 (byte %(byte)s). Save it again with the encoding UTF-8."
)
_SHIPPED = Path(__file__).parent
_BITS = 63


def read_pack(directory: Path) -> Pack:
    """The pack in a directory. Raises `PackProblems` with everything that is wrong."""
    files, unreadable = _read(directory)
    return _pack(files, unreadable)


def read_files(files: Mapping[str, str]) -> Pack:
    """The pack of these texts by file name. Raises `PackProblems` with everything that is wrong."""
    return _pack(files, [])


def files_in(directory: Path) -> dict[str, str]:
    """The texts of a pack's files by name; files that are not TOML are not part of it.

    Raises `PackProblems` when the directory or one of the files cannot be read.
    """
    files, unreadable = _read(directory)
    if unreadable:
        raise PackProblems(unreadable)
    return files


def fingerprint(files: Mapping[str, str]) -> int:
    """A number that differs when the files do: the first 63 bits of a SHA-256 over them.

    Each name and text is preceded by its length, so that no two packs run into one.
    """
    digest = hashlib.sha256()
    for name in sorted(files):
        for part in (name, plain(files[name])):
            written = part.encode()
            digest.update(f"{len(written)}:".encode() + written)
    return int.from_bytes(digest.digest()[:8], "big") >> (64 - _BITS)


def shipped_names() -> list[str]:
    """The packs that come with Onedoor."""
    return sorted(path.parent.name for path in _SHIPPED.glob(f"*/{next(iter(FILES))}"))


def shipped(name: str) -> Path:
    """Where a pack that comes with Onedoor lies. Raises `LookupError` for any other name."""
    if name not in shipped_names():
        raise LookupError(name)
    return _SHIPPED / name


def _pack(files: Mapping[str, str], unreadable: list[Problem]) -> Pack:
    # What the tables say of each other can only be checked once every table is in shape.
    found = find_tables(files, unreadable)
    try:
        pack = Pack.model_validate(found.tables)
    except ValidationError as error:
        raise PackProblems(_in_order(found.problems + shape_problems(error, found))) from None
    problems = found.problems + check(pack)
    if problems:
        raise PackProblems(_in_order(problems))
    return pack


def _in_order(problems: list[Problem]) -> list[Problem]:
    order = {file: number for number, file in enumerate(FILES)}
    return sorted(problems, key=lambda problem: order.get(problem.file, len(order)))


def _read(directory: Path) -> tuple[dict[str, str], list[Problem]]:
    try:
        paths = sorted(path for path in directory.iterdir() if path.suffix == ".toml")
    except OSError:
        raise PackProblems([Problem(str(directory), "", "", NO_DIRECTORY)]) from None
    files: dict[str, str] = {}
    unreadable: list[Problem] = []
    for path in paths:
        try:
            files[path.name] = plain(path.read_bytes().decode())
        except OSError:
            unreadable.append(Problem(path.name, "", "", NO_ACCESS))
        except UnicodeDecodeError as error:
            unreadable.append(Problem(path.name, "", "", NOT_UTF8, {"byte": error.start + 1}))
    return files, unreadable
