"""What one does with a visit as a whole: begun, put back, paused, joined, made urgent, left."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.reception.actions.calling import call_visit
from onedoor.office.reception.actions.joining import join_visit
from onedoor.office.reception.models import Meeting
from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedOutcome,
    UrgentReason,
    VisitEnd,
    VisitState,
    VisitWait,
)
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import employee, unit
from tests.office.desk import Desk
from tests.office.reception.desk.clock import A_MINUTE, TEN, Clock
from tests.office.reception.desk.visit.at_visits import LATELY, SAID, as_it_is, homeless, page_of

pytestmark = pytest.mark.usefixtures("sqlite_database", "clock")


def test_begun_and_answered_in_two_presses():
    lan, row = stands("lan"), visit(now=LATELY)
    call_visit(row.pk, actor=lan, now=TEN)
    desk = Desk("lan")
    desk.send(page_of(row, "begin-serving"))
    assert desk.address == page_of(row)
    told = desk.send(page_of(row, "answer-need", row.needs.get()))
    assert "Ticket 1 is done. Answered: Job seeking." in told
    assert desk.address == "/desk/"


def test_nobody_came_is_one_press():
    lan, row = stands("lan"), visit(now=LATELY)
    call_visit(row.pk, actor=lan, now=TEN)
    desk = Desk("lan")
    told = desk.send(page_of(row, "put-back"), why=1)
    assert "Ticket 1 waits again." in told
    assert as_it_is(row).state is VisitState.waiting


def test_stepping_out_has_a_reason_and_an_end_before_closing():
    row = homeless()
    told = Desk("lan").send(page_of(row, "hold-visit"), why=int(VisitWait.papers), until="30")
    assert "Ticket 1 has stepped out." in told
    assert as_it_is(row).hold_until == TEN + 30 * A_MINUTE


def test_nobody_steps_out_past_closing_time(clock: Clock):
    row = homeless()
    clock.now = TEN + dt.timedelta(hours=4, minutes=50)
    desk = Desk("lan")
    told = desk.open(page_of(row, "hold-visit"))
    assert "10 minutes, until 15:00" not in told
    assert "Until closing time, 15:00" in told
    desk.send(page_of(row, "hold-visit"), why=1, until="60")
    assert desk.status == 422


def test_a_colleague_joins_when_asked_and_goes_back():
    row = homeless()
    stands("yusuf")
    desk = Desk("lan")
    assert "Ask Yusuf Demirkan Knows: Temporary housing." in desk.open(page_of(row))
    told = desk.send(page_of(row, "join-visit"), colleague=employee("yusuf").pk)
    assert "Yusuf Demirkan, Municipal front has joined, and sees it on their desk." in told
    helper = Desk("yusuf")
    assert "You help Lan Nguyen-Brekkmo with" in helper.open("/desk/")
    told = helper.send(page_of(row, "go-back"), colleague=employee("yusuf").pk)
    assert "You are back from ticket 1." in told
    assert helper.address == "/desk/"


def test_nobody_who_works_elsewhere_is_asked_to_the_desk():
    told = Desk("lan").open(page_of(homeless(), "join-visit"))
    assert str(employee("yusuf")) in told
    assert str(unit("regional_benefits").leader) not in told


def test_one_joins_oneself_with_one_press():
    row = homeless()
    stands("yusuf")
    desk = Desk("yusuf")
    assert "I join" in desk.open(page_of(row))
    desk.send(page_of(row, "join-visit"), colleague=employee("yusuf").pk)
    assert SAID in desk.open(page_of(row))


def test_nobody_outside_the_visit_makes_another_join_it():
    row = homeless()
    desk = Desk("amina")
    desk.send(page_of(row, "join-visit"), colleague=employee("yusuf").pk)
    assert desk.status == 422
    assert not Meeting.objects.filter(employee=employee("yusuf")).exists()


def test_urgent_needs_a_reason():
    row = visit(now=LATELY)
    stands("lan")
    desk = Desk("lan")
    desk.send(page_of(row, "make-urgent"))
    assert desk.status == 422
    desk.send(page_of(row, "make-urgent"), why=int(UrgentReason.no_food))
    assert as_it_is(row).urgent is UrgentReason.no_food


def test_leaving_says_what_ends_with_it():
    row = homeless()
    desk = Desk("lan")
    assert "1 need ends with it" in desk.open(page_of(row, "leave-visit"))
    told = desk.send(page_of(row, "leave-visit"), how=int(NeedOutcome.person_left))
    assert "Ticket 1 is done. The person left." in told
    assert as_it_is(row).end is VisitEnd.left


def test_who_hangs_up_is_not_reached_and_has_not_left():
    stands("lan")
    row, desk = visit(now=LATELY, by_way_of=Channel.phone), Desk("lan")
    desk.send(page_of(row, "call-visit"))
    told = desk.open(page_of(row, "leave-visit"))
    assert "They are not reached, or it was a mistake" in told
    assert "The person left." not in told
    desk.send(page_of(row, "leave-visit"), how=int(NeedOutcome.not_reached))
    assert as_it_is(row).end is VisitEnd.not_reached


def test_nobody_who_wrote_fails_to_come():
    stands("lan")
    row, desk = visit(now=LATELY, by_way_of=Channel.email), Desk("lan")
    desk.send(page_of(row, "call-visit"))
    assert "Nobody came when called." not in desk.open(page_of(row, "put-back"))
    desk.send(page_of(row, "put-back"))
    assert as_it_is(row).state is VisitState.waiting


def test_who_serves_lets_a_colleague_take_over_and_helps_on():
    row = homeless()
    join_visit(row.pk, stands("yusuf").pk, actor=employee("yusuf"), now=TEN)
    desk = Desk("lan")
    assert "Let a colleague take over" in desk.open(page_of(row))
    told = desk.send(page_of(row, "take-over"), why=1, stays="on")
    assert "Yusuf Demirkan, Municipal front serves ticket 1 now." in told
    assert "Lan Nguyen-Brekkmo, State front joins" in told
    assert as_it_is(row).served_by == employee("yusuf")


def test_who_has_joined_takes_over_from_whoever_was_called_away():
    row = homeless()
    join_visit(row.pk, stands("yusuf").pk, actor=employee("yusuf"), now=TEN)
    desk = Desk("yusuf")
    told = desk.open(page_of(row, "take-over"))
    assert "Take over only when Lan Nguyen-Brekkmo was called away." in told
    told = desk.send(page_of(row, "take-over"))
    assert "You serve ticket 1 now." in told
    assert "Yusuf Demirkan serves" in told.replace(", Municipal front", "")


def test_nobody_takes_over_alone_or_from_outside():
    row = homeless()
    for who in ("lan", "silje"):
        desk = Desk(who)
        desk.open(page_of(row, "take-over"))
        assert desk.status == 403
