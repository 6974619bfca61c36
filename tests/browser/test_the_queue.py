"""The queue in a browser: it keeps itself fresh, and takes nothing out of its reader's hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from onedoor.office.confidentiality.models import Look
from onedoor.office.reception.actions.arriving import make_urgent
from onedoor.office.reception.actions.calling import call_visit
from onedoor.vocabulary.reception_codes import Spoken, UrgentReason
from tests.browser.looks import looks_well
from tests.browser.visitor import Visitor
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import employee, person
from tests.office.reception.desk.clock import A_MINUTE, TEN, Clock, stopped_at

pytestmark = pytest.mark.browser
LATELY = TEN - 3 * A_MINUTE
A_REFRESH = 4_000  # milliseconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """It is ten o'clock, whatever time it is here."""
    return stopped_at(TEN, monkeypatch)


@pytest.fixture
def lan(visitor: Visitor, clock: Clock) -> Visitor:
    """Lan stands at desk 2, in English; one waits. Her browser's clock is the test's to move."""
    visitor.page.clock.install()
    stands("lan", desk=2)
    visit(now=LATELY)
    visitor.keep("language", "en")
    visitor.sign_in("lan")
    return visitor


@pytest.fixture
def yusuf(browser: Browser, served: str, lan: Visitor) -> Iterator[Visitor]:
    """Yusuf at a browser of his own."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    other = Visitor(context.new_page(), served)
    other.keep("language", "en")
    other.sign_in("yusuf")
    yield other
    context.close()
    assert other.wrong == []


def refreshed(page: Page, part: str) -> Response:
    """The next answer to a page that asks for a part of itself anew."""
    with page.expect_response(f"**/{part}/now/") as answer:
        page.clock.run_for(A_REFRESH)
    return answer.value


def test_who_comes_stands_in_the_queue_by_itself(lan: Visitor) -> None:
    page = lan.page
    lan.open("/queue/")
    visit("housing", now=TEN)
    refreshed(page, "queue")
    waiting = page.get_by_role("region", name="Waiting")
    expect(waiting.get_by_role("link", name="Ticket 2")).to_be_visible()
    expect(page.locator("#arrived")).to_have_text("Ticket 2: Temporary housing")


def test_nothing_new_is_a_304_and_no_look(lan: Visitor) -> None:
    lan.open("/queue/")
    looks = Look.objects.count()
    assert refreshed(lan.page, "queue").status == 304
    assert Look.objects.count() == looks
    assert refreshed(lan.page, "queue").status == 304


def test_what_is_open_stays_open_and_nobody_is_said_to_have_come_twice(lan: Visitor) -> None:
    page = lan.page
    lan.open("/queue/")
    page.locator("summary").first.click()
    page.get_by_role("heading", name="The queue").click()  # the hand is off the list again
    page.evaluate("document.activeElement.blur()")
    make_urgent(1, UrgentReason.no_roof, actor=employee("lan"), now=TEN)
    refreshed(page, "queue")
    expect(page.get_by_text("Has nowhere to sleep tonight.")).to_be_visible()
    expect(page.locator("details").first).to_have_attribute("open", "")
    expect(page.locator("#arrived")).to_have_text("")


def test_a_list_under_the_hand_stays_as_it_is(lan: Visitor) -> None:
    page = lan.page
    lan.open("/queue/")
    call = page.get_by_role("button", name="Call Ticket 1")
    call.focus()
    visit("housing", now=TEN)
    page.clock.run_for(2 * A_REFRESH)
    expect(call).to_be_focused()
    expect(page.get_by_role("link", name="Ticket 2")).to_have_count(0)
    page.get_by_role("button", name="Call next").focus()
    refreshed(page, "queue")
    expect(page.get_by_role("link", name="Ticket 2")).to_be_visible()


def test_a_key_is_where_it_was_after_the_list_is_new(lan: Visitor) -> None:
    page = lan.page
    lan.open("/desk/")
    call = page.get_by_role("button", name="Call next")
    expect(call).to_be_focused()
    visit(now=TEN)
    refreshed(page, "desk")
    expect(page.get_by_role("link", name="Ticket 2")).to_be_visible()
    expect(call).to_be_focused()


def test_a_session_that_has_ended_asks_who_one_is(lan: Visitor) -> None:
    lan.open("/queue/")
    lan.page.context.clear_cookies(name="sessionid")
    visit(now=TEN)
    lan.page.clock.run_for(A_REFRESH)
    lan.page.wait_for_url("**/sign-in/**")


def test_without_scripts_one_asks_for_it_as_it_is_now(
    browser: Browser, served: str, lan: Visitor
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = Visitor(context.new_page(), served)
    plain.keep("language", "en")
    plain.sign_in("lan")
    plain.open("/queue/")
    visit(now=TEN)
    plain.page.get_by_role("link", name="See it as it is now").click()
    expect(plain.page.get_by_role("link", name="Ticket 2")).to_be_visible()
    plain.page.get_by_role("button", name="Call next").click()
    plain.page.get_by_role("button", name="They are here").click()
    plain.page.get_by_role("button", name="Answered").click()
    expect(plain.page.get_by_text("Ticket 1 is done.")).to_be_visible()
    context.close()


def test_of_two_who_call_at_once_the_second_is_told_who(lan: Visitor, yusuf: Visitor) -> None:
    stands("yusuf", desk=4)
    yusuf.open("/queue/")
    yusuf.page.get_by_role("button", name="Call Ticket 1").focus()  # his list stands still
    call_visit(1, actor=employee("lan"), now=TEN)
    yusuf.page.keyboard.press("Enter")
    told = "Ticket 1: Lan Nguyen-Brekkmo was quicker, and has called them."
    expect(yusuf.page.get_by_text(told)).to_be_visible()
    yusuf.page.wait_for_url("**/queue/")


def test_the_queue_looks_well(lan: Visitor) -> None:
    silje, long_ago = stands("silje"), TEN - 20 * A_MINUTE
    both = ("housing", "job_seeking")
    visit(*both, of=person(), now=long_ago, spoken=Spoken.ar, interpreter=True)
    late = visit(now=LATELY)
    make_urgent(late.pk, UrgentReason.children, actor=employee("lan"), now=LATELY)
    called = visit(now=long_ago)
    call_visit(called.pk, actor=silje, now=long_ago)
    looks_well(lan, "/queue/")
    expect(lan.page.get_by_text("are they here?")).to_be_visible()
    looks_well(lan, "/desk/")
