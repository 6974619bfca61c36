"""The command line: what it does not understand costs one line that helps, and exit code 2."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from onedoor.command.main import main
from onedoor.office.people.models import Identity
from onedoor.office.preparation import prepare
from onedoor.vocabulary.people import IdKind
from tests.cast.people import case, employee, person
from tests.databases import Database

SECRETS = {"ONEDOOR_SECRET_KEY": "s" * 50, "ONEDOOR_ID_KEY": "i" * 32}


def onedoor(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "onedoor.command.main", *words],
        env=os.environ | {"ONEDOOR_LANGUAGE": "en", "PYTHONPATH": "src"} | environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


def subprocess_in(database: Database, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, on the test's database."""
    where = {
        "ONEDOOR_DATABASE_URL": database.url,
        "ONEDOOR_LOOKS_DATABASE_URL": database.looks_url,
    }
    return onedoor(*words, **where, **more)


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
    for name in SECRETS:
        assert f"onedoor: {name} is not set: it must be at least" in done.stderr
    assert "token_urlsafe(48)" in done.stderr


@pytest.mark.parametrize("words", [["run", "--bind", "127.0.0.1:0"], ["tick"]], ids=" ".join)
def test_in_an_empty_directory_there_is_no_office(words, tmp_path):
    where = {"ONEDOOR_HOME": str(tmp_path / "var"), "ONEDOOR_DATABASE_URL": ""}
    done = onedoor(*words, ONEDOOR_LOOKS_DATABASE_URL="", **where, **SECRETS)
    told = "onedoor: There is no office here yet: `onedoor open PACK` opens one.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_an_unknown_kind_is_told_in_one_line():
    done = onedoor("tick", ONEDOOR_DATABASE_URL="oracle://somewhere")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "sqlite:///" in done.stderr


WITHOUT_OFFICE = [
    ["tick"],
    ["doctor"],
    ["password", "x.y"],
    ["journal", "verify"],
    ["journal", "seal"],
    ["journal", "export", "--to", "nowhere"],
]


def in_one_line(words: list[str], where: str) -> str:
    """What a command says that cannot use the database at this address."""
    done = onedoor(*words, ONEDOOR_DATABASE_URL=where, ONEDOOR_LOOKS_DATABASE_URL="")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    return done.stderr


@pytest.mark.parametrize("words", WITHOUT_OFFICE, ids=" ".join)
def test_where_no_office_is_one_is_told_how_to_open_it(words, tmp_path):
    told = in_one_line(words, f"sqlite:///{tmp_path / 'none.sqlite3'}")
    assert "There is no office here yet: `onedoor open PACK` opens one." in told


@pytest.mark.parametrize("words", WITHOUT_OFFICE[:2] + WITHOUT_OFFICE[3:], ids=" ".join)
def test_tables_alone_are_no_office(words, tmp_path, capsys, monkeypatch):
    empty = f"sqlite:///{tmp_path}/"
    monkeypatch.setenv("ONEDOOR_LANGUAGE", "en")
    with Database("sqlite", f"{empty}none.sqlite3", f"{empty}looks.sqlite3").opened():
        prepare()
        assert main(words) == 2
    assert "no office here yet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("sqlite:///", "the path of a file"),
        ("sqlite://foo", "the path of a file"),
        (f"sqlite:///{__file__}", "file is not a database"),
        ("postgresql://onedoor:hemmelig@127.0.0.1:1/office", "does not answer"),
        ("postgresql://onedoor:hemmelig@127.0.0.1:port/office", "does not answer"),
        ("postgresql://onedoor:hemmelig%zz@127.0.0.1/office", "postgresql://user"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_without_its_password(where, why):
    told = in_one_line(["tick"], where)
    assert why in told
    assert "hemmelig" not in told


def test_a_pack_nobody_knows_makes_no_database(tmp_path):
    told = in_one_line(["open", "nope"], f"sqlite:///{tmp_path / 'made.sqlite3'}")
    assert "There is no directory «nope»." in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "bind", ["nonsense", "127.0.0.1:", ":8000", "unix:/tmp/x", "127.0.0.1:99999", "no such:80"]
)
def test_what_is_no_address_is_answered_with_one(bind):
    done = onedoor("run", "--bind", bind, **SECRETS)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "ADDRESS:PORT, such as 127.0.0.1:8000" in done.stderr


@pytest.mark.parametrize(("name", "shortest"), [("ONEDOOR_SECRET_KEY", 50), ("ONEDOOR_ID_KEY", 32)])
def test_a_secret_that_is_too_short_is_refused(name, shortest, monkeypatch, capsys):
    monkeypatch.setenv("ONEDOOR_LANGUAGE", "en")
    for one, secret in (SECRETS | {name: "x" * (shortest - 1)}).items():
        monkeypatch.setenv(one, secret)
    assert main(["run"]) == 2
    first, *_ = capsys.readouterr().err.splitlines()
    told = f"it must be at least {shortest} random characters."
    assert first == f"onedoor: {name} cannot be used: {told}"


def test_another_key_than_the_numbers_were_stored_with_is_refused(sqlite_database: Database):
    known = person()
    Identity.objects.create(
        office=known.office,
        person=known,
        country="NO",
        kind=IdKind.synthetic,
        cipher=b"made with another key",
        fingerprint="f",
    )
    done = subprocess_in(sqlite_database, "run", "--bind", "127.0.0.1:0", **SECRETS)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("stored with another ONEDOOR_ID_KEY: set it.\n")


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


def test_a_password_is_typed_alike_twice(sqlite_database: Database, monkeypatch, capsys):
    typed = iter(["et langt og godt ord", "et langt og godt ort"])
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    monkeypatch.setenv("ONEDOOR_LANGUAGE", "en")
    assert main(["password", "elvebyen.amina"]) == 2
    assert capsys.readouterr().err == "The two differ, and nothing is changed.\n"
    assert not employee("amina").user.check_password("et langt og godt ord")


@pytest.mark.parametrize("secret", ["short", "password1234"])
def test_a_weak_password_is_refused(sqlite_database: Database, monkeypatch, secret):
    monkeypatch.setattr("getpass.getpass", lambda _: secret)
    assert main(["password", "elvebyen.amina"]) == 2


def test_a_password_that_nobody_types_is_told_in_one_line(sqlite_database: Database):
    done = subprocess_in(sqlite_database, "password", "elvebyen.amina")
    assert done.returncode == 2
    assert done.stderr.endswith("onedoor: Nothing was typed, and nothing is changed.\n")
