"""The feed: one's own duties at a secret address, right through summer time, and nobody's else."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

from onedoor.office.inspection.told import disagreements, told_by_journal, told_by_tables
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.people.models import Person
from onedoor.office.responsibility.actions.leaving import end_employment
from onedoor.office.roster.actions.feed import end_feed, make_feed
from onedoor.office.roster.actions.planning import Change, plan_duties
from onedoor.office.roster.feed.queries import WRONG_ADDRESSES, feed_of
from onedoor.office.roster.models import DutyFeed
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.roster import DutyKind
from tests.cast.people import NOW, case, employee
from tests.office.desk import Desk
from tests.office.reception.desk.clock import TEN, stopped_at
from tests.office.roster.week import AFTER, FRIDAY, MONDAY, TUESDAY, half

OSLO = ZoneInfo("Europe/Oslo")
pytestmark = pytest.mark.usefixtures("sqlite_database")


@pytest.fixture(autouse=True)
def monday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped_at(TEN, monkeypatch)


def address(who: str = "silje") -> str:
    return f"/roster/calendar/{make_feed(actor=employee(who), now=NOW)}.ics"


def calendar(path: str) -> Calendar:
    response = Client().get(path)
    assert response.status_code == 200
    return Calendar.from_ical(response.content)


def days_of(path: str) -> dict[dt.date, list[tuple[str, str, str]]]:
    """What stands on each day: what it is called, from when, until when, by Oslo's clock."""
    found: dict[dt.date, list[tuple[str, str, str]]] = {}
    for one in calendar(path).walk("VEVENT"):
        begins, ends = one.decoded("dtstart"), one.decoded("dtend")
        entry = (str(one["summary"]), f"{begins:%H:%M}", f"{ends:%H:%M}")
        found.setdefault(begins.date(), []).append(entry)
    return found


def test_ones_own_duties_are_there_by_the_half_day_and_two_of_one_kind_as_one():
    days = days_of(address())
    assert days[MONDAY] == [("Front", "09:00", "12:00")]
    assert days[TUESDAY] == [("Front", "09:00", "15:00")]


def test_what_is_changed_is_changed_there_too_and_who_is_away_has_no_duty():
    path = address()
    change = Change(
        employee=employee("silje").pk, when=half(TUESDAY, AFTER), kind=DutyKind.training
    )
    plan_duties([change], actor=employee("jonas"), now=NOW)
    assert [one[0] for one in days_of(path)[TUESDAY]] == ["Front", "Opplæring"]
    set_presence(employee("silje"), Presence.out, until=FRIDAY, today=MONDAY, actor=None, now=NOW)
    days = days_of(path)
    assert TUESDAY not in days
    assert FRIDAY in days


def test_nine_o_clock_is_nine_on_both_sides_of_summer_time():
    path, sunday = address(), dt.date(2026, 3, 29)
    days = days_of(path)
    for day in (sunday - dt.timedelta(days=2), sunday + dt.timedelta(days=1)):
        assert days[day][0][1] == "09:00"
    begins = {one.decoded("dtstart") for one in calendar(path).walk("VEVENT")}
    offsets = {one.astimezone(OSLO).utcoffset() for one in begins}
    assert offsets == {dt.timedelta(hours=1), dt.timedelta(hours=2)}


def test_the_time_zone_is_told_first_and_in_full():
    found = calendar(address())
    assert found.subcomponents[0].name == "VTIMEZONE"
    assert str(found.subcomponents[0]["tzid"]) == "Europe/Oslo"
    assert {one.name for one in found.subcomponents[0].subcomponents} == {"STANDARD", "DAYLIGHT"}


def test_nothing_of_any_person_stands_there_nor_of_any_colleague():
    case(holder="silje")
    person = Person.objects.latest("pk")
    written = Client().get(address()).content.decode()
    for name in (person.given_name, person.family_name, "Silje", "Amina", "2026-0"):
        assert name not in written


def test_a_new_address_closes_the_old_one_and_a_closed_one_tells_nothing():
    old, new = address(), address()
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    assert end_feed(actor=employee("silje"), now=NOW) == 1
    assert Client().get(new).status_code == 404
    assert end_feed(actor=employee("silje"), now=NOW) == 0


def test_a_wrong_address_is_as_if_nothing_were_there():
    closed = address()
    end_feed(actor=employee("silje"), now=NOW)
    pages = [Client().get(path) for path in (closed, "/roster/calendar/guessed.ics")]
    assert [one.status_code for one in pages] == [404, 404]
    assert [one.headers["Cache-Control"] for one in pages] == ["no-store"] * 2


def test_the_address_of_somebody_who_has_left_tells_nothing():
    path = address()
    end_employment(employee("silje").pk, actor=None, now=NOW)
    assert Client().get(path).status_code == 404


def test_the_secret_itself_is_kept_nowhere():
    token = make_feed(actor=employee("silje"), now=NOW)
    assert token
    assert token not in str(DutyFeed.objects.values_list())
    assert list(disagreements(told_by_tables(), told_by_journal())) == []


def test_too_many_wrong_ones_from_one_place_put_the_brake_on():
    token = make_feed(actor=employee("silje"), now=NOW) or ""
    for _ in range(WRONG_ADDRESSES.of_one):
        assert feed_of("guessed", "192.0.2.1", NOW) is None
    assert feed_of(token, "192.0.2.1", NOW) is None
    assert feed_of(token, "192.0.2.2", NOW) is not None


def test_it_is_kept_by_who_asks_alone_and_not_sent_again_while_it_is_the_same():
    path = address()
    first = Client().get(path)
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert first.headers["Referrer-Policy"] == "no-referrer"
    assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
    again = Client().get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_an_address_is_made_on_my_page_shown_once_and_closed_there():
    desk = Desk("silje")
    words = desk.post("/roster/mine/calendar/", form_key="7d2a5d4c-3d5a-4bb4-9b0a-6a4f1f0b8a11")
    assert "It is shown this once." in words
    path = "/roster/calendar/" + desk.html.partition("/roster/calendar/")[2].partition('"')[0]
    assert Client().get(path).status_code == 200
    words = desk.post("/roster/mine/calendar/", form_key="7d2a5d4c-3d5a-4bb4-9b0a-6a4f1f0b8a11")
    assert "The address was shown once." in words
    assert "You have had an address since" in words
    assert "The address is closed" in desk.post("/roster/mine/calendar/close/")
    assert Client().get(path).status_code == 404
