"""My work as a caseworker uses it: by keyboard, on any screen, and the search in the header."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.responsibility_codes import Asked, OfferReason
from tests.browser.looks import looks_well
from tests.browser.visitor import Visitor
from tests.cast.people import case, employee, person, unit

pytestmark = pytest.mark.browser


@pytest.fixture
def elif_at_work(visitor: Visitor) -> Visitor:
    """Elif has a case of her own, long overdue, and is offered one."""
    now = timezone.now()
    case(
        holder="elif", in_unit="team_work", of=person("Bekkeblom"), now=now - dt.timedelta(days=30)
    )
    offered = case(holder="amina", of=person("Skogstjerne"), now=now)
    offer_handover(
        offered.pk,
        to_unit=unit("team_work").pk,
        to_employee=employee("elif").pk,
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        actor=employee("amina"),
        now=now,
    )
    visitor.keep("language", "en")
    visitor.sign_in("elif")
    return visitor


def test_an_offer_is_accepted_by_keyboard_from_the_first_page(elif_at_work: Visitor) -> None:
    page = elif_at_work.page
    elif_at_work.open("/")
    tab_to(elif_at_work, "to answer")
    page.keyboard.press("Enter")
    expect(page).to_have_url(elif_at_work.address + "/my-work/#to-answer")
    tab_to(elif_at_work, "Accept")
    page.keyboard.press("Enter")
    page.wait_for_url("**/accept-handover/")
    tab_to(elif_at_work, "Accept")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_be_visible()
    assert Case.objects.get(person__family_name="Skogstjerne").holder == employee("elif")


def test_a_number_on_the_page_opens_its_list(elif_at_work: Visitor) -> None:
    page = elif_at_work.page
    elif_at_work.open("/my-work/")
    page.get_by_role("link", name="1 overdue").click()
    table = page.get_by_role("table", name="Past their day")
    expect(table.get_by_role("row")).to_have_count(2)
    expect(table).to_contain_text("Bekkeblom")


def test_news_is_seen_with_one_press(elif_at_work: Visitor) -> None:
    page = elif_at_work.page
    elif_at_work.open("/my-work/")
    page.get_by_role("button", name="I have seen these").click()
    expect(page.get_by_text("marked as seen")).to_be_visible()
    expect(page.get_by_role("region", name="News")).to_have_count(0)


def test_a_case_is_found_by_its_number_from_the_header(elif_at_work: Visitor) -> None:
    wanted = Case.objects.get(person__family_name="Skogstjerne")
    page = elif_at_work.page
    elif_at_work.open("/colleagues/")
    page.get_by_role("searchbox").first.fill(wanted.number)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{elif_at_work.address}/cases/{wanted.number}/")


def test_a_name_searched_for_comes_to_stand_in_no_address(elif_at_work: Visitor) -> None:
    page = elif_at_work.page
    elif_at_work.open("/my-work/")
    page.get_by_role("searchbox").first.fill("skogstj")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Skogstjerne").click()
    expect(page).to_have_url(re.compile(r"/persons/\d+/$"))


@pytest.mark.parametrize(
    "path", ["/my-work/", "/my-work/?due=overdue", "/units/team_work/", "/search/"]
)
def test_the_pages_look_well(elif_at_work: Visitor, path: str) -> None:
    looks_well(elif_at_work, path)


def test_a_units_leader_s_page_looks_well(elif_at_work: Visitor) -> None:
    elif_at_work.sign_in("bjorn")
    looks_well(elif_at_work, "/units/team_work/")
    looks_well(elif_at_work, "/units/team_work/?only=overdue")


def tab_to(visitor: Visitor, name: str) -> None:
    """Press Tab until this is reached."""
    page = visitor.page
    for _ in range(60):
        page.keyboard.press("Tab")
        told = page.evaluate("document.activeElement.innerText || ''")
        if name in told.replace("\n", " "):
            return
    raise AssertionError(f"{name} is not reached with Tab")
