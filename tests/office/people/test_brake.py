"""Guessing passwords is slow: after some failures a name, or an address, has to wait."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.test import Client

from onedoor.office.people import brake
from tests.cast.people import employee
from tests.databases import Database

PASSWORD = "en lang nok frase"
AMINA = "elvebyen.amina"
Fixture = pytest.MonkeyPatch


class Clock:
    """The time, which a test puts forward."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def time(self) -> float:
        """What the clock shows."""
        return self.now


@pytest.fixture
def clock(monkeypatch: Fixture, sqlite_database: Database) -> Clock:
    """A clock for the brake alone; and Amina has a password."""
    clock = Clock()
    monkeypatch.setattr(brake, "time", clock)
    amina = employee("amina").user
    amina.set_password(PASSWORD)
    amina.save()
    return clock


def tried(password: str, name: str = AMINA, address: str = "10.0.0.1") -> Any:
    """One try, by a browser that reads English."""
    browser = Client(HTTP_HOST="localhost", REMOTE_ADDR=address)
    browser.cookies["language"] = "en"
    return browser.post("/sign-in/", {"username": name, "password": password})


def fail(times: int, **told: str) -> None:
    """Fail so many times."""
    for _ in range(times):
        assert tried("feil", **told).status_code == 200


def test_after_five_failures_even_the_right_password_has_to_wait(clock: Clock) -> None:
    fail(5)
    answer = tried(PASSWORD, address="10.0.0.2")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 15 * 60 + 1
    assert "tried too many times" in answer.content.decode()


def test_the_wait_is_fifteen_minutes_from_the_last_failure(clock: Clock) -> None:
    for _ in range(5):
        fail(1)
        clock.now += 3 * 60
    clock.now += 11 * 60
    assert tried(PASSWORD).status_code == 429
    clock.now += 2 * 60
    assert tried(PASSWORD).status_code == 302


def test_failures_long_ago_do_not_count(clock: Clock) -> None:
    fail(4)
    clock.now += 16 * 60
    fail(1)
    assert tried(PASSWORD).status_code == 302


def test_signing_in_rightly_forgets_the_failures_of_the_name(clock: Clock) -> None:
    fail(4)
    assert tried(PASSWORD).status_code == 302
    fail(4)
    assert tried(PASSWORD).status_code == 302


def test_another_name_need_not_wait(clock: Clock) -> None:
    fail(5, name="elvebyen.elif")
    assert tried(PASSWORD).status_code == 302


def test_who_tries_many_names_from_one_address_has_to_wait(
    clock: Clock, monkeypatch: Fixture
) -> None:
    monkeypatch.setattr(brake, "FAILURES_OF_AN_ADDRESS", 7)
    for number in range(7):
        fail(1, name=f"elvebyen.nobody{number}")
    assert tried(PASSWORD).status_code == 429
    assert tried(PASSWORD, address="10.0.0.2").status_code == 302


def test_it_is_logged_once_and_without_a_name(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="onedoor.sign_in"):
        fail(5)
        tried("feil")
    logged = [one for one in caplog.records if one.name == "onedoor.sign_in"]
    assert [one.getMessage() for one in logged] == ["sign-in braked"]
    assert AMINA not in str(vars(logged[0]))
