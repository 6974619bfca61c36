"""Pages of appointments: a time is found and agreed on, seen by those it is with, and met."""

from __future__ import annotations

import datetime as dt

import pytest
from icalendar import Calendar

from onedoor.office.appointment.models import Appointment
from onedoor.office.reception.models import Visit
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.appointment import AppointmentState, CancelledWhy, MovedWhy
from onedoor.vocabulary.responsibility_codes import DebtKind
from tests.cast.at_the_desk import stands
from tests.cast.people import case, employee
from tests.office.desk import Desk
from tests.office.reception.desk.clock import TEN, Clock, stopped_at
from tests.office.responsibility.desk import hidden

pytestmark = pytest.mark.usefixtures("sqlite_database")
HALF_PAST_ELEVEN = TEN + dt.timedelta(minutes=90)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return stopped_at(TEN, monkeypatch)


def agreed(at: dt.datetime = HALF_PAST_ELEVEN, **told: object) -> Appointment:
    """Oksana agrees on a time with somebody whose case she holds."""
    row = case(holder="oksana", in_unit="team_work")
    where = f"/persons/{row.person_id}/agree-on-time/?case={row.number}"
    us = int(at.timestamp() * 1_000_000)
    form = {"time": us, "purpose": 2, "place": 1, "channel": 1, "room": 1, "interpreter": 0}
    desk = Desk("oksana")
    assert "The time is agreed on. Tell the person." in desk.send(where, **form | told)
    return Appointment.objects.get()


def press(desk: Desk, row: Appointment, what: str, **told: object) -> str:
    desk.open(f"/appointments/{row.pk}/")
    form = hidden("<main" + desk.html.split(f"/{what}/")[1])
    return desk.post(f"/appointments/{row.pk}/{what}/", **form | told)


def test_a_free_time_is_found_and_agreed_on_and_stands_in_the_week():
    row = agreed()
    assert (row.begins, row.room) == (HALF_PAST_ELEVEN, 1)
    words = Desk("oksana").open("/appointments/")
    assert "11:30" in words
    assert "Your appointments today 1" in Desk("oksana").open("/my-work/")


def test_times_that_are_taken_are_not_offered():
    row = agreed()
    page = Desk("oksana")
    page.open(f"/persons/{row.person_id}/agree-on-time/")
    assert "They have these already" in page.html
    us = int(HALF_PAST_ELEVEN.timestamp() * 1_000_000)
    assert f'value="{us}"' not in page.html
    assert f'value="{us + 45 * 60 * 1_000_000}"' in page.html


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"time": "900000000"}, "That time is past."),
        ({"time": "noon"}, "Choose one of the alternatives."),
        ({"time": "9" * 30}, "Choose one of the alternatives."),
        ({"room": "12", "private_room": "on"}, "They asked for a private room"),
        ({"place": "2"}, "A room is for those who come here."),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_agreed_on(told, said):
    row = case(holder="oksana", in_unit="team_work")
    us = int(HALF_PAST_ELEVEN.timestamp() * 1_000_000)
    form = {"time": us, "purpose": 2, "place": 1, "channel": 1, "room": 1, "interpreter": 0}
    desk = Desk("oksana")
    words = desk.send(f"/persons/{row.person_id}/agree-on-time/", **form | told)
    assert desk.status == 422
    assert said in words
    assert not Appointment.objects.exists()


@pytest.mark.parametrize(
    "asked", ["?day=2026-99-99", "?minutes=7", "?with=999999999", "?day=0001-01-01"]
)
def test_an_address_somebody_made_up_is_answered_with_the_usual(asked):
    row = case(holder="oksana", in_unit="team_work")
    desk = Desk("oksana")
    desk.open(f"/persons/{row.person_id}/agree-on-time/{asked}")
    assert desk.status == 200


def test_the_other_side_sees_that_there_is_a_time_and_not_whose_or_what_for():
    row = agreed()
    words = Desk("yusuf").open(f"/appointments/{row.pk}/")
    assert "A person of the other side's" in words
    assert "Follow-up" not in words
    assert "Cancel it" not in words


def test_who_comes_gets_a_number_and_whom_they_meet_fetches_them():
    row = agreed()
    desk = Desk("amina")
    stands("amina")
    assert row.person.family_name in desk.open("/times-today/")
    desk.post(f"/times-today/{row.pk}/here/", **hidden(desk.html))
    visit = Visit.objects.get()
    assert desk.address == f"/door/{visit.pk}/"
    assert "The person is here" in Desk("oksana").open("/my-work/")


def test_they_did_not_come_is_one_press_and_a_call_is_owed(clock):
    row = agreed()
    clock.now = HALF_PAST_ELEVEN + dt.timedelta(hours=1)
    assert "They are owed a call" in press(Desk("oksana"), row, "missed")
    assert Debt.objects.get().kind is DebtKind.missed


def test_a_time_is_moved_and_cancelled_with_a_reason():
    row = agreed()
    desk = Desk("oksana")
    later = int((HALF_PAST_ELEVEN + dt.timedelta(hours=1)).timestamp() * 1_000_000)
    told = {"time": later, "room": 1, "why": int(MovedWhy.person_asked)}
    assert "The time is moved." in desk.send(f"/appointments/{row.pk}/move/", **told)
    why = {"why": int(CancelledWhy.person_cannot), "by_person": "on"}
    assert "free for others" in desk.send(f"/appointments/{row.pk}/cancel/", **why)
    assert Appointment.objects.get().state is AppointmentState.cancelled


def test_an_old_page_is_told_what_has_happened_and_changes_nothing():
    row = agreed()
    old, quick = Desk("oksana"), Desk("elif")
    old.open(f"/appointments/{row.pk}/cancel/")
    form = hidden(old.html)
    why = {"why": int(CancelledWhy.not_needed)}
    quick.send(f"/appointments/{row.pk}/cancel/", **why)
    words = old.post(f"/appointments/{row.pk}/cancel/", **form | why)
    assert "Something has happened since you opened this page." in words


def test_the_interpreter_is_booked_on_the_page_of_the_appointment():
    row = agreed(interpreter=10)
    debt = Debt.objects.get(kind=DebtKind.interpreter)
    assert "The appointment" in Desk("oksana").open(f"/debts/{debt.pk}/")
    assert "It is written down." in press(Desk("oksana"), row, "interpreter", answer=2)
    assert Debt.objects.get().end is not None


def test_a_time_of_another_office_is_not_there():
    row = agreed()
    desk = Desk("amina", "fjellbyen")
    desk.open(f"/appointments/{row.pk}/")
    assert desk.status == 404
    assert employee("amina", "fjellbyen").office != row.office


def test_the_person_gets_a_calendar_file_with_time_and_place_alone():
    row = agreed()
    response = Desk("oksana").client.get(f"/appointments/{row.pk}/appointment.ics")
    event = Calendar.from_ical(response.content).walk("VEVENT")[0]
    assert event.decoded("dtstart") == row.begins
    assert str(event["location"]) == "Elvegata 1, Elvebyen"
    assert row.case is not None
    for secret in (row.case.number, "Oksana", "Follow", "oppfølging", row.person.family_name):
        assert secret.encode() not in response.content


def test_the_other_side_gets_no_calendar_file():
    row = agreed()
    assert Desk("yusuf").client.get(f"/appointments/{row.pk}/appointment.ics").status_code == 404


def test_the_queue_says_whom_somebody_came_to_meet_and_that_they_want_a_private_room():
    row = agreed(private_room="on")
    stands("amina")
    desk = Desk("amina")
    desk.open("/times-today/")
    desk.post(f"/times-today/{row.pk}/here/", **hidden(desk.html))
    words = desk.open("/queue/")
    assert "Has a time with Oksana Hrytsai" in words
    assert "Wants a private room" in words
