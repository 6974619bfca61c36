"""Making a backup: while the office works, into one file that is whole or not there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType

from django.db import connection

from onedoor.office.inspection.backup import papers, postgresql, sqlite
from onedoor.office.inspection.backup.archive import (
    Seen,
    add_parts,
    end_with,
    give_name,
    refuse_what_is_there,
    room_beside,
)
from onedoor.office.inspection.backup.manifest import Facts, Manifest, this_version
from onedoor.office.inspection.backup.trouble import told_plainly

Copy = Callable[[Path, Seen], tuple[Mapping[str, Path], Facts]]


def make_backup(to: Path, *, now: dt.datetime, seen: Seen = int) -> Manifest:
    """Copy both databases, as of one instant, and all papers into a new file; what it says of
    itself.

    `seen` is told how many bytes have been gone through. Raises `NotDone`, and then nothing is
    left over.
    """
    refuse_what_is_there(to)
    with told_plainly(), room_beside(to, "onedoor-backup") as folder:
        copies, found = engine().copy(folder, seen)
        parts = {**copies, papers.PAPERS: papers.copy(folder)}
        made = folder / "whole"
        manifest = Manifest(
            onedoor=this_version(),
            made_at=now,
            engine="postgresql" if connection.vendor == "postgresql" else "sqlite",
            facts=found,
            parts=add_parts(made, parts, seen),  # type: ignore[arg-type]
        )
        end_with(made, manifest)
        give_name(made, to)
    return manifest


def engine() -> ModuleType:
    """How the databases here are copied."""
    return postgresql if connection.vendor == "postgresql" else sqlite
