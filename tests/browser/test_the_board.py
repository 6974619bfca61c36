"""The board in a waiting room: read at ten metres, fresh by itself, and honest when it is not."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Page, Route, expect

from onedoor.office.reception.actions.calling import begin_serving, call_visit
from onedoor.office.reception.actions.screens import close_screen
from onedoor.office.reception.models import Screen, Visit
from onedoor.vocabulary.reception_codes import ScreenKind
from tests.browser.looks import looks_well
from tests.browser.visitor import Visitor
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import NOW, employee
from tests.office.reception.waiting_room import it_is, screen_cookie

pytestmark = pytest.mark.browser

# See board.css: the smallest screen for it is 43 inches, 535 mm tall, and ten metres want 33 mm.
SHORTER_SIDE = 535
READ_AT_TEN_METRES = 33
A_QUESTION = 4_000  # milliseconds after which the board has asked anew
# Where what is written ends, whatever room there was for it: to the right, and below.
WRITTEN_UNTIL = """one => {
    const seen = [...one.children].filter((part) => !part.matches(".aksel-sr-only"));
    const boxes = (seen.length ? seen : [one]).map((part) => {
        const written = document.createRange();
        written.selectNodeContents(part);
        return written.getBoundingClientRect();
    });
    return ["right", "bottom"].map((side) => Math.max(...boxes.map((box) => box[side])));
}"""
# How tall things are of a type size in Source Sans 3.
FIGURE, SMALL_X = 0.65, 0.486


@pytest.fixture
def page(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> Page:
    """A machine that is the board, late in the morning."""
    it_is(monkeypatch)
    visitor.keep("screen", screen_cookie(ScreenKind.board))
    visitor.page.clock.install()
    return visitor.page


def called(row: Visit, by: str, desk: int, minutes: int = 0) -> None:
    call_visit(row.pk, actor=stands(by, desk=desk), now=NOW + dt.timedelta(minutes=minutes))


def millimetres(page: Page, chosen: str, of_type: float) -> list[float]:
    """How tall these are on the wall, in millimetres.

    Found and measured in one breath: the board may put new rows in their place at any moment.
    """
    sizes = """chosen => [...document.querySelectorAll(chosen)].map(
        one => parseFloat(getComputedStyle(one).fontSize) / Math.min(innerWidth, innerHeight)
    )"""
    found = page.evaluate(sizes, chosen)
    return [size * of_type * SHORTER_SIDE for size in found]


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (1080, 1920)])
def test_with_thirty_waiting_everything_is_tall_enough_and_has_room(
    visitor: Visitor, page: Page, width: int, height: int
) -> None:
    rows = [visit() for _ in range(35)]
    for place, who in enumerate(("amina", "yusuf", "elif", "anders", "oksana")):
        called(rows[place], who, (213, 7, 0, 112, 214)[place], minutes=place)
    page.set_viewport_size({"width": width, "height": height})
    visitor.open("/board/")
    figures = millimetres(page, ".board__ticket, .board__number, .board__call", FIGURE)
    words = millimetres(page, ".board__heading, .board__last .board__desk", SMALL_X)
    assert len(figures) == 39
    assert min(figures) >= READ_AT_TEN_METRES
    assert min(words) >= READ_AT_TEN_METRES
    assert max(figures) == millimetres(page, ".board__last .board__number", FIGURE)[0]
    for chosen in (".board__ticket", ".board__call", ".board__last"):
        for one in page.locator(chosen).all():
            right, bottom = one.evaluate(WRITTEN_UNTIL)
            assert bottom <= height
            assert right <= width


def test_every_call_is_read_to_its_end(visitor: Visitor, page: Page) -> None:
    for place, who in enumerate(("amina", "yusuf", "elif", "anders", "oksana")):
        called(visit(), who, 900 + place, minutes=place)
    page.set_viewport_size({"width": 1920, "height": 1080})
    visitor.open("/board/")
    for one in page.locator(".board__call").all():
        room = one.bounding_box()
        assert room
        assert one.evaluate(WRITTEN_UNTIL)[0] <= room["x"] + room["width"]


def test_figures_stand_out_from_what_is_behind_them(visitor: Visitor, page: Page) -> None:
    called(visit(), "amina", 3)
    visit()
    looks_well(visitor, "/board/")


def test_a_call_comes_up_by_itself_with_a_sound_and_goes_again(
    visitor: Visitor, page: Page
) -> None:
    row = visit()
    visitor.open("/board/")
    page.keyboard.press("a")
    expect(page.locator(".board__ticket")).to_have_text("1")
    called(row, "amina", 3)
    page.clock.run_for(A_QUESTION)
    expect(page.locator(".board__last--new")).to_contain_text("1")
    expect(page.locator("html")).to_have_attribute("data-chimes", "1")
    expect(page.get_by_role("status")).to_have_text("1, Skranke 3")
    begin_serving(row.pk, actor=employee("amina"), now=NOW)
    page.clock.run_for(A_QUESTION)
    expect(page.locator(".board__nobody")).to_be_visible()


def test_m_turns_the_sound_off_and_it_stays_off(visitor: Visitor, page: Page) -> None:
    visitor.open("/board/")
    page.keyboard.press("m")
    visitor.open("/board/")
    page.keyboard.press("a")
    expect(page.locator("#sound-off")).to_be_visible()
    called(visit(), "amina", 3)
    page.clock.run_for(A_QUESTION)
    expect(page.locator(".board__last--new")).to_be_visible()
    expect(page.locator("html")).not_to_have_attribute("data-chimes", "1")


def test_only_what_has_changed_is_sent(visitor: Visitor, page: Page) -> None:
    answers: list[int] = []
    page.on("response", lambda one: answers.append(one.status) if "/tickets/" in one.url else None)
    visitor.open("/board/")
    for _ in range(3):
        with page.expect_response("**/tickets/"):
            page.clock.run_for(A_QUESTION)
    assert answers[0] == 200
    assert set(answers[1:]) == {304}


def test_without_contact_it_shows_since_when_and_no_old_numbers(
    visitor: Visitor, page: Page
) -> None:
    called(visit(), "amina", 3)
    visitor.open("/board/")
    expect(page.locator(".board__last")).to_be_visible()
    page.route("**/board/tickets/", lambda route: route.abort())
    page.clock.run_for(20_000)
    expect(page.locator("#lost")).to_be_visible()
    expect(page.locator("#tickets")).to_be_hidden()
    page.unroute("**/board/tickets/")
    page.clock.run_for(4_000)
    expect(page.locator(".board__last")).to_be_visible()
    visitor.wrong.clear()  # the browser says of each question that it got no answer


def test_a_screen_that_is_closed_says_so_by_itself(visitor: Visitor, page: Page) -> None:
    visitor.open("/board/")
    close_screen(Screen.objects.get().pk, actor=employee("amina"), now=NOW)
    page.clock.run_for(A_QUESTION)
    expect(page.locator("h1")).to_have_text("Denne maskinen viser ingenting")
    visitor.wrong.clear()  # the browser says of the refused question that it was refused


def test_without_scripts_the_page_loads_itself_anew(visitor: Visitor, page: Page) -> None:
    page.route("**/board.js*", _no_script)
    visitor.open("/board/")
    fallback = page.evaluate("document.querySelector('head noscript').textContent")
    assert 'http-equiv="refresh"' in fallback


def _no_script(route: Route) -> None:
    route.fulfill(body="", content_type="text/javascript")
