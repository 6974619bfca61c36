"""Colleagues: who works here, who is in, and never where they come from."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Employee
from onedoor.office.whereabouts.colleagues.queries import colleagues
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.sides import FormerAgency
from tests.cast.people import employee
from tests.office.desk import Desk

pytestmark = pytest.mark.usefixtures("sqlite_database")

TOMORROW = (timezone.localdate() + dt.timedelta(days=1)).strftime("%d.%m.%Y")
AGENCIES = ("employment service", "national insurance", "social services")


@pytest.fixture
def desk() -> Desk:
    return Desk("amina")


def test_everybody_stands_under_their_own_unit_mine_first():
    places = colleagues(employee("elif")).workplaces
    assert places[0].key == "team_work"
    assert "elif" in {one.key for one in places[0].staff}
    assert len(places) == 7


def test_each_one_s_role_is_said_and_the_other_office_is_not(desk):
    words = desk.open("/colleagues/")
    assert "Amina Jamadid At work Duty lead" in words
    assert "Jonas Tindeland At work Team leader" in words
    assert "Ragnhild Elvevoll At work Office leader" in words
    assert words.count("Jonas Tindeland") == 1


def test_more_colleagues_ask_no_more_questions():
    def asked() -> int:
        colleagues(employee("amina"))
        with CaptureQueriesContext(connection) as questions:
            colleagues(employee("amina"))
        return len(questions)

    many = asked()
    Employee.objects.filter(home_unit__key="team_work").update(left_at=timezone.now())
    assert asked() == many


@pytest.mark.parametrize(
    "page",
    ["/colleagues/", "/colleagues/amina/", "/colleagues/bjorn/", "/account/", "/my-presence/"],
)
def test_no_page_says_which_agency_somebody_comes_from(desk, page):
    words = desk.open(page).lower()
    assert not any(agency in words for agency in AGENCIES)


def test_a_colleague_s_page_says_what_they_know(desk):
    words = desk.open("/colleagues/jonas/")
    assert "Job seeking Teaches others" in words
    assert "Housing" not in words
    assert "What you look after" not in words


@pytest.mark.parametrize("key", ["nobody", "999", "%00"])
def test_a_colleague_who_is_not_here_is_not_here(desk, key):
    desk.open(f"/colleagues/{key}/")
    assert desk.status == 404


# ---------------------------------------------------------------------------- presence


def test_i_am_out_until_a_day_and_everybody_sees_it(desk):
    assert "Out until" in desk.send("/my-presence/", presence=int(Presence.out), until=TOMORROW)
    assert "Amina Jamadid Out until" in Desk("elif").open("/colleagues/")


def test_leave_needs_no_end(desk):
    assert "On leave" in desk.send("/my-presence/", presence=int(Presence.on_leave))


def test_i_am_back(desk):
    desk.send("/my-presence/", presence=int(Presence.on_leave))
    desk.send("/my-presence/", presence=int(Presence.present))
    assert employee("amina").away_since is None


def test_my_unit_s_leader_says_it_for_me_and_a_colleague_does_not():
    page = "/colleagues/amina/presence/"
    assert "On leave" in Desk("jonas").send(page, presence=int(Presence.on_leave))
    for other in ("pal", "bjorn", "hakon"):
        desk = Desk(other)
        desk.post(page, presence=int(Presence.present))
        assert desk.status == 403
    assert employee("amina").presence is Presence.on_leave


@pytest.mark.parametrize(
    ("presence", "until", "said"),
    [
        ("", "", "Choose one of the alternatives."),
        ("9", "", "Choose one of the alternatives."),
        (int(Presence.out), "", "Say which day they are back."),
        (int(Presence.out), "01.01.2020", "The day of return must be after today."),
        (int(Presence.out), "32.01.2020", "Write a day that exists"),
        (int(Presence.out), "31.12.9999", "The day is too far ahead."),
    ],
)
def test_a_presence_that_cannot_be_is_told(desk, presence, until, said):
    assert said in desk.send("/my-presence/", presence=presence, until=until)
    assert desk.status == 422


def test_a_day_of_return_is_measured_by_the_offices_own_day(desk, monkeypatch):
    views = "onedoor.office.whereabouts.colleagues.views.looked_after"
    monkeypatch.setattr(f"{views}.today_at", lambda *_: timezone.localdate() + dt.timedelta(days=1))
    told = desk.send("/my-presence/", presence=int(Presence.out), until=TOMORROW)
    assert "The day of return must be after today." in told


# ---------------------------------------------------------------------------- background


def test_i_may_say_where_i_come_from_and_nobody_is_shown_it(desk):
    page = "/my-background/"
    assert "never shown" in desk.open(page)
    assert "checked" not in desk.html
    assert "shown to nobody" in desk.send(page, former_agency=int(FormerAgency.social))
    assert employee("amina").former_agency is FormerAgency.social
    assert JournalLine.objects.latest("seq").kind == "BackgroundDeclared"
    desk.open(page)
    assert "checked" not in desk.html


def test_nothing_is_an_answer_only_when_it_is_chosen(desk):
    before = employee("amina").former_agency
    assert "Choose one of the alternatives." in desk.send("/my-background/")
    assert employee("amina").former_agency is before
