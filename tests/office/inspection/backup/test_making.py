"""A backup is made while the office works, of one instant, and is whole or not there."""

from __future__ import annotations

import json
import os
import resource
import shutil
import stat
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from onedoor.office.confidentiality.models import Look
from onedoor.office.inspection.backup.making import make_backup
from onedoor.office.inspection.backup.manifest import this_version
from onedoor.office.inspection.backup.restoring import try_backup
from onedoor.office.inspection.backup.trouble import NotDone
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.sealing import seal
from tests.cast.people import office
from tests.databases import Database
from tests.office.inspection.backup.elsewhere import (
    SOON,
    with_the_servers_own_programs,
    work,
)


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    with_the_servers_own_programs(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


def test_a_backup_says_what_it_holds(office_database: Database, folder):
    work("Testesen")
    sealed = seal(office().pk, SOON)
    made = make_backup(folder / "one", now=SOON)
    said = next(one for one in made.facts.offices if one.key == "elvebyen")
    lines = JournalLine.objects.filter(office=office().pk)
    assert (said.lines, said.last_seq) == (lines.count(), lines.latest("seq").seq)
    assert (said.last_hash, said.seals, said.seal_head) == (
        lines.latest("seq").hash,
        1,
        sealed.head,
    )
    assert (made.onedoor, made.made_at, made.engine) == (
        this_version(),
        SOON,
        office_database.engine,
    )
    assert ("office", "0001_initial") in made.facts.migrations


def test_its_sums_are_those_of_its_parts(office_database: Database, folder):
    made = make_backup(folder / "one", now=SOON)
    with zipfile.ZipFile(folder / "one") as archive:
        assert set(archive.namelist()) == {"default", "looks", "papers", "manifest.json"}
        for name, part in made.parts.items():
            assert sha256(archive.read(name)).hexdigest() == part.sha256
        assert json.loads(archive.read("manifest.json"))["format"] == 2


def test_only_its_owner_may_read_it_and_nothing_lies_beside_it(office_database: Database, folder):
    make_backup(folder / "one", now=SOON)
    assert stat.S_IMODE((folder / "one").stat().st_mode) == 0o600
    assert [one.name for one in folder.iterdir()] == ["one"]


def test_how_far_it_has_come_is_told(office_database: Database, folder):
    seen: list[int] = []
    make_backup(folder / "one", now=SOON, seen=seen.append)
    assert max(seen) > 10_000


@pytest.mark.parametrize("there", ["file", "link", "folder"])
def test_it_is_written_over_nothing(there, sqlite_database: Database, folder):
    target = folder / "one"
    if there == "file":
        target.write_text("precious")
    elif there == "link":
        target.symlink_to("nowhere")
    else:
        target.mkdir()
    with pytest.raises(NotDone, match="one"):
        make_backup(target, now=SOON)
    assert [one.name for one in folder.iterdir()] == ["one"]


def test_what_appears_meanwhile_is_not_written_over(sqlite_database: Database, folder):
    target = folder / "one"
    with pytest.raises(NotDone):
        make_backup(target, now=SOON, seen=lambda _: target.write_text("precious"))
    assert target.read_text() == "precious"
    assert [one.name for one in folder.iterdir()] == ["one"]


def test_a_folder_that_is_not_there_is_told(sqlite_database: Database, folder):
    with pytest.raises(NotDone, match="missing"):
        make_backup(folder / "missing/one", now=SOON)


def test_where_links_are_not_made_it_is_renamed(sqlite_database: Database, folder, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    make_backup(folder / "one", now=SOON)
    assert try_backup(folder / "one").manifest.made_at == SOON


def test_office_and_looks_are_of_one_instant(sqlite_database: Database, folder):
    """Each look that is logged while the office is copied is left out, as the work beside it."""
    looks, lines = Look.objects.count(), JournalLine.objects.count()
    worked: list[int] = []

    def work_meanwhile(_: int) -> None:
        if not worked:
            worked.append(work("Underveis").pk)
            _look()

    made = make_backup(folder / "one", now=SOON, seen=work_meanwhile)
    assert JournalLine.objects.count() > lines
    assert Look.objects.count() > looks
    assert made.facts.looks == looks
    assert sum(one.lines for one in made.facts.offices) == lines


def _look() -> None:
    from tests.office.desk import Desk

    Desk("amina").open("/my-work/")


def test_a_full_disk_is_told_and_leaves_nothing(sqlite_database: Database, folder):
    done = _onedoor_with_little_room(sqlite_database, "backup", "--to", str(folder / "one"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "The disk does not do it" in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(folder.iterdir()) == []


def _onedoor_with_little_room(database: Database, *words: str) -> subprocess.CompletedProcess[str]:
    """A command whose files may not grow beyond what half an office takes."""
    little = 200_000
    return subprocess.run(
        [sys.executable, "-m", "onedoor.command.main", *words],
        env=database.second_process_env() | {"ONEDOOR_LANGUAGE": "en"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (little, little)),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.postgres
def test_a_program_that_is_not_here_is_named(postgres_database: Database, folder, monkeypatch):
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(NotDone, match=r"pg_dump"):
        make_backup(folder / "one", now=SOON)
    assert list(folder.iterdir()) == []


@pytest.mark.postgres
def test_a_program_older_than_the_server_is_refused(
    postgres_database: Database, tmp_path, folder, monkeypatch
):
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 11.3'\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(NotDone, match=r"11.*18"):
        make_backup(folder / "one", now=SOON)
    assert list(folder.iterdir()) == []


@pytest.mark.postgres
def test_a_program_that_fails_is_told_without_the_password(
    postgres_database: Database, tmp_path, folder, monkeypatch
):
    broken = tmp_path / "pg_dump"
    real = shutil.which("pg_dump")
    broken.write_text(
        f'#!/bin/sh\n[ "$1" = --version ] && exec {real} --version\necho "error: no" >&2; exit 1\n'
    )
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(NotDone, match=r"pg_dump.*error: no"):
        make_backup(folder / "one", now=SOON)
    assert list(folder.iterdir()) == []
