"""The roster: a leader changes a week on the screen, by keyboard and without scripts."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from onedoor.rules.roster.pattern import monday_of
from onedoor.vocabulary.roster import DutyKind
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
