"""The roster: a leader changes a week on the screen, by keyboard and without scripts."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from onedoor.office.roster.models import DutySwap
from onedoor.rules.roster.pattern import monday_of
from onedoor.vocabulary.roster import DutyKind, SwapState
from tests.browser.looks import here_looks_well
from tests.browser.visitor import Visitor
from tests.office.roster.week import duties

pytestmark = pytest.mark.browser


@pytest.fixture
def leader(visitor: Visitor) -> Visitor:
    """Jonas, who leads the state's front and reads English."""
    visitor.keep("language", "en")
    visitor.sign_in("jonas")
    return visitor


def test_a_leader_changes_a_cell_of_next_week(leader: Visitor) -> None:
    page, today = leader.page, timezone.localdate()
    next_tuesday = monday_of(today) + dt.timedelta(days=8)
    leader.open("/roster/")
    page.get_by_role("link", name="The week after").click()
    page.get_by_role("link", name="Change the week").click()
    page.get_by_label("Lan Nguyen-Brekkmo, Tuesday").first.select_option(label="Back-front")
    here_looks_well(leader)
    page.get_by_role("button", name="Save the week").click()
    expect(page.get_by_text("1 duty is changed.")).to_be_visible()
    row = page.get_by_role("row", name="Lan Nguyen-Brekkmo")
    expect(row.get_by_text("Back-front")).to_be_visible()
    here_looks_well(leader)
    assert duties("lan", next_tuesday)[0] is DutyKind.support


def test_a_swap_is_asked_and_agreed_to_between_two(leader: Visitor) -> None:
    page = leader.page
    leader.sign_in("silje")
    leader.open("/roster/mine/")
    page.get_by_role("link", name="Swap").last.click()
    page.get_by_label("Amina Jamadid").or_(page.get_by_label("Pål Kvernstad")).first.check()
    page.get_by_role("button", name="Ask to swap").click()
    expect(page.get_by_text("Nothing moves before they agree.")).to_be_visible()
    here_looks_well(leader)
    leader.sign_in(DutySwap.objects.get().with_employee.key)
    leader.open("/roster/mine/")
    page.get_by_role("button", name="Agree to swap").click()
    expect(page.get_by_text("the roster is changed")).to_be_visible()
    assert DutySwap.objects.get().state is SwapState.accepted


def test_what_training_costs_is_shown_and_then_saved_with_who_covers(leader: Visitor) -> None:
    page, today = leader.page, timezone.localdate()
    tuesday = monday_of(today) + dt.timedelta(days=8)
    leader.open("/roster/absence/silje/")
    page.get_by_label("Training").check()
    page.get_by_label("First day").fill(f"{tuesday:%d.%m.%Y}")
    page.get_by_label("Last day").fill(f"{tuesday:%d.%m.%Y}")
    page.get_by_role("button", name="See what it costs").click()
    expect(page.get_by_role("heading", name="What it costs")).to_be_visible()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        here_looks_well(leader)
    page.get_by_role("button", name="Save it").click()
    expect(page.get_by_text("It is saved: 2 half days.")).to_be_visible()
    assert duties("silje", tuesday) == [DutyKind.training] * 2
