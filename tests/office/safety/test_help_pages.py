"""The key and the alarm on every page: never refused by a form, and silent while nobody calls."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from onedoor.office.people.actions.employees import set_presence
from onedoor.office.safety.help.actions import call_for_help
from onedoor.office.safety.models import HelpCall
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.safety_codes import HelpEnd, HelpPlace
from tests.cast.people import FJELLBYEN, NOW, employee
from tests.office.desk import Desk

pytestmark = pytest.mark.usefixtures("sqlite_database")
BY_SCRIPT = {"X-Onedoor-Help": "/queue/"}
CALL = "/safety/help/call/"
TODAY, FRIDAY = NOW.date(), NOW.date() + dt.timedelta(days=4)


def browser(key: str, at: str = "elvebyen") -> Client:
    """A browser that checks marks against posts from elsewhere, as a real one is checked."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(employee(key, at).user)
    client.cookies["language"] = "en"
    return client


def test_a_call_goes_out_without_the_forms_mark_and_with_nonsense_in_it():
    sent = browser("amina").post(CALL, {"place": "nowhere at all", "back": "https://evil.example/"})
    assert (sent.status_code, sent["Location"]) == (303, "/")
    assert HelpCall.objects.get().place is HelpPlace.unsaid


def test_another_sites_page_cannot_call():
    sent = browser("amina").post(CALL, headers={"Sec-Fetch-Site": "cross-site"})
    assert sent.status_code == 404
    assert not HelpCall.objects.exists()


def test_who_called_comes_back_to_the_page_and_sees_one_quiet_line():
    desk = Desk("amina")
    desk.post(CALL, back="/queue/")
    assert desk.address == "/queue/"
    assert "told to colleagues" in desk.html
    assert 'role="alert" data-help-call' not in desk.html


def test_a_colleagues_page_says_it_at_once_and_names_who_comes():
    call_for_help(actor=employee("amina"), now=NOW)
    lan = Desk("lan")
    lan.open("/queue/")
    assert f"{employee('amina')} needs help" in lan.html
    lan.post(f"/safety/help/{HelpCall.objects.get().pk}/come/", back="/queue/")
    elif_ = Desk("elif")
    elif_.open("/queue/")
    assert f"on the way: {employee('lan')}" in elif_.html


def test_nothing_is_sent_and_nothing_asked_while_nobody_calls():
    client = browser("elif")
    client.get("/safety/help/now/")
    with CaptureQueriesContext(connections["default"]) as asked:
        answer = client.get("/safety/help/now/")
    assert (answer.status_code, answer.content) == (204, b"")
    assert len(asked) <= 3


def test_what_is_known_is_not_sent_again():
    call_for_help(actor=employee("amina"), now=NOW)
    client = browser("elif")
    first = client.get("/safety/help/now/", headers=BY_SCRIPT)
    again = client.get("/safety/help/now/", headers=BY_SCRIPT | {"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)


def test_a_script_gets_the_part_of_the_page_with_a_tag_and_a_session_that_ended_none():
    answer = browser("amina").post(CALL, headers=BY_SCRIPT)
    assert answer.status_code == 200
    assert answer["ETag"]
    gone = Client().post(CALL, headers=BY_SCRIPT)
    assert gone.status_code == 403
    assert "ETag" not in gone


def test_who_is_not_at_work_and_another_office_are_told_nothing():
    call_for_help(actor=employee("amina"), now=NOW)
    set_presence(employee("elif"), Presence.out, until=FRIDAY, today=TODAY, actor=None, now=NOW)
    assert browser("elif").get("/safety/help/now/").status_code == 204
    assert browser("elif", FJELLBYEN).get("/safety/help/now/").status_code == 204


def test_a_place_is_one_press_and_an_end_another():
    amina = Desk("amina")
    amina.post(CALL)
    call = HelpCall.objects.get()
    amina.post(f"/safety/help/{call.pk}/where/", place=int(HelpPlace.talk_room))
    assert "The police came" in amina.open(f"/safety/help/{call.pk}/over/")
    amina.post(f"/safety/help/{call.pk}/end/", end=int(HelpEnd.police))
    call.refresh_from_db()
    assert (call.place, call.end) == (HelpPlace.talk_room, HelpEnd.police)


def test_too_late_is_said_kindly():
    amina, lan = Desk("amina"), Desk("lan")
    amina.post(CALL)
    key = HelpCall.objects.get().pk
    amina.post(f"/safety/help/{key}/end/", end=int(HelpEnd.mistake))
    assert "It is over already" in lan.post(f"/safety/help/{key}/come/", back="/queue/")
    assert "It is over already" in lan.open(f"/safety/help/{key}/over/")


def test_another_offices_call_is_a_call_that_is_not_there():
    call_for_help(actor=employee("amina"), now=NOW)
    desk = Desk("amina", FJELLBYEN)
    desk.post(f"/safety/help/{HelpCall.objects.get().pk}/come/")
    assert desk.status == 404


@pytest.mark.parametrize("path", ["/my-desk/", "/queue/", "/my-work/", "/persons/", "/account/"])
def test_the_key_stands_on_every_page(path):
    desk = Desk("amina")
    desk.open(path)
    assert 'data-key="F9"' in desk.html
    assert reverse("call_help") in desk.html


def test_the_help_page_has_a_button_for_each_place():
    said = Desk("amina").open("/safety/help/")
    assert "In a room for talks" in said
    assert "112" in said
