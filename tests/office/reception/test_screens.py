"""A machine becomes a screen by somebody at the door, without them, until somebody closes it."""

from __future__ import annotations

import time

import pytest

from onedoor.office.inspection.told import disagreements, told_by_journal, told_by_tables
from onedoor.office.reception.models import Screen
from onedoor.office.reception.screens.machine import COOKIE
from onedoor.vocabulary.reception_codes import ScreenKind
from tests.cast.at_the_desk import stands
from tests.cast.people import FJELLBYEN
from tests.office.desk import Desk
from tests.office.reception.waiting_room import Machine, it_is, screen_cookie

pytestmark = pytest.mark.usefixtures("sqlite_database")
BOARD, CHECK_IN = ScreenKind.board, ScreenKind.check_in


@pytest.fixture(autouse=True)
def late_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(monkeypatch)


def test_making_this_machine_the_board_signs_one_out_and_shows_it() -> None:
    stands("amina")
    desk = Desk("amina")
    words = desk.send("/screens/", kind=int(BOARD))
    assert desk.address == "/board/"
    assert "Venter 0" in words or "Waiting 0" in words
    assert desk.client.cookies[COOKIE].value
    desk.open("/my-work/")
    assert desk.address == "/sign-in/"


def test_who_is_not_at_the_door_is_told_so() -> None:
    desk = Desk("amina")
    assert "Say first where you stand" in desk.open("/screens/")
    assert "not at the door" in desk.post("/screens/", kind=int(BOARD))
    assert not Screen.objects.exists()


def test_a_machine_that_is_made_something_else_is_no_longer_what_it_was() -> None:
    cookie = screen_cookie(BOARD)
    desk = Desk("amina")
    desk.client.cookies[COOKIE] = cookie
    assert "screen 1 already" in desk.open("/screens/")
    desk.send("/screens/", kind=int(CHECK_IN))
    assert desk.address == "/check-in/"
    assert [(one.kind, one.closed_at is None) for one in Screen.objects.order_by("pk")] == [
        (BOARD, False),
        (CHECK_IN, True),
    ]
    assert list(disagreements(told_by_tables(), told_by_journal())) == []


def test_a_closed_screen_is_refused_in_words() -> None:
    board = Machine(screen_cookie(BOARD))
    board.open("/board/")
    assert board.status == 200
    desk = Desk("gunnhild")
    number = Screen.objects.get().pk
    page = desk.open("/screens/") and desk.html
    key = page.rpartition('name="form_key" value="')[2].partition('"')[0]
    assert f"Screen {number} is closed" in desk.post(f"/screens/{number}/close/", form_key=key)
    for path in ("/board/", "/board/tickets/"):
        assert "has been closed by somebody at the office" in board.open(path)
        assert board.status == 403


@pytest.mark.parametrize("path", ["/board/", "/board/tickets/", "/check-in/", "/check-in/nb/"])
def test_without_the_cookie_a_page_says_what_to_do_and_shows_nothing(path: str) -> None:
    for cookie in ("", "made-up:by:somebody", screen_cookie(BOARD) + "x"):
        machine = Machine(cookie)
        assert "Somebody who stands at the door signs in here" in machine.open(path)
        assert machine.status == 403


def test_a_board_is_no_check_in_screen_and_the_other_way_round() -> None:
    board, check_in = Machine(screen_cookie(BOARD)), Machine(screen_cookie(CHECK_IN))
    board.open("/check-in/")
    check_in.open("/board/")
    assert (board.status, check_in.status) == (403, 403)


def test_another_offices_screen_is_not_seen_nor_closed_here() -> None:
    screen_cookie(BOARD, FJELLBYEN)
    desk = Desk("amina")
    assert "No machine shows anything now" in desk.open("/screens/")
    desk.post(f"/screens/{Screen.objects.get().pk}/close/")
    assert desk.status == 404
    assert Screen.objects.get().closed_at is None


@pytest.mark.parametrize(("kind", "path"), [(BOARD, "/board/tickets/"), (CHECK_IN, "/check-in/")])
def test_a_screen_in_use_stays_one_for_as_long_again(
    kind: ScreenKind, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, machine = time.time(), Machine(screen_cookie(kind))
    for days in (300, 600):
        monkeypatch.setattr("django.core.signing.time.time", lambda: began + days * 86_400)  # noqa: B023
        machine.open(path)
        assert machine.status == 200
