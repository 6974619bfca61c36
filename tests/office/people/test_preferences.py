"""Language and appearance are chosen without scripts, and lead back to where one was."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast.people import employee
from tests.databases import Database


@pytest.fixture
def browser(sqlite_database: Database) -> Client:
    """Amina's browser."""
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(employee("amina").user)
    return browser


def appearance(browser: Client, **headers: str) -> str:
    """The class of the page."""
    page = browser.get("/account/", headers=headers).content.decode()
    return page.partition('<html lang="nb" class="')[2].partition('"')[0]


def test_the_browsers_wish_is_followed_until_one_chooses(browser: Client) -> None:
    assert appearance(browser) == "light"
    assert appearance(browser, sec_ch_prefers_color_scheme='"dark"') == "dark"
    browser.post("/choose-appearance/", {"appearance": "light"})
    assert appearance(browser, sec_ch_prefers_color_scheme='"dark"') == "light"


def test_choosing_leads_back_but_never_out_of_the_house(browser: Client) -> None:
    def led_to(back: str) -> str:
        return browser.post("/choose-language/", {"language": "nn", "back": back}).headers[
            "Location"
        ]

    assert led_to("/pass-on/?a=1") == "/pass-on/?a=1"
    assert led_to("https://example.com/") == led_to("//example.com") == led_to("") == "/"


@pytest.mark.parametrize("chosen", ["", "sv", "nb'", "x" * 1000])
def test_a_choice_that_is_none_changes_nothing(browser: Client, chosen: str) -> None:
    assert browser.post("/choose-language/", {"language": chosen}).status_code == 302
    assert browser.post("/choose-appearance/", {"appearance": chosen}).status_code == 302
    assert "appearance" not in browser.cookies
    assert employee("amina").language == "nb"
