"""Papers in a backup: every file that is kept, in one part, each checked by its own name."""

from __future__ import annotations

import tarfile
from pathlib import Path

from onedoor.office.casefile import store
from onedoor.office.inspection.backup.archive import Seen, unpack
from onedoor.office.inspection.backup.manifest import Manifest
from onedoor.office.inspection.backup.trouble import NotDone
from onedoor.vocabulary.texts import text

PAPERS = "papers"


def copy(folder: Path) -> Path:
    """All papers there are now, in one file. Later than the databases: none of theirs is missing.

    One that goes meanwhile belonged to somebody deleted.
    """
    target = folder / f"{PAPERS}.tar"
    with tarfile.open(target, "w") as packed:
        for sha256 in store.all_kept():
            try:
                packed.add(store.place_of(sha256), arcname=sha256)
            except FileNotFoundError:
                continue
    return target


def take_out(file: Path, manifest: Manifest, folder: Path, seen: Seen) -> Path:
    """The backup's papers in a folder of their own, each as it was kept. Raises `NotDone`.

    A backup from before there were papers has none.
    """
    there = folder / PAPERS
    there.mkdir()
    if manifest.format == 1:
        return there
    packed = folder / f"{PAPERS}.tar"
    unpack(file, manifest, {PAPERS: packed}, seen)
    with tarfile.open(packed) as opened, store.lying_in(there):
        for one in opened:
            _take_out(opened, one, folder)
    packed.unlink()
    return there


def put_in_place(folder: Path) -> None:
    """Let the papers in a folder be the office's own too; what is there and whole stays."""
    with store.lying_in(folder):
        files = [store.place_of(sha256) for sha256 in store.all_kept()]
    for file in files:
        store.put_away(file)


def _take_out(opened: tarfile.TarFile, one: tarfile.TarInfo, folder: Path) -> None:
    """What is no plain file, or not what its name says, is no paper of ours."""
    plain = opened.extractfile(one) if one.isreg() else None
    if plain is None:
        raise NotDone(_NOT_A_PAPER, name=one.name[:12])
    came = folder / "one-paper"
    with came.open("wb") as written:
        while part := plain.read(1 << 20):
            written.write(part)
    if store.put_away(came) != one.name:
        raise NotDone(_NOT_A_PAPER, name=one.name[:12])


_NOT_A_PAPER = text("Paper %(name)s in the backup is not what was kept. Nothing has been changed.")
