"""The database has gone, or the disk is full: nothing is lost, and the page says what to do."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import Error, IntegrityError, InterfaceError, OperationalError, connection

from onedoor.office.confidentiality.looks import LookNotLogged
from onedoor.office.inspection.doctor import examine
from onedoor.office.reception.models import Visit
from onedoor.office.whereabouts.unavailable import Cause, cause_of
from tests.cast.at_the_desk import stands
from tests.cast.people import LATER, area
from tests.databases import Database
from tests.office.desk import Desk
from tests.office.reception.door.page import carried

DOOR = "/door/"


@pytest.fixture
def desk(sqlite_database: Database) -> Desk:
    """Amina stands at the door, with its form filled in, in English."""
    return at_the_door()


def at_the_door() -> Desk:
    stands("amina")
    desk = Desk("amina")
    desk.client.raise_request_exception = False
    desk.open(DOOR)
    return desk


def come(desk: Desk, **fields: str) -> str:
    return desk.post(DOOR, **carried(desk), about="sick leave", words="Hun har vondt", **fields)


def kept(desk: Desk) -> dict[str, list[str]]:
    """What the page that came would send again."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', desk.html):
        found.setdefault(name, []).append(value)
    return found


@contextmanager
def gone() -> Iterator[Path]:
    """The database's file is somewhere else for a while."""
    file = Path(str(connection.settings_dict["NAME"]))
    connection.close()
    elsewhere = file.rename(file.with_suffix(".elsewhere"))
    yield file
    connection.close()
    elsewhere.rename(file)


@contextmanager
def full() -> Iterator[None]:
    """The database may not grow by one page."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    yield
    connection.close()


def until_it_is_full(desk: Desk) -> str:
    """People come until nobody more can be registered; what the page then says."""
    for _ in range(60):
        said = come(desk)
        if desk.status == 503:
            return said
        desk.open(DOOR)
    raise AssertionError("the database grew after all")


# ---------------------------------------------------------------------------- what a reader sees


def test_a_page_without_a_database_says_so_and_tries_again_by_itself(desk: Desk):
    with gone():
        answer = desk.client.get("/queue/")
    assert (answer.status_code, answer["Retry-After"], answer["Refresh"]) == (503, "15", "15")
    assert answer["Cache-Control"] == "no-store"
    assert "Onedoor does not reach its database just now." in answer.content.decode()
    assert desk.client.get("/queue/").status_code == 200


def test_no_empty_database_is_made_where_the_file_has_gone(desk: Desk):
    with gone() as file:
        desk.open("/queue/")
        assert not file.exists()


def test_what_was_sent_stands_on_the_page_and_is_done_once_when_it_is_sent_again(desk: Desk):
    with gone():
        said = come(desk)
    assert (desk.status, Visit.objects.count()) == (503, 0)
    assert "It is done once, even if it got through the first time." in said
    assert "Hun har vondt" in said
    again = kept(desk)
    for _ in range(2):
        desk.post(DOOR, **again)
        assert Visit.objects.get().needs.get().area == area("sick_leave")


def test_on_a_full_disk_nothing_is_half_done(desk: Desk):
    with full():
        said = until_it_is_full(desk)
    assert "The disk that Onedoor writes to is full" in said
    assert list(examine(LATER)) == []


def test_a_password_is_typed_anew(desk: Desk):
    desk.client.logout()
    desk.client.cookies["language"] = "en"
    with gone():
        said = desk.post("/sign-in/", username="elvebyen.amina", password="secret and long")
    assert desk.status == 503
    assert "go back in the browser, and send it again" in said
    assert "secret" not in desk.html


def test_what_a_strangers_page_has_sent_is_not_repeated(desk: Desk):
    desk.client.handler.enforce_csrf_checks = True
    with gone():
        desk.post(DOOR, about="sick leave", words="Hun har vondt", form_key="theirs")
    assert desk.status == 503
    assert "Hun har vondt" not in desk.html


def test_whoever_comes_in_is_sent_to_somebody_who_works_here(desk: Desk):
    with gone():
        said = desk.open("/sign-in/")
    assert "tell somebody who works here" in said


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "Onedoor får ikke kontakt"), ("nn", "Onedoor får ikkje kontakt")],
)
def test_it_speaks_the_readers_language(desk: Desk, language: str, words: str):
    desk.client.cookies["language"] = language
    with gone():
        assert words in desk.open("/queue/")


@pytest.mark.postgres
def test_a_postgresql_that_does_not_answer_is_told_likewise(postgres_database: Database):
    desk = at_the_door()
    before = connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["HOST"] = "/nowhere"
    said = come(desk)
    connection.settings_dict["HOST"] = before
    assert "Onedoor does not reach its database just now." in said
    desk.post(DOOR, **kept(desk))
    assert Visit.objects.count() == 1


# ---------------------------------------------------------------------------- which cause is which


def raised(kind: type[Exception], driver: BaseException | None = None) -> Exception:
    wrong = kind("in the driver's own words")
    wrong.__cause__ = driver
    return wrong


def lite(code: int) -> sqlite3.OperationalError:
    wrong = sqlite3.OperationalError()
    wrong.sqlite_errorcode = code
    return wrong


@pytest.mark.parametrize(
    ("driver", "cause"),
    [
        (psycopg.errors.DiskFull(), Cause.full),
        (psycopg.errors.DeadlockDetected(), Cause.busy),
        (psycopg.errors.AdminShutdown(), Cause.lost),
        (psycopg.errors.CannotConnectNow(), Cause.lost),
        (psycopg.OperationalError("connection refused"), Cause.lost),
        (psycopg.errors.UndefinedTable(), None),
        (lite(sqlite3.SQLITE_FULL), Cause.full),
        (lite(sqlite3.SQLITE_BUSY_SNAPSHOT), Cause.busy),
        (lite(sqlite3.SQLITE_IOERR_READ), Cause.lost),
        (lite(sqlite3.SQLITE_CANTOPEN), Cause.lost),
        (lite(sqlite3.SQLITE_ERROR), None),
    ],
)
def test_a_drivers_own_code_tells_what_has_happened(driver: Exception, cause: Cause | None):
    assert cause_of(raised(OperationalError, driver)) is cause
    assert cause_of(raised(LookNotLogged, raised(OperationalError, driver))) is cause


@pytest.mark.parametrize(
    ("wrong", "cause"),
    [
        (OSError(errno.ENOSPC, "no space"), Cause.full),
        (OSError(errno.EROFS, "read-only"), Cause.lost),
        (FileNotFoundError(errno.ENOENT, "not there"), None),
        (raised(InterfaceError), Cause.lost),
        (raised(IntegrityError), None),
        (raised(Error), None),
        (KeyError("ours"), None),
        (None, None),
    ],
)
def test_what_is_our_own_fault_is_called_so(wrong: Exception | None, cause: Cause | None):
    assert cause_of(wrong) is cause


def test_a_fault_of_ours_is_no_lost_database(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("onedoor.office.reception.models.Visit.objects", None)
    assert desk.client.get("/queue/").status_code == 500
