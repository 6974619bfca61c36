"""Where papers lie: beside the database, outside what is served, each named by its checksum."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings

_AT_A_TIME = 1 << 20
_elsewhere: ContextVar[Path | None] = ContextVar("papers elsewhere", default=None)
_SUM = re.compile(r"[0-9a-f]{64}")


class NotWhole(Exception):
    """A paper's file is missing, or is not what was kept; `missing` tells which."""

    def __init__(self, sha256: str, *, missing: bool) -> None:
        super().__init__(f"{sha256[:12]} is {'missing' if missing else 'not what was kept'}")
        self.missing = missing


@contextmanager
def lying_in(folder: Path) -> Iterator[None]:
    """Within this, papers lie in another folder: those of a backup that is being tried."""
    before = _elsewhere.set(folder)
    try:
        yield
    finally:
        _elsewhere.reset(before)


def folder_of_papers() -> Path:
    """The folder in which papers lie."""
    return _elsewhere.get() or Path(settings.PAPERS)


def place_of(sha256: str) -> Path:
    """Where a paper with this checksum lies. Raises `ValueError` for what is no checksum."""
    if not _SUM.fullmatch(sha256):
        raise ValueError("no checksum")
    return folder_of_papers() / sha256[:2] / sha256


def sum_of(file: Path) -> str:
    """The checksum of a file."""
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while part := opened.read(_AT_A_TIME):
            digest.update(part)
    return digest.hexdigest()


def put_away(source: Path) -> str:
    """Keep what a file has in it; its checksum. What is there and whole is not written again.

    It is brought to the disk under another name first, so that under its own it is whole or not
    there.
    """
    target = place_of(sum_of(source))
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if target.exists() and sum_of(target) == target.name:
        os.utime(target)
        return target.name
    handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
    made = Path(name)
    try:
        _copy(source, handle)
        made.replace(target)
    finally:
        made.unlink(missing_ok=True)
    _bring_to_disk(target.parent)
    return target.name


def whole(sha256: str) -> Path:
    """The file with this checksum, read through and found as it was kept. Raises `NotWhole`."""
    file = place_of(sha256)
    try:
        if sum_of(file) == sha256:
            return file
    except FileNotFoundError:
        raise NotWhole(sha256, missing=True) from None
    raise NotWhole(sha256, missing=False)


def all_kept() -> Iterator[str]:
    """The checksums of all files that lie here."""
    for file in sorted(folder_of_papers().glob("??/*")):
        if _SUM.fullmatch(file.name):
            yield file.name


def kept_at(sha256: str) -> float:
    """When a file was last kept, in seconds since 1970."""
    return place_of(sha256).stat().st_mtime


def throw_away(sha256: str) -> None:
    """Let a file be gone, that nothing has any more."""
    place_of(sha256).unlink(missing_ok=True)


def _copy(source: Path, handle: int) -> None:
    with source.open("rb") as read, os.fdopen(handle, "wb") as written:
        while part := read.read(_AT_A_TIME):
            written.write(part)
        written.flush()
        os.fsync(written.fileno())


def _bring_to_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
