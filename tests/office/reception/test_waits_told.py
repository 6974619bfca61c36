"""An expected wait in words: on the board, the ticket, the slip and the pages; nothing made up."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.translation import override

from onedoor.office.reception.models import MeasuredWait, Visit
from onedoor.office.reception.slips.queries import paper
from onedoor.office.reception.waits.queries import ExpectedWait, expected_wait
from onedoor.office.reception.waits.words import basis_sentence, minutes_in_words, wait_sentence
from onedoor.vocabulary.reception_codes import Ahead, Channel, ScreenKind, WaitBasis
from onedoor.vocabulary.routing import Policy
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import NOW, area, office
from tests.office.desk import Desk
from tests.office.reception.desk.clock import TEN, stopped_at
from tests.office.reception.desk.visit.at_visits import page_of
from tests.office.reception.waiting_room import Machine, code_of, it_is, screen_cookie

NOT_KNOWN = "How long the wait is we do not know yet."
TOLD = "About 10 minutes; 8 in 10 wait less than 25 minutes."


def expected(median: int, most: int, basis: WaitBasis = WaitBasis.all) -> ExpectedWait:
    return ExpectedWait(
        policy=Policy.first_free,
        area=0,
        basis=basis,
        counted=46,
        median_s=median,
        most_s=most,
    )


@pytest.fixture
def waiting_room(sqlite_database: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(monkeypatch)


@pytest.fixture
def at_ten(sqlite_database: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped_at(TEN, monkeypatch)


def known() -> None:
    MeasuredWait.objects.create(
        office=office(),
        policy=expected_wait(office().pk, 0, 0, NOW).policy,
        ahead=Ahead.any,
        counted=46,
        ended=40,
        median_s=600,
        most_s=1500,
        since=NOW.date(),
        made_at=NOW,
    )


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (expected(600, 1500), TOLD),
        (expected(600, 600), "About 10 minutes; 8 in 10 wait less than 15 minutes."),
        (expected(60, 290), "8 in 10 wait less than 5 minutes."),
        (expected(60, 300), "8 in 10 wait less than 5 minutes."),
        (expected(60, 700), "Half wait less than 5 minutes; 8 in 10 wait less than 15 minutes."),
        (expected(3700, 4600), "About 1 hour; 8 in 10 wait less than 1 hour 30 minutes."),
        (expected(600, 0), "About 10 minutes. How long the longest wait we do not know."),
        (expected(0, 0, WaitBasis.unknown), NOT_KNOWN),
    ],
)
def test_a_wait_is_told_as_people_use_it(told, said):
    with override("en"):
        assert wait_sentence(told) == said


def test_those_who_work_here_read_what_it_is_measured_on():
    with override("en"):
        assert basis_sentence(expected(0, 0, WaitBasis.unknown)) == ""
        said = basis_sentence(expected(600, 1500, WaitBasis.topic))
        assert said == "Measured on 46 waits: those who came for the same."
        assert minutes_in_words(0) == "0 minutes"


@pytest.mark.usefixtures("waiting_room")
def test_the_board_tells_whoever_comes_now():
    board = Machine(screen_cookie(ScreenKind.board))
    assert "Hvor lang ventetiden er, vet vi ikke ennå." in board.open("/board/tickets/")
    known()
    told = board.open("/board/tickets/")
    assert "Den som kommer nå: Omtrent 10 minutter; 8 av 10 venter mindre enn 25 minutter." in told


@pytest.mark.usefixtures("waiting_room")
def test_whoever_checks_in_is_told_on_the_screen_and_on_the_slip():
    known()
    told = Machine(screen_cookie(ScreenKind.check_in)).tap(str(area("housing").pk))
    assert told.count(TOLD) == 2


@pytest.mark.usefixtures("waiting_room")
def test_the_page_of_the_slip_says_what_was_told_and_when():
    known()
    row = visit()
    MeasuredWait.objects.all().delete()
    told = Machine().ask(code_of(row))
    assert f"You were told at 09:00: {TOLD}" in told


@pytest.mark.usefixtures("waiting_room")
def test_a_slip_of_somebody_who_waits_no_more_tells_no_wait():
    known()
    assert paper("localhost", visit().pk, "x" * 16).wait
    assert paper("localhost", served("amina").pk, "x" * 16).wait == ""


@pytest.mark.usefixtures("at_ten")
def test_the_door_and_the_visits_page_say_it_with_what_it_is_measured_on():
    known()
    desk = Desk("amina")
    stands("amina")
    row = visit(now=NOW)
    arrived = desk.open(f"/door/{row.pk}/")
    assert f"{TOLD} Measured on 46 waits: everybody who waited." in arrived
    assert f"Told at 09:00 : {TOLD}" in desk.open(page_of(row))


@pytest.mark.usefixtures("at_ten")
def test_a_letter_is_told_no_wait():
    known()
    row = visit(by_way_of=Channel.letter, now=NOW)
    stands("amina")
    assert "8 in 10" not in Desk("amina").open(f"/door/{row.pk}/")
    assert Visit.objects.get(pk=row.pk).wait_policy is None
