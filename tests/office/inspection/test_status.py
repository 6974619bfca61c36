"""How the office is, for machines: yes or no to anybody, and why to those who look after it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.db import DatabaseError, connections
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from onedoor.office.confidentiality.models import Look
from onedoor.office.inspection import readiness, sign_of_life
from tests.databases import Database

A_MOMENT = dt.timedelta(seconds=1)


@pytest.fixture
def living(settings_changed: pytest.MonkeyPatch) -> None:
    """A ticker that has just gone through, and a disk with room."""
    sign_of_life.give_sign_of_life(timezone.now())


@pytest.fixture
def settings_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    from django.conf import settings

    monkeypatch.setattr(settings, "SIGN_OF_LIFE", tmp_path / "home/ticker.txt")
    monkeypatch.setattr(settings, "LEAST_FREE_MB", 1)
    return monkeypatch


def ready(**headers: str) -> tuple[int, dict[str, object]]:
    answer = Client().get("/ready/", headers=headers)
    return answer.status_code, answer.json()


def test_a_process_that_answers_is_healthy_without_any_database():
    answer = Client(headers={"host": "10.1.2.3"}).get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"healthy": True})
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_an_office_that_is_well_is_ready(office_database: Database, living):
    status, told = ready()
    assert status == 200
    assert [name for name, value in told.items() if value is False] == []
    assert (told["migrations_missing"], told["ticker_silent_seconds"]) == (0, 0)


def test_asking_is_no_look_and_makes_no_session(sqlite_database: Database, living):
    before = Look.objects.count()
    with CaptureQueriesContext(connections["default"]) as asked:
        answer = Client(headers={"cookie": "sessionid=forged"}).get("/ready/")
    assert Look.objects.count() == before
    assert not answer.cookies
    assert all("django_migrations" in one["sql"] or "sqlite" in one["sql"] for one in asked)


@pytest.mark.parametrize("alias", ["default", "looks"])
def test_a_database_that_does_not_answer_is_named(alias, office_database, living, monkeypatch):
    def gone(recorder: MigrationRecorder) -> set[tuple[str, str]]:
        if recorder.connection.alias == alias:
            raise DatabaseError("hemmelig")
        return set(readiness.known_migrations())

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", gone)
    status, told = ready()
    assert status == 503
    assert told["database" if alias == "default" else "looks"] is False
    assert told["migrations_missing"] is None


def test_tables_of_an_older_version_are_not_ready(sqlite_database: Database, living, monkeypatch):
    newer = readiness.known_migrations() | {("office", "9999_newer")}
    monkeypatch.setattr(readiness, "known_migrations", lambda: newer)
    status, told = ready()
    assert (status, told["migrations"], told["migrations_missing"]) == (503, False, 2)


def test_tables_of_a_newer_version_are_served(sqlite_database: Database, living):
    MigrationRecorder(connections["default"]).record_applied("office", "9999_newer")
    assert ready()[0] == 200


@pytest.mark.parametrize("minutes", [6, -6])
def test_a_ticker_that_is_silent_is_told(minutes, sqlite_database: Database, settings_changed):
    sign_of_life.give_sign_of_life(timezone.now() - dt.timedelta(minutes=minutes))
    status, told = ready()
    assert (status, told["ticker"]) == (503, False)
    assert 359 <= int(str(told["ticker_silent_seconds"])) <= 361


@pytest.mark.parametrize("written", [None, "", "yesterday", "2026-03-02T08:00:00"])
def test_a_sign_that_cannot_be_read_is_none(written, sqlite_database: Database, settings_changed):
    from django.conf import settings

    if written is not None:
        settings.SIGN_OF_LIFE.parent.mkdir()
        settings.SIGN_OF_LIFE.write_text(written)
    status, told = ready()
    assert (status, told["ticker"], told["ticker_silent_seconds"]) == (503, False, None)


def test_a_disk_that_is_nearly_full_is_told(sqlite_database: Database, living, settings_changed):
    from django.conf import settings

    settings_changed.setattr(settings, "LEAST_FREE_MB", 10**9)
    status, told = ready()
    assert (status, told["disk"]) == (503, False)


@pytest.mark.parametrize(
    "header", ["x-forwarded-for", "forwarded", "x-forwarded-host", "via", "x-real-ip"]
)
def test_what_is_passed_on_is_told_yes_or_no_alone(header, sqlite_database: Database, living):
    assert ready(**{header: "127.0.0.1"}) == (200, {"ready": True})


@pytest.mark.parametrize("address", ["10.1.2.3", "2001:db8::1", "", "unix:"])
def test_strangers_are_told_yes_or_no_alone(address, sqlite_database: Database, living):
    answer = Client(REMOTE_ADDR=address).get("/ready/")
    assert answer.json() == {"ready": True}


@pytest.mark.parametrize("address", ["/health/", "/ready/"])
def test_they_are_only_read(address):
    answer = Client().post(address)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_a_tick_gives_a_sign_of_life(settings_changed):
    now = timezone.now()
    assert sign_of_life.silent_for(now) is None
    sign_of_life.give_sign_of_life(now)
    assert sign_of_life.silent_for(now + A_MOMENT) == A_MOMENT
