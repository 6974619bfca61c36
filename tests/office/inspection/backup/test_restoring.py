"""The drill: work, a backup during work, more work, and the office as it was, somewhere else."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from onedoor.office.confidentiality.models import Look
from onedoor.office.inspection.backup import postgresql, restoring, sqlite
from onedoor.office.inspection.backup.making import make_backup
from onedoor.office.inspection.backup.restoring import restore, try_backup
from onedoor.office.inspection.backup.trouble import NotDone
from onedoor.office.journal.models import JournalLine, Seal
from onedoor.office.people.models import Person
from onedoor.office.preparation import prepare
from onedoor.office.responsibility.models import Case
from tests.cast.people import case
from tests.databases import Database, fill
from tests.office.desk import Desk
from tests.office.inspection.backup.elsewhere import (
    SOON,
    empty_place,
    is_well,
    with_the_servers_own_programs,
    work,
)


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    with_the_servers_own_programs(monkeypatch)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the backup is, in a folder of its own."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder / "one"


@pytest.fixture
def backup(office_database: Database, file: Path) -> Path:
    """A backup of an office where somebody came, made with both engines."""
    work("Før")
    make_backup(file, now=SOON)
    return file


@pytest.fixture
def lite(sqlite_database: Database, file: Path) -> Path:
    """A backup of an office on SQLite."""
    work("Før")
    make_backup(file, now=SOON)
    return file


def family_names() -> set[str]:
    return set(Person.objects.values_list("family_name", flat=True))


def test_the_drill(office_database: Database, file: Path, request, tmp_path):
    work("Før")
    Desk("amina").open("/my-work/")
    looks = Look.objects.count()
    underway: list[Person] = []

    def work_meanwhile(_: int) -> None:
        if not underway:
            underway.append(work("Underveis"))

    made = make_backup(file, now=SOON, seen=work_meanwhile)
    assert underway
    work("Etter")
    with empty_place(request, office_database.engine, tmp_path / "elsewhere"):
        examined = restore(file)
        assert examined.is_well
        assert set(examined.journals) == {"elvebyen", "fjellbyen"}
        assert is_well()
        assert {"Før"} <= family_names()
        assert not family_names() & {"Underveis", "Etter"}
        assert Look.objects.count() == looks
        assert JournalLine.objects.count() == sum(one.lines for one in made.facts.offices)
    assert {"Før", "Underveis", "Etter"} <= family_names()


def test_the_restored_office_goes_on_working(backup: Path, office_database, request, tmp_path):
    known = set(Case.objects.values_list("pk", flat=True))
    with empty_place(request, office_database.engine, tmp_path / "elsewhere"):
        restore(backup)
        assert case().pk not in known
        assert "Etter" in Desk("amina").post("/search/", q=work("Etter").family_name)
        assert is_well()


def test_an_office_that_is_here_is_not_written_over(backup: Path, office_database: Database):
    work("Etter")
    with pytest.raises(NotDone, match="--replace"):
        restore(backup)
    assert "Etter" in family_names()


def test_an_office_is_replaced_when_that_is_asked_for(backup: Path, office_database: Database):
    work("Etter")
    assert restore(backup, replace=True).is_well
    assert "Etter" not in family_names()
    assert is_well()


def test_restoring_leaves_nothing_beside_the_databases(lite: Path, request, tmp_path):
    with empty_place(request, "sqlite", tmp_path / "elsewhere"):
        restore(lite)
        there = {one.name for one in (tmp_path / "elsewhere").iterdir()}
        assert {one.removesuffix("-wal").removesuffix("-shm") for one in there} == {
            "office.sqlite3",
            "looks.sqlite3",
        }
        modes = {sqlite.path_of(one).stat().st_mode & 0o777 for one in ("default", "looks")}
        assert modes == {0o600}


def test_a_backup_is_tried_without_touching_anything(backup: Path, office_database: Database):
    work("Etter")
    examined = try_backup(backup)
    assert examined.is_well
    assert bool(examined.journals) is (office_database.engine == "sqlite")
    assert "Etter" in family_names()
    assert [one.name for one in backup.parent.iterdir()] == ["one"]


# ---------------------------------------------------------------------------- what is refused


def shortened(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def without_its_end(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-10])


def with_a_byte_changed(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 3] ^= 0xFF
    file.write_bytes(whole)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def something_else(file: Path) -> None:
    file.write_text("not a backup")


def another_zip(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x", "y")


@pytest.mark.parametrize(
    "spoilt",
    [shortened, without_its_end, with_a_byte_changed, emptied, something_else, another_zip],
)
def test_what_is_not_whole_is_refused_and_touches_nothing(
    spoilt: Callable[[Path], None], lite: Path, request, tmp_path
):
    spoilt(lite)
    with empty_place(request, "sqlite", tmp_path / "elsewhere"):
        with pytest.raises(NotDone):
            restore(lite)
        assert list((tmp_path / "elsewhere").iterdir()) == []


def rewritten(file: Path, change: Callable[[dict[str, Any]], object], **parts: bytes) -> None:
    """The backup with another manifest, or other parts."""
    with zipfile.ZipFile(file) as archive:
        held = {name: archive.read(name) for name in archive.namelist()} | parts
    manifest = json.loads(held.pop("manifest.json"))
    change(manifest)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", json.dumps(manifest))


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.update(format=3),
        lambda said: said.update(more=1),
        lambda said: said.update(engine="postgresql"),
        lambda said: said["parts"].pop("looks"),
        lambda said: said["parts"]["looks"].update(bytes=1),
        lambda said: said["parts"]["looks"].update(sha256="0" * 64),
        lambda said: said["facts"].update(looks=10**6),
        lambda said: said["facts"]["offices"].pop(),
        lambda said: said["facts"]["migrations"].append(["office", "9999_newer"]),
    ],
)
def test_a_manifest_that_does_not_hold_is_refused(change, lite: Path, request, tmp_path):
    rewritten(lite, change)
    with empty_place(request, "sqlite", tmp_path / "elsewhere"):
        with pytest.raises(NotDone):
            restore(lite)
        assert not any((tmp_path / "elsewhere").glob("*.sqlite3"))


def test_a_newer_onedoors_backup_names_its_version(lite: Path):
    def newer(said: dict[str, Any]) -> None:
        said["onedoor"] = "7.2.1"
        said["facts"]["migrations"].append(["office", "9999_newer"])

    rewritten(lite, newer)
    with pytest.raises(NotDone, match=r"7\.2\.1"):
        restore(lite, replace=True)


def test_a_part_that_was_exchanged_is_refused(lite: Path, request, tmp_path):
    rewritten(lite, lambda said: None, default=b"SQLite format 3\0" + bytes(1000))
    with empty_place(request, "sqlite", tmp_path / "elsewhere"), pytest.raises(NotDone):
        restore(lite)


def test_a_file_that_is_not_there_is_told(sqlite_database: Database, tmp_path):
    with pytest.raises(NotDone, match="missing"):
        restore(tmp_path / "missing", replace=True)


def test_the_databases_of_an_older_onedoor_are_brought_up_to_date(
    backup: Path, office_database, request, tmp_path, monkeypatch
):
    brought: list[set[str]] = []

    def bring_up_to_date() -> None:
        brought.append(family_names())
        prepare()

    monkeypatch.setattr(restoring, "prepare", bring_up_to_date)
    with empty_place(request, office_database.engine, tmp_path / "elsewhere"):
        restore(backup)
    assert brought == [{"Før"}]


def test_a_database_of_something_else_is_never_replaced(
    backup: Path, office_database, request, tmp_path
):
    with empty_place(request, office_database.engine, tmp_path / "elsewhere"):
        if office_database.engine == "sqlite":
            sqlite.path_of("default").touch()
        with connections["default"].cursor() as cursor:
            cursor.execute("CREATE TABLE shop (price int)")
        with pytest.raises(NotDone):
            restore(backup, replace=True)
        assert connections["default"].introspection.table_names() == ["shop"]


def test_a_file_that_is_no_database_is_never_replaced(lite: Path, request, tmp_path):
    with empty_place(request, "sqlite", tmp_path / "elsewhere"):
        sqlite.path_of("default").write_text("a letter")
        with pytest.raises(NotDone):
            restore(lite, replace=True)
        assert sqlite.path_of("default").read_text() == "a letter"


def test_tables_without_an_office_are_filled(backup: Path, office_database, request, tmp_path):
    with empty_place(request, office_database.engine, tmp_path / "elsewhere"):
        prepare()
        assert restore(backup).is_well


# ---------------------------------------------------------------------------- nothing half-done


def test_a_disk_that_fills_while_restoring_changes_nothing(
    lite: Path, sqlite_database, monkeypatch
):
    work("Etter")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onedoor.office.inspection.backup.archive._copied", full)
    with pytest.raises(NotDone, match="No space left on device"):
        restore(lite, replace=True)
    assert "Etter" in family_names()
    assert not list(sqlite.path_of("default").parent.glob(".onedoor-*"))


def test_a_second_file_that_cannot_be_placed_takes_the_first_back(
    lite: Path, sqlite_database, monkeypatch
):
    work("Etter")
    looks = Look.objects.count()
    rename = Path.rename

    def once(path: Path, target: Path) -> Path:
        if target == sqlite.path_of("looks") and path.name == "restored":
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(NotDone, match="Input/output error"):
        restore(lite, replace=True)
    assert "Etter" in family_names()
    assert Look.objects.count() == looks
    assert is_well()


@pytest.mark.postgres
@pytest.mark.parametrize("breaks", ["default", "looks"])
def test_a_load_that_breaks_is_rolled_back(breaks, postgres_database, file, monkeypatch, tmp_path):
    work("Før")
    make_backup(file, now=SOON)
    work("Etter")
    load = postgresql.load

    def with_a_broken_dump(files: dict[str, Path]) -> None:
        whole = files[breaks].read_bytes()
        files[breaks].write_bytes(whole[: len(whole) * 2 // 3])
        load(files)

    monkeypatch.setattr(postgresql, "load", with_a_broken_dump)
    with pytest.raises(NotDone):
        restore(file, replace=True)
    assert "Etter" in family_names()
    assert is_well()


@pytest.mark.postgres
def test_looks_in_a_database_of_their_own_go_along(file, request, tmp_path):
    """Here and there they lie beside the office's, each in another."""
    with ExitStack() as open_:
        places = [
            open_.enter_context(empty_place(request, "postgresql", tmp_path)) for _ in range(4)
        ]
        here = Database("postgresql", places[0].url, places[1].url)
        there = Database("postgresql", places[2].url, places[3].url)
        fill(here)
        with here.opened():
            work("Før")
            Desk("amina").open("/my-work/")
            looks = Look.objects.count()
            make_backup(file, now=SOON)
        with there.opened():
            assert restore(file).is_well
            assert (Look.objects.count(), "Før" in family_names()) == (looks, True)


@pytest.mark.postgres
def test_a_server_that_counts_transactions_anew_is_told(postgres_database: Database):
    work("Før")
    assert restoring.to_go_on_from() is None
    Seal.objects.create(
        office=1, number=99, at_us=0, lines=0, last_seq=0, mark=1 << 40, head="0" * 64
    )
    assert restoring.to_go_on_from() == (1 << 40) + (1 << 20)


def test_a_copy_is_one_file(lite: Path):
    """No other file beside it is needed: what SQLite writes ahead is in it."""
    with zipfile.ZipFile(lite) as archive:
        whole = sqlite3.connect(":memory:")
        whole.deserialize(archive.read("default"))
    assert whole.execute("SELECT count(*) FROM journal_line").fetchone()[0] > 0
    assert MigrationRecorder(connections["default"]).applied_migrations()
    whole.close()
