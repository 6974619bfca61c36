"""The example pack with a change made to it, and what the reader says of that."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onedoor.packs.problems import PackProblems
from onedoor.packs.reader import files_in, read_files, shipped

Told = Callable[..., str]


@pytest.fixture
def files() -> dict[str, str]:
    """The files of the example pack, to be changed at will."""
    return files_in(shipped("example"))


@pytest.fixture
def told(files: dict[str, str]) -> Told:
    """Replace texts in the example: file, old, new, and again; what is said of it, by lines."""

    def told_of(*changes: str) -> str:
        for file, old, new in zip(changes[::3], changes[1::3], changes[2::3], strict=True):
            assert old in files[file], f"{old!r} is not in {file}"
            files[file] = files[file].replace(old, new, 1)
        return problems_of(files)

    return told_of


def problems_of(files: dict[str, str]) -> str:
    try:
        read_files(files)
    except PackProblems as wrong:
        return str(wrong)
    return ""


@pytest.fixture
def problems() -> Callable[[dict[str, str]], str]:
    """What the reader says of these files, by lines."""
    return problems_of


@pytest.fixture
def directory(tmp_path: Path, files: dict[str, str]) -> Path:
    """A directory with the example pack in it, to be changed at will."""
    for name, written in files.items():
        (tmp_path / name).write_text(written, encoding="utf-8")
    return tmp_path
