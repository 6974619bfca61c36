"""The backup's file: a zip of the databases and the manifest, whole or not there at all."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from onedoor.office.inspection.backup.manifest import FORMAT, Manifest, Part
from onedoor.office.inspection.backup.trouble import NotDone
from onedoor.vocabulary.texts import text

Seen = Callable[[int], object]
"""Is told how many bytes have been gone through, now and then."""

_MANIFEST = "manifest.json"
_AT_A_TIME = 1 << 20


@contextmanager
def room_beside(path: Path, made_for: str) -> Iterator[Path]:
    """A folder that only its owner can read, on the same disk, gone when the block ends."""
    folder = Path(tempfile.mkdtemp(prefix=f".{made_for}-", dir=path.absolute().parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def refuse_what_is_there(path: Path) -> None:
    """Go on only where nothing is written over. Raises `NotDone`."""
    if path.exists() or path.is_symlink():
        raise NotDone(_THERE, file=path)
    if not path.absolute().parent.is_dir():
        raise NotDone(_NO_FOLDER, folder=path.parent)


def add_parts(file: Path, parts: Mapping[str, Path], seen: Seen) -> dict[str, Part]:
    """Begin the file with the databases; their sums, which the manifest will say."""
    with zipfile.ZipFile(file, "x", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        return {name: _add(archive, name, path, seen) for name, path in parts.items()}


def end_with(file: Path, manifest: Manifest) -> None:
    """End the file with its manifest, and bring it to the disk."""
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_MANIFEST, manifest.model_dump_json(indent=2))
    file.chmod(0o600)
    with file.open("rb") as whole:
        os.fsync(whole.fileno())


def give_name(made: Path, to: Path) -> None:
    """Let the file appear under its name, in one step and over nothing. Raises `NotDone`."""
    try:
        os.link(made, to)
    except FileExistsError:
        raise NotDone(_THERE, file=to) from None
    except OSError as wrong:
        if wrong.errno not in _WITHOUT_LINKS:
            raise
        refuse_what_is_there(to)
        made.rename(to)


_WITHOUT_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EACCES}


def manifest_of(file: Path) -> Manifest:
    """What a backup says of itself. Raises `NotDone` for what is none, or a newer Onedoor's."""
    with _readable(file), zipfile.ZipFile(file) as archive:
        said = archive.read(_MANIFEST)
    try:
        return Manifest.model_validate_json(said)
    except ValidationError as wrong:
        if any(error["loc"] == ("format",) for error in wrong.errors()):
            raise NotDone(_OTHER_FORMAT, file=file, format=FORMAT) from None
        raise NotDone(_NOT_WHOLE, file=file) from None


def unpack(file: Path, manifest: Manifest, targets: Mapping[str, Path], seen: Seen) -> None:
    """Write each database to its target, checked by its sum. Raises `NotDone`.

    What would unpack to more than was told is no backup of ours, and is not unpacked.
    """
    with _readable(file), zipfile.ZipFile(file) as archive:
        for name, target in targets.items():
            told = manifest.parts.get(name)  # type: ignore[call-overload]
            if told is None or archive.getinfo(name).file_size != told.bytes:
                raise NotDone(_NOT_WHOLE, file=file)
            with archive.open(name) as packed, target.open("xb") as plain:
                digest = _copied(packed, plain, seen)
            if digest != told.sha256:
                raise NotDone(_NOT_WHOLE, file=file)


def _add(archive: zipfile.ZipFile, name: str, path: Path, seen: Seen) -> Part:
    with path.open("rb") as plain, archive.open(name, "w", force_zip64=True) as packed:
        digest = _copied(plain, packed, seen)
    return Part(bytes=path.stat().st_size, sha256=digest)


def _copied(source: IO[bytes], target: IO[bytes], seen: Seen) -> str:
    digest, done = hashlib.sha256(), 0
    while chunk := source.read(_AT_A_TIME):
        digest.update(chunk)
        target.write(chunk)
        done += len(chunk)
        seen(done)
    return digest.hexdigest()


@contextmanager
def _readable(file: Path) -> Iterator[None]:
    """What is cut off, or was changed, breaks in many ways and is told in one."""
    try:
        yield
    except FileNotFoundError:
        raise NotDone(_NONE, file=file) from None
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError):
        raise NotDone(_NOT_WHOLE, file=file) from None


_THERE = text("%(file)s is there already, and a backup is never written over.")
_NO_FOLDER = text("There is no folder %(folder)s.")
_NONE = text("There is no file %(file)s.")
_NOT_WHOLE = text(
    "%(file)s is not a whole backup: it was cut off or changed, or is something else. "
    "Nothing has been changed."
)
_OTHER_FORMAT = text(
    "%(file)s was made by another Onedoor, in another form than %(format)s. "
    "Restore it with that one, then upgrade."
)
