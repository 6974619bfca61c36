"""Leaving a message: taken down in one step, or written with a slip's code; seen by who owes it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onedoor.office.appointment.actions.making import Agreed
from onedoor.office.reception.actions.agreeing import agree_on_time
from onedoor.office.reception.actions.ending import open_case_on
from onedoor.office.reception.actions.messaging import Said, leave_message
from onedoor.office.reception.models import Message, Visit
from onedoor.office.responsibility.models import Case, Debt
from onedoor.vocabulary.appointment import Purpose
from onedoor.vocabulary.reception_codes import BestTime, Channel
from onedoor.vocabulary.responsibility_codes import DebtEnd, OpenedBy
from tests.cast.at_the_desk import served
from tests.cast.people import NOW, case, employee, person
from tests.office.desk import Desk
from tests.office.reception.deeds import owed
from tests.office.reception.desk.clock import TEN, stopped_at
from tests.office.reception.waiting_room import Machine, code_of
from tests.office.responsibility.desk import hidden

pytestmark = pytest.mark.usefixtures("sqlite_database")
SAID = {"channel": int(Channel.phone), "best_time": int(BestTime.morning)}


@pytest.fixture(autouse=True)
def at_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped_at(TEN, monkeypatch)


def message_for(key: str = "amina", words: str = "Ring meg om husleia") -> Debt:
    row = case(holder=key)
    said = Said(channel=Channel.phone, words=words)
    debt = leave_message(row.pk, said, actor=employee("lan"), now=NOW)
    return Debt.objects.get(pk=debt)


def with_slip() -> tuple[str, Case]:
    """The code of somebody whose case Amina holds."""
    row = served("amina")
    who = employee("amina")
    key = open_case_on(
        row.needs.get().pk,
        unit=who.home_unit_id,
        opened_by=OpenedBy.caseworker,
        actor=who,
        now=NOW,
    )
    return code_of(Visit.objects.get(pk=row.pk)), Case.objects.get(pk=key)


def writes(code: str, about: str, machine: Machine | None = None, **told: Any) -> str:
    """Open the page of a code, and send its message."""
    at = machine or Machine()
    at.ask(code)
    form = hidden(at.html) | {"best_time": int(BestTime.any_time), "words": "Ring meg"}
    return at.post("/where/leave-message/", **form | {"code": code, "about": about} | told)


# ------------------------------------------------------------------------ at the desk


def test_the_case_page_takes_a_message_in_one_step_and_says_what_to_tell_them():
    row = case()
    desk = Desk("lan")
    assert "Leave a message" in desk.open(f"/cases/{row.number}/")
    told = desk.send(f"/cases/{row.number}/leave-message/", words="Ring om penger", **SAID)
    assert "Amina Jamadid contacts them by 4 Mar 2026. Tell them so." in told
    assert "The person has asked to be contacted" in told


def test_the_other_side_may_leave_one_and_reads_none():
    row = case()
    desk = Desk("yusuf")
    told = desk.send(f"/cases/{row.number}/leave-message/", words="Ring om penger", **SAID)
    assert "contacts them by" in told
    assert "The person has asked" not in told
    assert "Ring om penger" not in desk.open(f"/debts/{Debt.objects.get().pk}/")


def test_the_holder_reads_it_on_my_work_and_says_that_nobody_answered():
    debt = message_for()
    desk = Desk("amina")
    assert "Ring meg om husleia" in desk.open("/my-work/")
    desk.open(f"/debts/{debt.pk}/")
    form = hidden("<main" + desk.html.split("/try-call/")[1])
    told = desk.post(f"/debts/{debt.pk}/try-call/", **form | {"outcome": 2})
    assert "Nobody answered." in told
    assert "Called 1 time" in told


def test_the_page_offers_no_end_that_the_rule_refuses():
    debt = message_for()
    words = Desk("amina").open(f"/debts/{debt.pk}/")
    assert "They got an answer in writing." in words
    assert "a letter is sent" not in words


def test_a_made_up_end_is_refused():
    debt = message_for()
    desk = Desk("amina")
    desk.open(f"/debts/{debt.pk}/")
    form = hidden("<main" + desk.html.split("/pay-debt/")[1])
    desk.post(f"/debts/{debt.pk}/pay-debt/", **form | {"end": int(DebtEnd.letter)})
    assert desk.status == 422
    assert Debt.objects.get().end is None


def test_a_number_that_was_left_is_told_apart_from_the_one_that_is_known():
    row = case()
    said = Said(channel=Channel.web, phone="+4740000123")
    debt = leave_message(row.pk, said, actor=None, now=NOW)
    assert "They left another number: +4740000123" in Desk("amina").open(f"/debts/{debt}/")


def test_who_is_owed_a_contact_and_asks_again_is_heard():
    debt = owed(of=person("Elvedal"))
    desk = Desk(debt.employee.key)
    desk.send(f"/debts/{debt.pk}/ask-again/", words="Jeg venter ennå", **SAID)
    assert "Jeg venter ennå" in desk.html


def test_a_unit_sees_how_many_were_reached_and_who_they_are():
    message_for()
    told = Desk("amina").open("/debts/?whose=asked")
    assert "Asked to be contacted (1)" in told
    assert "1 asked so lately that it is not known yet." in told


# ------------------------------------------------------------------------ with a slip


def test_the_code_of_a_slip_takes_a_message_to_the_holder():
    code, row = with_slip()
    told = writes(code, row.number)
    assert "Your message is left." in told
    assert "Amina Jamadid contacts you by 4 Mar 2026." in told
    assert Message.objects.get().need.channel is Channel.web


def test_a_code_leaves_a_message_about_nothing_but_its_own():
    code, _ = with_slip()
    theirs = case()
    machine = Machine()
    writes(code, theirs.number, machine)
    assert machine.status == 422
    assert not Message.objects.exists()


def test_a_message_without_a_good_code_goes_nowhere():
    _, row = with_slip()
    wrong = {"code": "AAAA AAAA AAAA AAAA", "about": row.number}
    told = Machine().post("/where/leave-message/", **wrong)
    assert "Nothing can be shown for this code" in told
    assert not Message.objects.exists()


def test_one_slip_takes_four_messages_in_a_quarter_of_an_hour():
    code, row = with_slip()
    for number in range(5):
        machine = Machine(address=f"10.0.0.{number}")
        told = writes(code, row.number, machine)
    assert machine.status == 429
    assert "much has been sent of late" in told
    assert Message.objects.count() == 4


def test_a_number_that_is_none_is_told_and_what_was_written_is_kept():
    code, row = with_slip()
    machine = Machine()
    told = writes(code, row.number, machine, words="Ring på kvelden", phone="12")
    assert machine.status == 422
    assert "This is no telephone number." in told
    assert "Ring på kvelden" in told


def test_the_same_form_twice_is_one_message():
    code, row = with_slip()
    machine = Machine()
    machine.ask(code)
    form = hidden(machine.html) | {"best_time": 1, "words": "", "code": code, "about": row.number}
    for _ in range(2):
        machine.post("/where/leave-message/", **form)
    assert Message.objects.count() == 1


def test_the_code_of_a_slip_tells_the_next_time_about_what_it_opens_and_no_other():
    code, row = with_slip()
    elsewhere = case(holder="oksana", in_unit="team_work", of=row.person)
    at = NOW + dt.timedelta(days=1, hours=2)
    for one, who in ((row, "oksana"), (elsewhere, "elif")):
        agreed = Agreed(
            person=row.person_id,
            employee=employee(who).pk,
            begins=at,
            ends=at + dt.timedelta(hours=1),
            purpose=Purpose.follow_up,
            case=one.pk,
        )
        agree_on_time(agreed, channel=Channel.phone, actor=employee(who), now=NOW)
        at += dt.timedelta(hours=1)
    words = Machine().ask(code)
    assert "You have a time: 3 Mar 2026 at 11:00, here at the office. Ask for Oksana" in words
    assert "Elif" not in words
