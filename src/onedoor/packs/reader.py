"""Reading a pack: from a directory, or from the texts of its files as the database keeps them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from onedoor.packs.checks import check
from onedoor.packs.layout import FILES, VARIANT
from onedoor.packs.pack import Pack
from onedoor.packs.problems import PackProblems, Problem, listed
from onedoor.packs.shape import shape_problems
from onedoor.packs.tables import Found, find_tables, plain
from onedoor.vocabulary.texts import text

NO_DIRECTORY = text("There is no directory here that can be read.")
NO_ACCESS = text("The file cannot be opened.")
NOT_UTF8 = text(
    "The file is not written in UTF-8 (byte %(byte)s). Save it again with the encoding UTF-8."
)
NO_VARIANT = text("There is no variant «%(name)s». There are: %(known)s.")
NO_VARIANTS = text("There is no variant «%(name)s»; this pack has none.")
_SHIPPED = Path(__file__).parent
_VARIANTS = "variants"
_BITS = 63


def read_pack(directory: Path, variant: str = "") -> Pack:
    """The pack in a directory, or a variant of it.

    Raises `PackProblems` with everything that is wrong.
    """
    files, unreadable = _read(directory, variant)
    return _pack(files, unreadable, _file_of(variant))


def read_files(files: Mapping[str, str]) -> Pack:
    """The pack of these texts by file name. Raises `PackProblems` with everything that is wrong."""
    return _pack(files, [], VARIANT)


def files_in(directory: Path, variant: str = "") -> dict[str, str]:
    """The texts of a pack's files by name; files that are not TOML are not part of it.

    A chosen variant is among them under the name "variant.toml", whose tables stand in place of
    those of the same name. Raises `PackProblems` when the directory or a file cannot be read.
    """
    files, unreadable = _read(directory, variant)
    if unreadable:
        raise PackProblems(_named(unreadable, _file_of(variant)))
    return files


def variants_of(directory: Path) -> list[str]:
    """The other ways this office can be organised: the names of its variants."""
    return sorted(path.stem for path in (directory / _VARIANTS).glob("*.toml"))


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


def _pack(files: Mapping[str, str], unreadable: list[Problem], variant: str) -> Pack:
    # What the tables say of each other can only be checked once every table is in shape.
    found = find_tables(files, unreadable)
    try:
        pack = Pack.model_validate(found.tables)
    except ValidationError as error:
        raise _wrong(found, shape_problems(error, found), variant) from None
    problems = check(pack)
    if found.problems or problems:
        raise _wrong(found, problems, variant)
    return pack


def _wrong(found: Found, problems: list[Problem], variant: str) -> PackProblems:
    """Each problem in the file where its table stood, in the order of the files."""
    placed = found.problems + [found.placed(problem) for problem in problems]
    order = {file: number for number, file in enumerate(FILES)}
    placed.sort(key=lambda problem: order.get(problem.file, len(order)))
    return PackProblems(_named(placed, variant))


def _named(problems: list[Problem], variant: str) -> list[Problem]:
    """The problems, those of the variant in the file it was read from."""
    return [replace(one, file=variant) if one.file == VARIANT else one for one in problems]


def _read(directory: Path, variant: str) -> tuple[dict[str, str], list[Problem]]:
    try:
        paths = {path.name: path for path in directory.iterdir() if path.suffix == ".toml"}
    except OSError:
        raise PackProblems([Problem(str(directory), "", "", NO_DIRECTORY)]) from None
    if variant:
        paths[VARIANT] = _path_of(directory, variant)
    files: dict[str, str] = {}
    unreadable: list[Problem] = []
    for name in sorted(paths):
        try:
            files[name] = plain(paths[name].read_bytes().decode())
        except OSError:
            unreadable.append(Problem(name, "", "", NO_ACCESS))
        except UnicodeDecodeError as error:
            unreadable.append(Problem(name, "", "", NOT_UTF8, {"byte": error.start + 1}))
    return files, unreadable


def _path_of(directory: Path, variant: str) -> Path:
    known = variants_of(directory)
    if variant not in known:
        sentence = NO_VARIANT if known else NO_VARIANTS
        values = {"name": variant, "known": listed(known)}
        raise PackProblems([Problem(_VARIANTS, "", "", sentence, values)])
    return directory / _file_of(variant)


def _file_of(variant: str) -> str:
    return f"{_VARIANTS}/{variant}.toml" if variant else VARIANT
