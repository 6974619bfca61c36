"""The door with a queue before it: whoever comes in is registered with few presses."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from onedoor.office.people.models import Person
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.models import Visit
from onedoor.vocabulary.reception_codes import NeedOutcome, VisitEnd, VisitState
from tests.browser.looks import here_looks_well, looks_well
from tests.browser.visitor import Visitor
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import person
from tests.office.people.made_up import a_number

pytestmark = pytest.mark.browser

MOST_FIELDS, MOST_PRESSES = 4, 25


@pytest.fixture
def amina(visitor: Visitor) -> Visitor:
    """Amina stands at the front, and reads English."""
    stands("amina")
    visitor.keep("language", "en")
    visitor.sign_in("amina")
    return visitor


class Presses:
    """Keys pressed one by one, and the fields they went into."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0
        self.fields: set[str] = set()

    def press(self, key: str) -> None:
        self.count += 1
        name = self.page.evaluate("document.activeElement?.name || ''")
        if name and key != "Enter":
            self.fields.add(name)
        self.page.keyboard.press(key)

    def type(self, written: str) -> None:
        for key in written:
            self.press(key)


def registered(page: Page, *, before: int = 0) -> Visit:
    """The page has come to a ticket."""
    expect(page.get_by_role("heading", name="Ticket")).to_be_visible()
    assert Visit.objects.count() == before + 1
    return Visit.objects.order_by("-pk")[0]


@pytest.mark.parametrize("who", ["", "Kari Nordmann", "number"])
def test_one_need_takes_few_fields_and_few_presses(amina: Visitor, who: str) -> None:
    """Law 11, with the page just opened and both hands on the keyboard."""
    amina.open("/door/")
    keys = Presses(amina.page)
    keys.type(a_number() if who == "number" else who)
    keys.press("Tab")
    keys.type("dole")
    keys.press("Enter")
    row = registered(amina.page)
    assert keys.count <= MOST_PRESSES
    assert len(keys.fields) <= MOST_FIELDS
    assert [need.area.key for need in row.needs.all() if need.area] == ["unemployment_benefit"]


def test_somebody_known_is_chosen_within_the_same_presses(amina: Visitor) -> None:
    known = person("Skogstjerne")
    amina.open("/door/")
    keys = Presses(amina.page)
    keys.type("skogst")
    keys.press("Tab")
    keys.type("aap")
    keys.press("Enter")
    expect(amina.page.get_by_role("radio").first).to_be_focused()
    keys.press("Space")
    keys.press("Enter")
    assert registered(amina.page).person == known
    assert keys.count <= MOST_PRESSES
    assert len(keys.fields) <= MOST_FIELDS


def test_the_next_in_line_is_registered_at_once(amina: Visitor) -> None:
    amina.open("/door/")
    for before in range(3):
        expect(amina.page.get_by_label("Who is it?")).to_be_focused()
        amina.page.keyboard.press("Tab")
        amina.page.keyboard.type("aap")
        amina.page.keyboard.press("Enter")
        expect(amina.page.locator(".ticket__digits")).to_have_text(str(before + 1))
    here_looks_well(amina)


def test_somebody_without_papers_comes_for_two_things(amina: Visitor) -> None:
    page = amina.page
    amina.open("/door/")
    page.get_by_label("Who is it?").fill("Kari Nordmann")
    page.get_by_label("What is it about?", exact=True).fill("dole")
    page.get_by_text("They come for more than one thing").click()
    page.get_by_label("Need 2: what is it about?").fill("temporary housing")
    page.get_by_role("button", name="Register").click()
    row = registered(page)
    assert row.needs.count() == 2
    expect(page.locator(".ticket")).to_contain_text("Kari Nordmann · here for the first time")
    expect(page.locator(".ticket")).to_contain_text("Temporary housing")


def test_who_it_may_be_is_shown_before_somebody_new_is_made(amina: Visitor) -> None:
    known = person("Skogstjerne", born=dt.date(1985, 3, 14))
    page = amina.page
    amina.open("/door/")
    page.get_by_label("Who is it?").fill("Skogstjerne 14.03.1985")
    page.get_by_label("What is it about?", exact=True).fill("money")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Choose, and it is done")).to_be_visible()
    here_looks_well(amina)
    page.get_by_label(f"{known.given_name} Skogstjerne").check()
    page.get_by_label("Financial assistance", exact=True).check()
    page.get_by_role("button", name="Register").click()
    assert registered(page).person == known
    assert Person.objects.count() == 1


def test_what_was_owed_is_taken_up_the_next_morning(amina: Visitor) -> None:
    known, came = person("Skogstjerne"), timezone.now() - dt.timedelta(days=1)
    before = visit("housing", of=known, now=came)
    let_visit_be_owed(before.pk, now=came + dt.timedelta(hours=20))
    page = amina.page
    amina.open("/door/")
    here_looks_well(amina)
    page.get_by_role("button", name="Is here now").click()
    expect(page.get_by_role("checkbox", name="Temporary housing")).to_be_checked()
    here_looks_well(amina)
    page.get_by_role("button", name="Register").click()
    now = registered(page, before=1)
    assert now.needs.get().follows == before.needs.get()
    assert before.needs.get().outcome is NeedOutcome.came_back
    expect(page.get_by_role("heading", name="Owed and expected")).to_have_count(0)


def test_who_came_without_a_name_is_known_later_and_nothing_is_lost(amina: Visitor) -> None:
    known = person("Skogstjerne")
    row = visit("housing", "job_seeking", now=timezone.now())
    page = amina.page
    amina.open(f"/door/{row.pk}/")
    page.get_by_role("link", name="Say who it is").click()
    page.get_by_label("Who is it?").fill("skogst")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio").first).to_be_focused()
    here_looks_well(amina)
    page.get_by_role("radio", name=f"{known.given_name} Skogstjerne").check()
    page.get_by_role("button", name="This is who it is").click()
    expect(page.locator(".ticket")).to_contain_text(f"{known.given_name} Skogstjerne")
    assert Visit.objects.get(pk=row.pk).person == known
    assert row.needs.filter(person=known).count() == 2


def test_a_mistake_is_undone(amina: Visitor) -> None:
    page = amina.page
    amina.open("/door/")
    page.get_by_label("What is it about?", exact=True).fill("aap")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Ticket 1 is taken back.")).to_be_visible()
    row = Visit.objects.get()
    assert (row.state, row.end) == (VisitState.ended, VisitEnd.mistake)


def test_the_back_button_registers_nobody_twice(amina: Visitor) -> None:
    page = amina.page
    amina.open("/door/")
    page.get_by_label("What is it about?", exact=True).fill("aap")
    page.keyboard.press("Enter")
    row = registered(page)
    page.go_back()
    expect(page.get_by_label("What is it about?", exact=True)).to_have_value("")
    page.go_forward()
    assert Visit.objects.get() == row


def test_the_pages_look_well(amina: Visitor) -> None:
    row = visit("housing", now=timezone.now())
    looks_well(amina, "/door/")
    looks_well(amina, f"/door/{row.pk}/")
    looks_well(amina, f"/door/{row.pk}/who/")


def test_the_parts_that_open_and_what_is_wrong_look_well(amina: Visitor) -> None:
    page = amina.page
    page.set_viewport_size({"width": 320, "height": 800})
    amina.open("/door/")
    page.get_by_label("Who is it?").fill("12345678901")
    page.keyboard.press("Enter")
    for part in page.locator("summary").all():
        part.click()
    here_looks_well(amina)
    page.locator("#errors a").first.click()
    expect(page.get_by_label("Who is it?")).to_be_focused()
