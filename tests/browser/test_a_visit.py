"""A visit's whole journeys in a browser, with as few keys as the office has promised (law 11)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from onedoor.office.inspection.ticker import tick
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.actions.allotment import return_allotment
from onedoor.office.responsibility.models import Case, Debt
from onedoor.vocabulary.reception_codes import NeedOutcome, SentTo, VisitEnd
from onedoor.vocabulary.responsibility_codes import ReturnReason
from tests.browser.looks import here_looks_well, looks_well
from tests.browser.visitor import Visitor
from tests.cast.at_the_desk import served as is_served
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import case, case_at_the_door, employee, person, unit
from tests.office.reception.desk.clock import A_MINUTE, TEN, Clock, stopped_at

pytestmark = pytest.mark.browser
LATELY = TEN - 3 * A_MINUTE


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """It is ten o'clock, whatever time it is here."""
    return stopped_at(TEN, monkeypatch)


@pytest.fixture
def lan(visitor: Visitor, clock: Clock) -> Visitor:
    """Lan stands at desk 2, in English."""
    stands("lan", desk=2)
    return be(visitor, "lan")


@pytest.fixture
def yusuf(browser: Browser, served: str, lan: Visitor) -> Iterator[Visitor]:
    """Yusuf at desk 4, at a browser of his own."""
    stands("yusuf", desk=4)
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    other = be(Visitor(context.new_page(), served), "yusuf")
    yield other
    context.close()
    assert other.wrong == []


def be(visitor: Visitor, key: str) -> Visitor:
    visitor.keep("language", "en")
    visitor.sign_in(key)
    return visitor


def is_told(page: Page, words: str) -> None:
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()


def press(page: Page, count: int) -> None:
    """Press Enter on what has the focus when a page opens, so many times."""
    for _ in range(count):
        expect(page.locator("[autofocus]")).to_be_focused()
        with page.expect_navigation():
            page.keyboard.press("Enter")


def test_to_serve_and_end_is_three_keys(lan: Visitor) -> None:
    row = visit(now=LATELY)
    lan.open("/desk/")
    press(lan.page, 3)
    is_told(lan.page, "Ticket 1 is done. Answered: Job seeking.")
    assert Visit.objects.get(pk=row.pk).end is VisitEnd.served
    expect(lan.page.get_by_role("button", name="Call next")).to_be_focused()


def test_a_whole_morning_is_three_keys_each(lan: Visitor) -> None:
    for _ in range(3):
        visit(now=LATELY)
    lan.open("/desk/")
    press(lan.page, 9)
    assert Visit.objects.filter(end=VisitEnd.served).count() == 3


def test_to_share_out_is_one_key(visitor: Visitor, clock: Clock) -> None:
    row = case_at_the_door(in_unit="team_work", about="job_seeking")
    elsewhere = unit("team_health").pk
    why = ReturnReason.other_unit
    return_allotment(row.pk, reason=why, belongs_unit=elsewhere, actor=row.holder, now=TEN)
    be(visitor, "elif").open("/my-work/")
    press(visitor.page, 1)
    is_told(visitor.page, f"{row.number} is shared out:")
    assert Case.objects.get(pk=row.pk).holder != employee("elif")


def test_call_serve_and_open_a_case(lan: Visitor) -> None:
    visit(of=person("Bekkeblom"), now=LATELY)
    page = lan.page
    lan.open("/desk/")
    press(page, 2)
    expect(page.get_by_role("heading", name="Bekkeblom")).to_be_visible()
    page.get_by_role("link", name="Open a case : Job seeking").click()
    expect(page.get_by_role("radio", name="I do, in State front")).to_be_checked()
    expect(page.get_by_role("button", name="Open a case")).to_be_focused()
    page.keyboard.press("Enter")
    is_told(page, "is open. You hold it.")
    page.wait_for_url("**/desk/")


def test_sent_on_with_the_contact_made_they_wait_for_the_other_desk(lan: Visitor) -> None:
    stands("yusuf")
    row = is_served("lan", "housing", now=LATELY)
    page = lan.page
    lan.open(f"/visits/{row.pk}/")
    page.get_by_role("link", name="Send on").click()
    page.get_by_label("To whom").select_option(label="Municipal front")
    page.get_by_label("Why").select_option(label="Somebody else works with this.")
    page.get_by_label("Yes: they are expected there").check()
    page.get_by_role("button", name="Send on").click()
    is_told(page, "Sent on: Temporary housing.")
    need = Need.objects.get(visit=row, outcome=NeedOutcome.sent_on)
    assert (need.sent_to, need.contact_made) == (SentTo.desk, True)
    lan.open("/queue/")
    expect(page.get_by_text("waits for Municipal front")).to_be_visible()


def test_a_colleague_is_asked_joins_and_goes_back(lan: Visitor, yusuf: Visitor) -> None:
    row = is_served("lan", "housing", now=LATELY, of=person("Bekkeblom"))
    yusuf.open("/desk/")
    lan.open(f"/visits/{row.pk}/")
    lan.page.get_by_role("button", name="Ask Yusuf Demirkan").click()
    is_told(lan.page, "Yusuf Demirkan, Municipal front has joined")
    page = yusuf.page
    expect(page.get_by_text("You help Lan Nguyen-Brekkmo with")).to_be_visible(timeout=10_000)
    page.get_by_role("link", name="Ticket 1").click()
    expect(page.get_by_role("heading", name="Bekkeblom")).to_be_visible()
    page.get_by_role("button", name="Go back").click()
    is_told(page, "You are back from ticket 1.")
    expect(page.get_by_role("button", name="Call next")).to_be_focused()


def test_two_in_one_visit_are_told_of_each_other(lan: Visitor, yusuf: Visitor) -> None:
    row = is_served("lan", "housing", "job_seeking", now=LATELY)
    yusuf.open(f"/visits/{row.pk}/")
    yusuf.page.get_by_role("button", name="I join").click()
    lan.open(f"/visits/{row.pk}/")
    yusuf.page.get_by_role("button", name="Answered : Temporary housing").click()
    is_told(yusuf.page, "Answered: Temporary housing.")
    lan.page.get_by_role("button", name="Answered : Temporary housing").click()
    expect(lan.page.get_by_text("Something has happened in the visit")).to_be_visible()
    expect(lan.page.get_by_text("Temporary housing: Answered.")).to_be_visible()
    expect(lan.page.get_by_text("The need has ended already.")).to_be_visible()


def test_where_is_it_is_answered_in_one_look_and_one_key(lan: Visitor) -> None:
    who = person("Bekkeblom")
    about = case(holder="elif", in_unit="team_work", of=who)
    row = is_served("lan", now=LATELY, of=who)
    row.needs.update(kind=3, about_case=about)
    lan.open(f"/visits/{row.pk}/")
    panel = lan.page.get_by_role("region", name="Job seeking (asks where it is)")
    expect(panel).to_contain_text("Elif Karabulut")
    expect(panel).to_contain_text("Make first contact")
    press(lan.page, 1)
    is_told(lan.page, "Ticket 1 is done.")


def test_who_is_called_when_the_doors_close_is_served_all_the_same(
    lan: Visitor, clock: Clock
) -> None:
    visit(now=LATELY)
    lan.open("/desk/")
    press(lan.page, 1)
    clock.now = TEN + dt.timedelta(hours=6)
    tick(clock.now)
    press(lan.page, 2)
    is_told(lan.page, "Ticket 1 is done.")


def test_closing_time_before_the_call_is_told(lan: Visitor, clock: Clock) -> None:
    row = visit(now=LATELY)
    lan.open(f"/visits/{row.pk}/")
    clock.now = TEN + dt.timedelta(hours=6)
    tick(clock.now)
    lan.page.get_by_role("button", name="Call to my desk").click()
    told = "Ticket 1 was not called: something has happened since you opened the page."
    expect(lan.page.get_by_text(told)).to_be_visible()
    lan.page.get_by_role("link", name="See the visit").click()
    expect(lan.page.get_by_text("Closing time came before their turn.").first).to_be_visible()
    here_looks_well(lan)


def test_who_is_left_at_closing_is_owed_and_reached_next_morning(
    visitor: Visitor, clock: Clock
) -> None:
    visit("housing", of=person("Bekkeblom"), now=LATELY)
    tick(TEN + dt.timedelta(hours=6))
    clock.now = TEN + dt.timedelta(days=1)
    page = be(visitor, "yusuf").page
    visitor.open("/my-work/")
    page.get_by_role("link", name="1 owed").click()
    here_looks_well(visitor)
    page.get_by_role("region", name="You owe these").get_by_role("button", name="Reached").click()
    is_told(page, "The person was reached.")
    assert Debt.objects.get().paid_at is not None


def test_a_visit_and_its_forms_look_well(lan: Visitor) -> None:
    who = person("Bekkeblom")
    case(holder="elif", in_unit="team_work", of=who)
    row = is_served("lan", "housing", "job_seeking", now=LATELY, of=who)
    stands("yusuf")
    looks_well(lan, f"/visits/{row.pk}/")
    about = f"/visits/{row.pk}/needs/{row.needs.earliest('pk').pk}"
    for doing in ("open-case-on", "send-on", "give-to-holder", "promise-call-back", "clarify-need"):
        looks_well(lan, f"{about}/{doing}/")
    for doing in ("hold-visit", "join-visit", "put-back", "make-urgent", "leave-visit"):
        looks_well(lan, f"/visits/{row.pk}/{doing}/")


def test_what_is_owed_looks_well(visitor: Visitor, clock: Clock) -> None:
    visit("housing", of=person("Bekkeblom"), now=LATELY)
    tick(TEN + dt.timedelta(hours=6))
    be(visitor, "yusuf")
    looks_well(visitor, "/debts/")
    looks_well(visitor, f"/debts/{Debt.objects.get().pk}/")
