"""A case's whole journeys in a browser: it is opened, offered, returned, accepted, and closed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from onedoor.office.responsibility.models import Case
from tests.browser.visitor import Visitor
from tests.cast import people as cast

pytestmark = pytest.mark.browser


def a_case(holder: str = "amina", **told: str) -> Case:
    return cast.case(holder=holder, now=timezone.now() - dt.timedelta(hours=1), **told)  # type: ignore[arg-type]


def at(case: Case, doing: str = "") -> str:
    return f"/cases/{case.number}/{doing}"


def be(visitor: Visitor, key: str, path: str) -> Page:
    """Somebody else sits down at the browser, in English, and opens a page."""
    visitor.sign_in(key)
    visitor.keep("language", "en")
    visitor.open(path)
    return visitor.page


def offer(page: Page, to: str, why: str = "The need lies in another area.") -> None:
    page.get_by_role("link", name="Offer the case").click()
    page.get_by_label("To whom").select_option(label=to)
    page.get_by_label("Why").select_option(label=why)
    page.get_by_role("button", name="Send the offer").click()
    is_told(page, "offered to")  # the page has come: whoever goes on from here races nobody


def is_told(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(words)


def test_a_case_is_opened_offered_returned_offered_again_accepted_and_closed(
    visitor: Visitor,
) -> None:
    page = be(visitor, "amina", f"/persons/{cast.person().pk}/open-case/")
    page.get_by_label("What is it about?").select_option(label="Job seeking")
    page.get_by_label("I do: the case stays with me, in my own unit").check()
    page.get_by_role("button", name="Open the case").click()
    case = Case.objects.get()
    expect(page).to_have_url(visitor.address + at(case))
    offer(page, "Elif Karabulut, Work team")
    is_told(page, "offered to Elif Karabulut, Work team")

    be(visitor, "elif", at(case)).get_by_role("link", name="Return it").click()
    page.get_by_label("I have no time for it before it is due.").check()
    page.get_by_label("Where it belongs").select_option(label="Work team")
    page.get_by_role("button", name="Return the offer").click()
    is_told(page, "Amina Jamadid, State front keeps the case")

    offer(be(visitor, "amina", at(case)), "Anders Furulunden, Work team")
    be(visitor, "anders", at(case)).get_by_role("button", name="Accept the case").click()
    is_told(page, "You hold the case now.")

    page.get_by_role("link", name="Close the case").click()
    page.get_by_label("What came of it").select_option(label="The person is in work or education.")
    page.get_by_role("button", name="Close the case").click()
    is_told(page, "The case is closed.")
    expect(page.get_by_text("Nobody: the case is closed")).to_be_visible()
    expect(page.locator(".history__item")).to_have_count(6)


def test_a_case_is_allotted_and_returned(visitor: Visitor) -> None:
    case = cast.case_at_the_door(in_unit="team_work", about="job_seeking", now=timezone.now())
    page = be(visitor, case.holder.key, at(case))
    page.get_by_role("link", name="Return the allotted case").click()
    page.get_by_label("It belongs to another unit.").check()
    page.get_by_label("Where it belongs").select_option(label="Health and family team")
    page.get_by_role("button", name="Return the allotted case").click()
    is_told(page, "Returned. Elif Karabulut, Work team holds the case now.")


def test_of_two_tabs_the_second_is_told_and_may_send_again(visitor: Visitor) -> None:
    case = a_case()
    page = be(visitor, "amina", at(case, "close-case/"))
    page.get_by_label("What came of it").select_option(label="Granted.")
    tab = page.context.new_page()
    tab.goto(visitor.address + at(case, "set-next-step/"))
    tab.get_by_label("By which day").fill(f"{timezone.localdate():%d.%m.%Y}")
    tab.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Close the case").click()
    expect(page.get_by_role("status")).to_contain_text("Something has happened in the case")
    expect(page.locator(".history__item")).to_have_count(1)
    expect(page.get_by_label("What came of it").locator("option:checked")).to_have_text("Granted.")
    page.get_by_role("button", name="Close the case").click()
    is_told(page, "The case is closed. Granted.")


def test_a_double_click_offers_once(visitor: Visitor) -> None:
    case = a_case()
    page = be(visitor, "amina", at(case, "offer-handover/"))
    page.get_by_label("To whom").select_option(label="Work team, whoever is free")
    page.get_by_label("Why").select_option(index=1)
    page.get_by_role("button", name="Send the offer").dblclick()
    is_told(page, "offered to Work team")
    assert case.handovers.count() == 1


def test_going_back_to_a_form_that_was_sent_tells_why_it_cannot_be_sent_again(
    visitor: Visitor,
) -> None:
    page = be(visitor, "amina", at(a_case()))
    offer(page, "Work team, whoever is free")
    page.go_back()
    expect(page.get_by_role("main")).to_contain_text("The case is offered to somebody")


def test_an_offer_is_sent_with_the_keyboard_alone(visitor: Visitor) -> None:
    case = a_case()
    keys = be(visitor, "amina", at(case)).keyboard
    page = visitor.page
    page.get_by_role("link", name="Offer the case").focus()
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Offer the case")
    page.get_by_label("To whom").focus()
    keys.type("Elif")
    keys.press("Tab")
    keys.type("A coll")
    for _ in range(4):  # what they are asked, which case, the day, the button
        keys.press("Tab")
    expect(page.get_by_role("button", name="Send the offer")).to_be_focused()
    keys.press("Enter")
    is_told(page, "offered to Elif Karabulut, Work team")


def test_the_first_key_leads_past_the_menu_to_the_case(visitor: Visitor) -> None:
    page = be(visitor, "amina", at(a_case()))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").get_by_role("link").first).to_be_focused()


def test_what_is_wrong_is_read_first_and_leads_to_its_field(visitor: Visitor) -> None:
    page = be(visitor, "amina", at(a_case(), "hold-case/"))
    page.get_by_role("button", name="Put the case on hold").click()
    summary = page.locator("#errors")
    expect(summary).to_be_focused()
    summary.get_by_role("link").last.click()
    expect(page.get_by_label("Until which day")).to_be_focused()
    expect(page).to_have_title(
        f"Error: Put the case on hold, {Case.objects.get().number} – Onedoor"
    )


def test_everything_works_without_scripts(visitor: Visitor) -> None:
    case = a_case()
    visitor.sign_in("amina")
    visitor.keep("language", "en")
    context = visitor.page.context.browser
    assert context is not None
    plain = context.new_context(java_script_enabled=False)
    plain.add_cookies(visitor.page.context.cookies())  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto(visitor.address + at(case))
    offer(page, "Elif Karabulut, Work team")
    is_told(page, "offered to Elif Karabulut, Work team")
    plain.close()
