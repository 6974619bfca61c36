"""Names, identity numbers, keys and codes are sent through pages, errors and faults of ours, and
none of them stands in the log afterwards."""

from __future__ import annotations

import datetime as dt
import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.template.backends.jinja2 import Template
from django.test import Client

from onedoor.config.log import FIELDS, AsJson, Lines
from onedoor.office.people.models import Person
from onedoor.office.responsibility.models import Case
from tests.cast.people import case, employee, person
from tests.databases import Database
from tests.office.people.made_up import a_number

MAY_STAND = {"time", "level", "logger", "message", "request", "error", "where", *FIELDS}
CODE = "7Q2M9KXW4RTB8HVD"
NAME = "Ødegårdshaugen"


class Log:
    """All that is logged at any level, line by line as it is written."""

    def __init__(self) -> None:
        self.written = io.StringIO()
        self.handler = Lines(self.written)
        self.handler.setFormatter(AsJson())

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.written.getvalue().splitlines()]


@pytest.fixture
def log() -> Iterator[Log]:
    """The log, with every level on: what is quiet today may be turned up tomorrow."""
    made, root = Log(), logging.getLogger()
    loggers = [root, *(logging.getLogger(name) for name in ("django", "django.request"))]
    loggers += [logging.getLogger(name) for name in ("onedoor", "django.security", "django.db")]
    levels = [one.level for one in loggers]
    root.addHandler(made.handler)
    for one in loggers:
        one.setLevel(logging.DEBUG)
    yield made
    root.removeHandler(made.handler)
    for one, level in zip(loggers, levels, strict=True):
        one.setLevel(level)


@pytest.fixture
def number() -> str:
    return a_number()


@pytest.fixture
def known(sqlite_database: Database) -> Person:
    return person(NAME, born=dt.date(1987, 6, 5))


@pytest.fixture
def held(known: Person) -> Case:
    return case(of=known, holder="amina")


@pytest.fixture
def amina(sqlite_database: Database) -> Client:
    """Amina's browser, which shows whatever the server answers."""
    browser = Client(raise_request_exception=False)
    browser.force_login(employee("amina").user)
    return browser


def test_nothing_of_anybody_stands_in_the_log(log, known, held, number, amina, monkeypatch):
    stranger = Client(raise_request_exception=False)
    sent = {"q": number, "given_name": NAME, "family_name": NAME, "number": number}
    addresses = (
        f"/persons/{known.pk}/?{NAME}={number}",
        f"/cases/{held.number}/",
        f"/where/{CODE}/",
        f"/{NAME}/{number}/",
        f"/persons/{number}/",
        f"/demo/?next={NAME}",
    )
    for browser in (amina, stranger):
        for address in addresses:
            browser.get(address, headers={"referer": f"http://testserver/{NAME}"})
            browser.post(address, sent)
        browser.post("/search/", sent)
        browser.get("/my-work/", headers={"host": f"{number}.example", "user-agent": NAME})
        browser.get("/my-work/", headers={"x-request-id": number})
        browser.generic(NAME.upper()[1:], "/my-work/")
        browser.post("/sign-in/", {"username": NAME, "password": CODE})
        browser.post("/sign-in/", {f"{NAME}{field}": "" for field in range(1100)})
    strict = Client(enforce_csrf_checks=True)
    strict.post(f"/where/{CODE}/", sent, headers={"origin": f"https://{number}.example"})
    _break_everything(monkeypatch, f"{NAME} {number} {CODE}")
    for address in addresses:
        amina.get(address)

    written = log.written.getvalue()
    assert "ValueError" in written
    for secret in (NAME, NAME.upper()[1:], number, CODE, held.number, known.given_name):
        assert secret not in written
        assert json.dumps(secret).strip('"') not in written
    assert not re.search(r"/(persons|cases|where)/[\dA-Z]", written)
    assert {name for line in log.lines for name in line} <= MAY_STAND


def _break_everything(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Every page but the one that says so breaks, with words in the error and in its frame."""
    render = Template.render

    def breaks(page: Template, *given: Any) -> Any:
        local = words
        if "broken" in str(page.template.name):
            return render(page, *given)
        raise ValueError(local)

    monkeypatch.setattr(Template, "render", breaks)


def test_a_request_is_one_line_with_its_route_and_office(log, held, amina):
    answer = amina.get(f"/cases/{held.number}/")
    (line,) = (one for one in log.lines if one["logger"] == "onedoor.request")
    assert (line["method"], line["route"], line["status"]) == ("GET", "case", 200)
    assert (line["office"], line["level"]) == ("elvebyen", "info")
    assert line["ms"] > 0
    assert line["request"] == answer.headers["X-Request-ID"]


def test_a_fault_and_its_request_bear_the_same_number(log, held, amina, monkeypatch):
    _break_everything(monkeypatch, NAME)
    amina.get(f"/cases/{held.number}/", headers={"x-request-id": "0123456789abcdef" * 2})
    fault, line = (one for one in log.lines if one["logger"].endswith("request"))
    assert (fault["error"], line["status"]) == ("ValueError", 500)
    assert fault["request"] == line["request"] == "0123456789abcdef" * 2
    assert any("responsibility" in place for place in fault["where"])


@pytest.mark.parametrize(
    ("address", "route"),
    [("/no-such-page/", "none"), ("/static/onedoor/board.css", "static"), ("/sign-in/", "sign_in")],
)
def test_a_route_is_named(address, route, log, sqlite_database):
    Client().get(address).close()
    assert [one["route"] for one in log.lines if one["logger"] == "onedoor.request"] == [route]


def test_being_watched_makes_no_lines(log, sqlite_database):
    Client().get("/health/")
    assert log.lines == []
