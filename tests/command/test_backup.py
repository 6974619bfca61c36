"""`onedoor backup` and `restore`, as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from onedoor.command.main import main
from onedoor.command.served_here import IsServed, refuse_while_served, served
from onedoor.office.inspection.doctor import CHECKS
from onedoor.office.people.models import Person
from tests.cast.people import case, person
from tests.command.test_main import onedoor, subprocess_in
from tests.databases import Database
from tests.office.inspection.backup.elsewhere import with_the_servers_own_programs


@pytest.fixture(autouse=True)
def at_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with_the_servers_own_programs(monkeypatch)
    monkeypatch.setenv("ONEDOOR_LANGUAGE", "en")
    monkeypatch.setenv("ONEDOOR_HOME", str(tmp_path / "home"))


def test_an_office_is_copied_and_comes_back(office_database: Database, tmp_path, capsys):
    file = str(tmp_path / "one")
    case(of=person("Før"))
    assert main(["backup", "--to", file, "--verify"]) == 0
    person("Etter")
    assert main(["restore", file]) == 2
    assert "add --replace." in capsys.readouterr().err
    assert main(["restore", file, "--replace"]) == 0
    said = capsys.readouterr().out
    assert "The office is here as it was at " in said
    assert "lines are as they were written." in said
    assert f"{len(CHECKS)} checks made. Nothing is wrong." in said
    assert not Person.objects.filter(family_name="Etter").exists()


def test_what_is_wrong_in_a_backup_is_named(sqlite_database: Database, tmp_path, capsys):
    held = case()
    type(held).objects.filter(pk=held.pk).update(bounces=4)
    assert main(["backup", "--to", str(tmp_path / "one"), "--verify"]) == 1
    assert f"Tables and journal differ about {held.pk}." in capsys.readouterr().out


def test_another_key_for_identity_numbers_is_told(sqlite_database: Database, tmp_path, monkeypatch):
    def another() -> None:
        raise ValueError("another key")

    assert main(["backup", "--to", str(tmp_path / "one")]) == 0
    monkeypatch.setattr("onedoor.command.serve.refuse_another_id_key", another)
    assert main(["restore", str(tmp_path / "one"), "--replace"]) == 1


def test_a_backup_of_no_office_is_refused(tmp_path):
    where = f"sqlite:///{tmp_path / 'none.sqlite3'}"
    named = {"ONEDOOR_DATABASE_URL": where, "ONEDOOR_LOOKS_DATABASE_URL": ""}
    done = onedoor("backup", "--to", str(tmp_path / "one"), **named)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "no office here yet" in done.stderr


@pytest.mark.parametrize("words", [["backup"], ["restore"], ["backup", "--to"]], ids=" ".join)
def test_a_file_has_to_be_named(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_that_is_no_backup_is_told_in_one_line(sqlite_database: Database, tmp_path):
    (tmp_path / "one").write_text("a letter")
    done = subprocess_in(sqlite_database, "restore", str(tmp_path / "one"), "--replace")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "is not a whole backup" in done.stderr


def test_nothing_is_restored_while_the_office_is_served(sqlite_database, tmp_path, capsys):
    assert main(["backup", "--to", str(tmp_path / "one")]) == 0
    with served(), served():
        assert main(["restore", str(tmp_path / "one"), "--replace"]) == 2
    assert "Stop it first" in capsys.readouterr().err
    assert main(["restore", str(tmp_path / "one"), "--replace"]) == 0


def test_an_office_is_served_again_afterwards():
    with refuse_while_served(), pytest.raises(IsServed), refuse_while_served():
        pass
    with served():
        pass
