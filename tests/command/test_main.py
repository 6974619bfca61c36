"""The command line: what it does not understand costs one line that helps, and exit code 2."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from onedoor.command.main import main
from tests.cast.people import case, employee
from tests.databases import Database


def onedoor(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "onedoor.command.main", *words],
        env=os.environ | {"ONEDOOR_LANGUAGE": "en", "PYTHONPATH": "src"} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("words", [[], ["dance"], ["tick", "twice"], ["journal"], ["replay"]])
def test_a_command_nobody_knows_is_answered_in_one_line(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(words)
    told = capsys.readouterr().err
    assert stopped.value.code == 2
    assert told.count("\n") == 1
    assert "--help" in told


def test_an_office_is_not_served_without_its_secrets():
    done = onedoor("run", ONEDOOR_SECRET_KEY="", ONEDOOR_ID_KEY="")
    assert done.returncode == 2
    assert "ONEDOOR_SECRET_KEY, ONEDOOR_ID_KEY" in done.stderr


def test_a_database_of_an_unknown_kind_is_told_in_one_line():
    done = onedoor("tick", ONEDOOR_DATABASE_URL="oracle://somewhere")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "sqlite:///" in done.stderr


def test_a_demo_is_served_to_this_machine_only(tmp_path):
    done = onedoor("demo", "--bind", "0.0.0.0:0", ONEDOOR_HOME=str(tmp_path))
    assert done.returncode == 2
    assert "this machine only" in done.stderr


def test_an_office_is_opened_from_its_pack(tmp_path):
    where = f"sqlite:///{tmp_path / 'office.sqlite3'}"
    done = onedoor("open", "wabo", ONEDOOR_DATABASE_URL=where, ONEDOOR_LOOKS_DATABASE_URL="")
    assert (done.returncode, done.stdout) == (0, "The office wabo is open.\n")


def test_a_pack_nobody_knows_is_not_opened(sqlite_database: Database, capsys):
    assert main(["open", "atlantis"]) == 2
    assert "example" in capsys.readouterr().err


def test_the_doctor_finds_nothing_in_a_healthy_office(sqlite_database: Database, capsys):
    case(holder="amina")
    assert main(["doctor"]) == 0
    assert "Nothing is wrong." in capsys.readouterr().out


def test_the_doctor_names_what_is_wrong(sqlite_database: Database, capsys):
    held = case(holder="amina")
    type(held).objects.filter(pk=held.pk).update(bounces=4)
    assert main(["doctor"]) == 1
    assert f"Tables and journal differ about {held.pk}." in capsys.readouterr().out


def test_a_password_is_set_and_lets_one_in(sqlite_database: Database, monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda _: "et langt og godt ord")
    assert main(["password", "elvebyen.amina"]) == 0
    assert employee("amina").user.check_password("et langt og godt ord")


@pytest.mark.parametrize("secret", ["short", "password1234"])
def test_a_weak_password_is_refused(sqlite_database: Database, monkeypatch, secret):
    monkeypatch.setattr("getpass.getpass", lambda _: secret)
    assert main(["password", "elvebyen.amina"]) == 2
