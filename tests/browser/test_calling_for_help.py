"""Calling for help in a browser: one key, seen on a colleague's page; unheard, the page says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from onedoor.office.safety.models import HelpCall
from tests.browser.looks import here_looks_well, looks_well
from tests.browser.visitor import Visitor
from tests.cast.at_the_desk import stands

pytestmark = pytest.mark.browser


@pytest.fixture
def lan(visitor: Visitor) -> Visitor:
    """Lan stands at desk 2, in English."""
    stands("lan", desk=2)
    visitor.keep("language", "en")
    visitor.sign_in("lan")
    visitor.open("/queue/")
    return visitor


@pytest.fixture
def yusuf(browser: Browser, served: str, lan: Visitor) -> Iterator[Visitor]:
    """Yusuf at a browser of his own, whose clock is the test's to move."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    other = Visitor(context.new_page(), served)
    other.page.clock.install()
    other.keep("language", "en")
    other.sign_in("yusuf")
    other.open("/my-work/")
    yield other
    context.close()
    assert other.wrong == []


def test_one_key_is_seen_by_a_colleague_who_answers(lan: Visitor, yusuf: Visitor) -> None:
    lan.page.keyboard.press("F9")
    expect(lan.page.get_by_text("told to colleagues")).to_be_visible()
    with yusuf.page.expect_response("**/help/now/"):
        yusuf.page.clock.run_for(4_000)
    expect(yusuf.page.get_by_role("alert").get_by_text("needs help: desk 2")).to_be_visible()
    here_looks_well(yusuf)
    yusuf.page.get_by_role("button", name="I am coming").click()
    expect(yusuf.page.get_by_text("on the way: Yusuf")).to_be_visible()
    lan.page.keyboard.press("F9")
    expect(lan.page.get_by_text("on the way: Yusuf")).to_be_visible()
    assert HelpCall.objects.count() == 1
    here_looks_well(lan)


def test_a_call_that_does_not_get_through_says_whom_to_ring_and_tries_again(lan: Visitor) -> None:
    lan.page.route("**/help/call/", lambda route: route.abort())
    lan.page.get_by_role("button", name="Call colleagues").click()
    expect(lan.page.get_by_text("Ring 112.")).to_be_visible()
    lan.page.unroute("**/help/call/")
    expect(lan.page.get_by_text("told to colleagues")).to_be_visible()
    expect(lan.page.get_by_text("Ring 112.")).to_be_hidden()
    lan.wrong.clear()  # the browser told of the request that this test cut off


def test_the_page_about_calling_looks_well(lan: Visitor) -> None:
    looks_well(lan, "/safety/help/")
