"""The demo office opens for its own machine alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, override_settings

from onedoor.office.establishment.models import Office
from onedoor.office.whereabouts.demo import demo_is_safe
from tests.cast.people import employee
from tests.databases import Database


@pytest.fixture
def browser(sqlite_database: Database) -> Iterator[Client]:
    """A browser on the demo's own machine."""
    with override_settings(DEMO=True):
        yield Client(HTTP_HOST="localhost:8000")


def test_whoever_is_chosen_is_signed_in(browser: Client) -> None:
    chosen = {"employee": str(employee("elif").pk), "next": "/account/"}
    answer = browser.post("/demo/", chosen, follow=True)
    assert answer.redirect_chain == [("/account/", 302)]
    assert "Elif Karabulut" in answer.content.decode()


@pytest.mark.parametrize(
    "told",
    [
        {"HTTP_HOST": "onedoor.example"},
        {"HTTP_HOST": "localhost.example"},
        {"HTTP_HOST": "192.168.1.10:8000"},
        {"REMOTE_ADDR": "192.168.1.20"},
        {"REMOTE_ADDR": ""},
        {"HTTP_FORWARDED": "for=192.0.2.60"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_X_FORWARDED_HOST": "localhost"},
    ],
)
def test_nobody_reaches_it_from_elsewhere(browser: Client, told: dict[str, Any]) -> None:
    assert browser.get("/sign-in/", **told).status_code == 403
    assert browser.post("/demo/", {"employee": "1"}, **told).status_code == 403


def test_its_refusal_is_guarded_like_every_page(browser: Client) -> None:
    refused = browser.get("/sign-in/", HTTP_HOST="onedoor.example")
    assert "default-src 'none'" in refused.headers["Content-Security-Policy"]
    assert refused.headers["X-Frame-Options"] == "DENY"
    assert refused.headers["X-Content-Type-Options"] == "nosniff"
    assert refused.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST"])
def test_its_own_machine_reaches_it(browser: Client, host: str) -> None:
    assert browser.get("/sign-in/", HTTP_HOST=host).status_code == 200


def test_a_real_office_in_the_database_closes_it(browser: Client) -> None:
    assert demo_is_safe("127.0.0.1:8000")
    Office.objects.filter(key="fjellbyen").update(demo=False)
    assert browser.get("/demo/").status_code == 403
    assert not demo_is_safe("127.0.0.1:8000")


@pytest.mark.parametrize("bind", ["0.0.0.0:8000", "", ":8000", "192.168.1.10", "[::]:8000"])
def test_it_is_never_served_to_others(sqlite_database: Database, bind: str) -> None:
    assert not demo_is_safe(bind)


def test_without_demo_nobody_can_be_chosen(sqlite_database: Database) -> None:
    browser = Client(HTTP_HOST="localhost")
    assert browser.get("/demo/").status_code == 404
    assert browser.post("/demo/", {"employee": str(employee("elif").pk)}).status_code == 404


@pytest.mark.parametrize("number", ["", "x", "999999", "-1", "1" * 40])
def test_nobody_of_that_number_can_be_chosen(browser: Client, number: str) -> None:
    assert browser.post("/demo/", {"employee": number}).status_code == 404
