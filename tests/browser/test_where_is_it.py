"""At home with a slip: the code opens where it is, on any telephone, in three languages."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from onedoor.office.reception.actions.arriving import Stated, add_need
from onedoor.office.reception.actions.ending import open_case_on
from onedoor.office.reception.actions.promising import promise_call_back
from onedoor.office.reception.models import Visit
from onedoor.office.reception.slip_code import in_groups
from onedoor.vocabulary.reception_codes import ScreenKind
from onedoor.vocabulary.responsibility_codes import OpenedBy
from tests.browser.looks import here_looks_well, looks_well
from tests.browser.test_check_in import A6, pages_of, seconds_pass
from tests.browser.visitor import Visitor
from tests.cast.at_the_desk import served, stands
from tests.cast.people import NOW, employee
from tests.office.reception.waiting_room import code_of, it_is, screen_cookie

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def late_morning(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(monkeypatch)


def a_visit() -> Visit:
    """Somebody came for two things: one became a case, about the other somebody calls."""
    row, amina = served("amina"), employee("amina")
    add_need(row.pk, Stated(), actor=amina, now=NOW)
    first, second = row.needs.order_by("pk")
    unit, how = amina.home_unit_id, OpenedBy.caseworker
    open_case_on(first.pk, unit=unit, opened_by=how, actor=amina, now=NOW)
    day = dt.date(2026, 3, 5)
    phone, by = "+4722225555", employee("yusuf").pk
    promise_call_back(second.pk, by, day, phone=phone, actor=amina, now=NOW)
    return Visit.objects.get(pk=row.pk)


def test_a_code_typed_in_small_letters_opens_where_it_is(visitor: Visitor, page: Page) -> None:
    code = in_groups(code_of(a_visit())).lower().replace("-", " ")
    visitor.keep("language", "en")
    visitor.open("/where/")
    page.get_by_label("The code on the slip").fill(code)
    page.get_by_role("button", name="Show where it is").click()
    expect(page.get_by_role("heading", name="Case 2026-00001")).to_be_visible()
    expect(page.get_by_text("Yusuf Demirkan calls you by 5 Mar 2026")).to_be_visible()
    page.get_by_role("button", name="Nynorsk").click()
    expect(page.locator("html")).to_have_attribute("lang", "nn")
    expect(page.get_by_text("2026-00001")).to_be_visible()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_it_is_accessible_and_fits(visitor: Visitor, language: str) -> None:
    code = code_of(a_visit())
    for path in ("/where/", f"/where/{code}/", "/where/0000/"):
        looks_well(visitor, f"{path}?language={language}")


def test_without_scripts_it_works_too(visitor: Visitor, page: Page) -> None:
    assert page.context.browser
    bare = page.context.browser.new_context(java_script_enabled=False)
    there = bare.new_page()
    there.goto(f"{visitor.address}/where/?language=en")
    there.get_by_label("The code on the slip").fill(code_of(a_visit()))
    there.get_by_role("button", name="Show where it is").click()
    expect(there.get_by_role("heading", name="Case 2026-00001")).to_be_visible()
    bare.close()


def test_on_the_check_in_screen_it_is_cleared_for_the_next(visitor: Visitor, page: Page) -> None:
    code = code_of(a_visit())
    visitor.keep("screen", screen_cookie(ScreenKind.check_in))
    page.clock.install()
    visitor.open("/check-in/en/")
    page.get_by_role("link", name="I have a slip").click()
    page.get_by_label("The code on the slip").fill(code)
    page.get_by_role("button", name="Show where it is").click()
    expect(page.get_by_role("heading", name="Case 2026-00001")).to_be_visible()
    seconds_pass(page, 70)
    page.wait_for_url("**/check-in/")
    page.go_back()
    assert "2026-00001" not in page.content()


def test_an_employee_makes_the_slip_and_it_prints_on_one_a6_page(
    visitor: Visitor, page: Page
) -> None:
    row = a_visit()
    stands("amina")
    visitor.sign_in("amina")
    visitor.keep("language", "en")
    looks_well(visitor, f"/visits/{row.pk}/slip/")
    page.get_by_label("Nynorsk").check()
    page.get_by_role("button", name="Make the slip").click()
    expect(page.locator(".slip")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", "nn")
    here_looks_well(visitor)
    assert pages_of(page) == [A6]


def test_screens_are_opened_and_closed_on_a_page_that_looks_well(
    visitor: Visitor, page: Page
) -> None:
    stands("amina")
    visitor.sign_in("amina")
    visitor.keep("language", "en")
    screen_cookie(ScreenKind.board)
    looks_well(visitor, "/screens/")
    page.get_by_label("The check-in screen").check()
    page.get_by_role("button", name="Make this machine the screen").click()
    expect(page).to_have_url(f"{visitor.address}/check-in/")
    looks_well(visitor, "/board/")
