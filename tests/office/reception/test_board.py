"""The board: numbers and desks of those in the house today, and nothing else about anybody."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.reception.actions.calling import begin_serving, call_visit
from onedoor.office.reception.models import Visit
from onedoor.vocabulary.reception_codes import Channel, ScreenKind, UrgentReason
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import FJELLBYEN, NOW, person
from tests.office.reception.waiting_room import LATE_MORNING, Machine, it_is, screen_cookie

pytestmark = pytest.mark.usefixtures("sqlite_database")


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch, sqlite_database: object) -> Machine:
    """A board at Elvebyen, late in the morning."""
    it_is(monkeypatch)
    return Machine(screen_cookie(ScreenKind.board))


def called(row: Visit, by: str, desk: int, minutes: int = 0) -> None:
    call_visit(row.pk, actor=stands(by, desk=desk), now=NOW + dt.timedelta(minutes=minutes))


def test_it_shows_who_is_called_where_the_last_first_and_who_waits(board: Machine) -> None:
    rows = [visit() for _ in range(4)]
    called(rows[2], "amina", 3, minutes=1)
    called(rows[0], "yusuf", 5, minutes=2)
    board.open("/board/tickets/")
    calls = board.html.partition("board__waiting")[0]
    assert calls.index('data-call="1-5"') < calls.index('data-call="3-3"')
    waiting = board.html.partition("board__queue")[2]
    assert ">2<" in waiting
    assert ">4<" in waiting
    assert ">1<" not in waiting


def test_who_is_being_served_is_called_no_more(board: Machine) -> None:
    row = visit()
    called(row, "amina", 3)
    begin_serving(row.pk, actor=stands("amina", desk=3), now=NOW)
    assert "data-call" not in board.open("/board/tickets/") + board.html


def test_it_tells_no_name_no_topic_and_not_who_is_urgent(board: Machine) -> None:
    visit(of=person("Hemmelig"))
    visit("financial_assistance", urgent=UrgentReason.no_roof)
    words = board.open("/board/tickets/")
    assert "Hemmelig" not in board.html
    assert words.partition("Den som kommer nå")[0].split()[-2:] == ["1", "2"]


def test_it_shows_nobody_from_yesterday_from_elsewhere_or_on_the_telephone(board: Machine) -> None:
    visit(now=NOW - dt.timedelta(days=3))
    visit(at=FJELLBYEN)
    Visit.objects.filter(pk=visit().pk).update(channel=Channel.phone)
    assert "0" in board.open("/board/tickets/")
    assert "board__ticket" not in board.html


def test_another_offices_board_shows_its_own(board: Machine) -> None:
    visit()
    other = Machine(screen_cookie(ScreenKind.board, FJELLBYEN))
    other.open("/board/tickets/")
    assert "board__ticket" not in other.html


def test_what_has_not_changed_is_not_sent_again(board: Machine) -> None:
    row = visit()
    board.open("/board/tickets/")
    etag = board.response.headers["ETag"]
    board.open("/board/tickets/", if_none_match=etag)
    assert (board.status, board.html) == (304, "")
    called(row, "amina", 3)
    board.open("/board/tickets/", if_none_match=etag)
    assert board.status == 200


def test_what_finds_no_room_is_counted(board: Machine) -> None:
    for _ in range(33):
        visit(now=LATE_MORNING)
    board.open("/board/tickets/")
    assert board.html.count("board__ticket") == 30
    assert "+4" in board.html


def test_it_speaks_the_first_language_of_the_door(board: Machine) -> None:
    board.open("/board/")
    assert '<html lang="nb"' in board.html
