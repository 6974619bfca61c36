"""Restoring a backup: checked before anything is touched, then put in place whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import Error, connection, connections
from django.db.models import Max

from onedoor.office.casefile import store
from onedoor.office.confidentiality.looks_database import LOOKS
from onedoor.office.establishment.models import Office
from onedoor.office.inspection.backup import papers, postgresql, sqlite
from onedoor.office.inspection.backup.archive import Seen, manifest_of, room_beside, unpack
from onedoor.office.inspection.backup.manifest import Facts, Manifest
from onedoor.office.inspection.backup.trouble import NotDone, told_plainly
from onedoor.office.inspection.doctor import examine
from onedoor.office.inspection.finding import Finding
from onedoor.office.inspection.other_databases import opened
from onedoor.office.inspection.readiness import known_migrations
from onedoor.office.journal.marks import MarkWentBack, mark_after
from onedoor.office.journal.models import JournalLine, Seal
from onedoor.office.journal.verify import Verification, verify
from onedoor.office.preparation import prepare
from onedoor.vocabulary.texts import text


@dataclass(frozen=True, kw_only=True, slots=True)
class Examined:
    """What a backup says of itself, and what was found in it."""

    manifest: Manifest
    findings: list[Finding]
    journals: dict[str, Verification]

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong in it."""
        return not self.findings and not any(one.wrong for one in self.journals.values())


def try_backup(file: Path, seen: Seen = int) -> Examined:
    """Read a backup through as if to restore it, touching nothing of the office. Raises `NotDone`.

    SQLite's copies are opened and examined. PostgreSQL's dumps are read through; what is in them
    is examined where they are restored.
    """
    manifest = _usable(file)
    with told_plainly(), room_beside(file, "onedoor-try") as folder:
        files = {alias: folder / alias for alias in ("default", LOOKS)}
        unpack(file, manifest, files, seen)
        if manifest.engine == "postgresql":
            postgresql.try_to_read(files)
            papers.take_out(file, manifest, folder, seen)
            return Examined(manifest=manifest, findings=[], journals={})
        with store.lying_in(papers.take_out(file, manifest, folder, seen)):
            return _examined_lite(manifest, files)


def restore(file: Path, *, replace: bool = False, seen: Seen = int) -> Examined:
    """Put a backup's databases in the place of the office's own; what was found in them.

    Its papers come beside those that are here, which have other contents or are the same.

    An older Onedoor's are brought up to date. Raises `NotDone`, and then nothing has changed: not
    a whole backup, a newer Onedoor's, another engine's, or an office here and not `replace`. (A
    manifest that lies about sound dumps shows on PostgreSQL only when they are loaded.)
    """
    manifest = _usable(file)
    _refuse_what_is_here(replace=replace)
    with told_plainly():
        if manifest.engine == "postgresql":
            return _restore_postgresql(file, manifest, seen)
        return _restore_lite(file, manifest, seen)


def to_go_on_from() -> int | None:
    """Where a PostgreSQL that counts transactions anew has to go on from, or None."""
    seals = Seal.objects.aggregate(last=Max("mark"))["last"] or 0
    lines = JournalLine.objects.aggregate(last=Max("transaction"))["last"] or 0
    try:
        mark_after(max(seals, lines) if connection.vendor == "postgresql" else 0)
    except MarkWentBack as back:
        return back.resume
    return None


# ---------------------------------------------------------------------------- before


def _usable(file: Path) -> Manifest:
    with told_plainly():
        manifest = manifest_of(file)
    if manifest.engine != connection.vendor:
        raise NotDone(_OTHER_ENGINE, holds=manifest.engine, here=connection.vendor)
    facts = manifest.facts
    if set(facts.migrations + facts.looks_migrations) - known_migrations():
        raise NotDone(_NEWER, version=manifest.onedoor)
    return manifest


def _refuse_what_is_here(*, replace: bool) -> None:
    """An office is replaced only when that is asked for, and anything else never."""
    try:
        tables = {alias: set(_tables(alias)) for alias in ("default", LOOKS)}
        ours = not tables["default"] or Office._meta.db_table in tables["default"]
        looks_are_ours = not tables[LOOKS] or "look" in tables[LOOKS]
        office = bool(tables["default"]) and ours and Office.objects.exists()
    except Error:
        raise NotDone(_SOMETHING_ELSE) from None
    finally:
        connections.close_all()
    if not (ours and looks_are_ours):
        raise NotDone(_SOMETHING_ELSE)
    if office and not replace:
        raise NotDone(_OFFICE_HERE)


def _tables(alias: str) -> list[str]:
    if connections[alias].vendor == "sqlite" and not sqlite.path_of(alias).exists():
        return []
    return connections[alias].introspection.table_names()


# ---------------------------------------------------------------------------- SQLite


def _restore_lite(file: Path, manifest: Manifest, seen: Seen) -> Examined:
    with _folders_beside() as folders:
        files = {alias: folders[alias] / "restored" for alias in folders}
        unpack(file, manifest, files, seen)
        for one in files.values():
            one.chmod(0o600)
        taken = papers.take_out(file, manifest, folders["default"], seen)
        with store.lying_in(taken):
            examined = _examined_lite(manifest, files)
        papers.put_in_place(taken)
        sqlite.put_in_place(files, folders)
    return examined


@contextmanager
def _folders_beside() -> Iterator[dict[str, Path]]:
    """A folder on the same disk as each database."""
    with ExitStack() as open_:
        folders = {}
        for alias in ("default", LOOKS):
            sqlite.path_of(alias).absolute().parent.mkdir(parents=True, exist_ok=True)
            beside = room_beside(sqlite.path_of(alias), "onedoor-restore")
            folders[alias] = open_.enter_context(beside)
        yield folders


def _examined_lite(manifest: Manifest, files: dict[str, Path]) -> Examined:
    _refuse_other(sqlite.facts_of(files), manifest)
    with opened(sqlite.described_at(files)):
        prepare()
        return _examined(manifest)


# ---------------------------------------------------------------------------- PostgreSQL


def _restore_postgresql(file: Path, manifest: Manifest, seen: Seen) -> Examined:
    home = Path(settings.SIGN_OF_LIFE).absolute().parent
    home.mkdir(parents=True, exist_ok=True)
    with room_beside(home / "restored", "onedoor-restore") as folder:
        files = {alias: folder / alias for alias in ("default", LOOKS)}
        unpack(file, manifest, files, seen)
        postgresql.try_to_read(files)
        papers.put_in_place(papers.take_out(file, manifest, folder, seen))
        postgresql.load(files)
    _refuse_other(postgresql.facts_here(), manifest)
    prepare()
    return _examined(manifest)


# ---------------------------------------------------------------------------- after


def _refuse_other(found: Facts, manifest: Manifest) -> None:
    if found != manifest.facts:
        raise NotDone(_NOT_WHAT_IT_SAYS)


def _examined(manifest: Manifest) -> Examined:
    """As of when it was made: what has run out since then comes up at the first tick."""
    offices = Office.objects.order_by("key").values_list("key", "pk")
    return Examined(
        manifest=manifest,
        findings=list(examine(manifest.made_at)),
        journals={key: verify(office) for key, office in offices},
    )


_OTHER_ENGINE = text(
    "The backup holds %(holds)s, and ONEDOOR_DATABASE_URL names %(here)s. Restore it to a database "
    "of its own kind."
)
_NEWER = text(
    "The backup was made by a newer Onedoor, %(version)s. Install that version or a later one, "
    "and restore it then."
)
_OFFICE_HERE = text(
    "There is an office here already. To put the backup in its place, and lose what is here, add "
    "--replace."
)
_SOMETHING_ELSE = text(
    "The database here is in use for something else than an office. Name another in "
    "ONEDOOR_DATABASE_URL."
)
_NOT_WHAT_IT_SAYS = text("What the backup holds is not what it says of itself.")
