"""Colleagues: I say where I am, and leaders look after who works here."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.looks import here_looks_well, looks_well
from tests.browser.visitor import Visitor
from tests.cast.people import case, employee

pytestmark = pytest.mark.browser


@pytest.fixture
def colleague(visitor: Visitor) -> Visitor:
    """Somebody who reads English."""
    visitor.keep("language", "en")
    return visitor


def test_i_go_out_and_my_colleagues_see_when_i_am_back(colleague: Visitor) -> None:
    back = timezone.localdate() + dt.timedelta(days=2)
    page = colleague.page
    colleague.sign_in("amina")
    colleague.open("/account/")
    page.get_by_role("link", name="My presence").click()
    page.get_by_label("Out until").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#errors")).to_contain_text("Say which day they are back.")
    page.get_by_label("Back at work on").fill(f"{back:%d.%m.%Y}")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your colleagues see it at once.")).to_be_visible()
    colleague.sign_in("elif")
    colleague.open("/colleagues/")
    expect(page.get_by_role("row", name="Amina Jamadid")).to_contain_text("Out until")


def test_a_leader_sees_who_gets_the_cases_before_somebody_goes(colleague: Visitor) -> None:
    case(holder="anders", in_unit="team_work", about="job_seeking")
    page = colleague.page
    colleague.sign_in("bjorn")
    colleague.open("/colleagues/anders/")
    page.get_by_role("link", name="End their work here").click()
    expect(page.get_by_role("row", name="Bjørn Stenløkka")).to_contain_text("1")
    here_looks_well(colleague)
    assert employee("anders").left_at is None
    page.get_by_role("button", name="End their work here").click()
    expect(page.get_by_text("Anders Furulunden no longer works here.")).to_be_visible()


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("amina", "/colleagues/"),
        ("amina", "/colleagues/amina/"),
        ("amina", "/my-presence/"),
        ("amina", "/my-background/"),
        ("jonas", "/colleagues/amina/"),
        ("jonas", "/colleagues/lan/presence/"),
        ("jonas", "/colleagues/lan/levels/"),
        ("jonas", "/colleagues/tone/units/"),
        ("ragnhild", "/colleagues/amina/end/"),
        ("ragnhild", "/colleagues/"),
        ("ragnhild", "/register-colleague/"),
        ("ragnhild", "/units/front_state/leaders/"),
        ("ragnhild", "/office-leaders/state/"),
    ],
)
def test_the_pages_look_well(colleague: Visitor, key: str, path: str) -> None:
    colleague.sign_in(key)
    looks_well(colleague, path)
