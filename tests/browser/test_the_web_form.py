"""From a telephone at home: what it is about, and what happens next."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from onedoor.office.reception.models import Visit
from onedoor.vocabulary.reception_codes import Channel
from tests.browser.looks import NARROW, here_looks_well, looks_well
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

PAGE = "/come-in/elvebyen/"


@pytest.fixture
def telephone(visitor: Visitor) -> Visitor:
    """Somebody with a small telephone, who reads English."""
    visitor.page.set_viewport_size({"width": NARROW, "height": 640})
    visitor.open(f"{PAGE}?language=en")
    return visitor


def test_somebody_writes_from_a_telephone(telephone: Visitor) -> None:
    page = telephone.page
    page.get_by_label("What is it about?").fill("money")
    page.get_by_label("Your telephone number").fill("22 22 55 55")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("One question more")).to_be_visible()
    here_looks_well(telephone)
    page.get_by_label("Financial assistance", exact=True).check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="We have it")).to_be_visible()
    expect(page.get_by_text("We ring you on the number you gave.")).to_be_visible()
    here_looks_well(telephone)
    row = Visit.objects.get()
    assert (row.channel, row.person.phone) == (Channel.web, "+4722225555")


def test_the_code_shown_opens_where_it_is(telephone: Visitor) -> None:
    page = telephone.page
    page.get_by_label("What is it about?").fill("aap")
    page.keyboard.press("Enter")
    code = page.locator(".web-code").inner_text()
    page.get_by_role("link", name="Where is it?").click()
    page.get_by_label("The code on the slip").fill(code)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing can be shown for this code.")).to_have_count(0)


def test_the_language_is_chosen_first(telephone: Visitor) -> None:
    telephone.page.get_by_role("link", name="Nynorsk").click()
    expect(telephone.page.locator("html")).to_have_attribute("lang", "nn")


def test_what_is_wrong_is_told_where_it_is(telephone: Visitor) -> None:
    page = telephone.page
    page.get_by_label("Your telephone number").fill("12")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#errors a")).to_have_count(2)
    here_looks_well(telephone)


def test_the_page_looks_well(visitor: Visitor) -> None:
    looks_well(visitor, f"{PAGE}?language=en")
