"""At the check-in screen: two taps to a number, large for any finger, and clean for the next."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from onedoor.office.reception.models import Visit
from onedoor.vocabulary.reception_codes import ScreenKind
from tests.browser.looks import here_looks_well, looks_well
from tests.browser.visitor import Visitor
from tests.office.reception.waiting_room import it_is, screen_cookie

pytestmark = pytest.mark.browser
SMALLEST_TARGET = 48
LONG_NAME = "Nav Kautokeino og Guovdageaidnu, arbeids- og velferdskontoret på Bredbuktnesveien"
A6 = (298, 420)  # points: 105 by 148 mm


@pytest.fixture
def page(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> Page:
    """A machine that is the check-in screen, late in the morning."""
    it_is(monkeypatch)
    visitor.keep("screen", screen_cookie(ScreenKind.check_in))
    return visitor.page


def targets(page: Page) -> list[tuple[str, float, float]]:
    """Everything that can be pressed, and how large it is."""
    found = page.locator(
        "main a, main button, main label:has(input), main select, main [type=text]"
    )
    boxes = [(one.inner_text()[:30], one.bounding_box()) for one in found.all()]
    return [(name, box["width"], box["height"]) for name, box in boxes if box]


def too_small(page: Page) -> list[tuple[str, float, float]]:
    return [one for one in targets(page) if min(one[1:]) < SMALLEST_TARGET]


def test_two_taps_give_a_number(visitor: Visitor, page: Page) -> None:
    visitor.open("/check-in/")
    page.get_by_role("link", name="English").click()
    page.get_by_role("button", name="Job seeking").click()
    expect(page.locator(".kiosk__number")).to_have_text("1")
    assert Visit.objects.get().needs.get().area.key == "job_seeking"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "path", ["/check-in/", "/check-in/en/", "/check-in/en/?page=2", "/check-in/en/more/", "/where/"]
)
@pytest.mark.parametrize("width", [320, 1080])
def test_everything_is_large_enough_for_any_finger(
    visitor: Visitor, page: Page, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 1920})
    visitor.open(path)
    assert targets(page)
    assert too_small(page) == []


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_page_is_accessible_and_fits(visitor: Visitor, page: Page, language: str) -> None:
    for path in ("", f"{language}/", f"{language}/?page=2", f"{language}/more/"):
        looks_well(visitor, f"/check-in/{path}")
    page.locator(".kiosk__button--go").click()
    here_looks_well(visitor)
    assert page.locator("#errors").is_visible()
    page.locator("label.kiosk__tick").first.click()
    page.locator(".kiosk__button--go").click()
    expect(page.locator(".kiosk__number")).to_be_visible()
    here_looks_well(visitor)
    assert too_small(page) == []


def test_a_screen_left_half_way_is_clean_again_and_back_leads_to_nothing(
    visitor: Visitor, page: Page
) -> None:
    page.clock.install()
    visitor.open("/check-in/")
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Several things").click()
    page.get_by_label("My name").fill("Kari Hemmelig")
    seconds_pass(page, 46)
    expect(page.get_by_text("This page is cleared soon")).to_be_visible()
    seconds_pass(page, 20)
    page.wait_for_url("**/check-in/")
    page.go_back()
    page.go_forward()
    page.go_back()
    assert "Hemmelig" not in page.content()
    assert not Visit.objects.exists()


def test_a_touch_gives_more_time(visitor: Visitor, page: Page) -> None:
    page.clock.install()
    visitor.open("/check-in/en/")
    seconds_pass(page, 50)
    expect(page.get_by_text("This page is cleared soon")).to_be_visible()
    page.mouse.click(5, 5)
    seconds_pass(page, 30)
    expect(page.get_by_role("heading", name="What is it about?")).to_be_visible()


def test_a_number_that_was_shown_is_not_shown_to_the_next(visitor: Visitor, page: Page) -> None:
    page.clock.install()
    visitor.open("/check-in/en/")
    page.get_by_role("button", name="Job seeking").click()
    expect(page.locator(".slip__code")).to_be_visible()
    code = page.locator(".slip__code").inner_text()
    seconds_pass(page, 70)
    page.wait_for_url("**/check-in/")
    page.go_back()
    assert code not in page.content()


def test_the_slip_of_the_screen_prints_on_one_a6_page(visitor: Visitor, page: Page) -> None:
    visitor.open("/check-in/nb/")
    page.locator(".kiosk__button").first.click()
    expect(page.locator(".slip")).to_be_visible()
    assert pages_of(page) == [A6]


def test_a_slip_with_much_on_it_prints_on_one_page_too(visitor: Visitor, page: Page) -> None:
    visitor.open("/check-in/nn/")
    page.locator(".kiosk__button").first.click()
    expect(page.locator(".slip")).to_be_visible()
    page.locator(".slip__office").evaluate(f"one => one.textContent = '{LONG_NAME}'")
    page.locator(".slip__office-hours p").first.evaluate(f"one => one.textContent = '{LONG_NAME}'")
    hours = "<p>torsdag 09:00-15:00</p>" * 5
    page.locator(".slip__hours").evaluate(f"one => one.innerHTML = '{hours}'")
    assert pages_of(page) == [A6]


def seconds_pass(page: Page, seconds: int) -> None:
    """Let time pass on a page whose own scripts have begun to count it."""
    page.wait_for_load_state()
    page.clock.run_for(seconds * 1_000)


def pages_of(page: Page) -> list[tuple[int, int]]:
    """The pages that come out of the printer: each one's width and height in points."""
    printed = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    return [(round(float(width)), round(float(height))) for width, height in sizes]
