"""A waiting room for tests: machines that are screens, and somebody with a slip at home."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from onedoor.office.reception.actions.screens import open_screen
from onedoor.office.reception.actions.slips import make_slip
from onedoor.office.reception.board import views as board_views
from onedoor.office.reception.check_in import views as check_in_views
from onedoor.office.reception.models import Visit
from onedoor.office.reception.screens.machine import COOKIE, become
from onedoor.office.reception.where import views as where_views
from onedoor.vocabulary.reception_codes import ScreenKind
from tests.cast.at_the_desk import stands
from tests.cast.people import ELVEBYEN, NOW
from tests.office.responsibility.desk import hidden, says

LATE_MORNING = NOW + dt.timedelta(hours=2)


def it_is(monkeypatch: pytest.MonkeyPatch, now: dt.datetime = LATE_MORNING) -> None:
    """What the clock in the waiting room shows, whenever the test runs."""
    for views in (board_views, check_in_views, where_views):
        monkeypatch.setattr(views, "timezone", SimpleNamespace(now=lambda: now))


def screen_cookie(
    kind: ScreenKind, at: str = ELVEBYEN, *, by: str = "amina", now: dt.datetime = NOW
) -> str:
    """The cookie of a machine that somebody at the door has made a screen."""
    token = open_screen(kind, actor=stands(by, at=at), now=now)
    response = HttpResponse()
    become(response, token or "")
    return response.cookies[COOKIE].value


def code_of(visit: Visit, *, by: str = "amina", now: dt.datetime = NOW) -> str:
    """The code of a new slip for a visit."""
    code = make_slip(visit.pk, actor=stands(by, at=visit.office.key), now=now)
    assert code
    return code


class Machine:
    """A machine that nobody is signed in on, in English unless a page says otherwise."""

    html: str
    status: int

    def __init__(self, cookie: str = "", address: str = "10.0.0.1") -> None:
        self.client = Client(HTTP_HOST="localhost", REMOTE_ADDR=address)
        self.client.cookies["language"] = "en"
        if cookie:
            self.client.cookies[COOKIE] = cookie

    def open(self, path: str, **headers: Any) -> str:
        """The words of a page."""
        return self._seen(self.client.get(path, headers=headers))

    def post(self, path: str, **fields: Any) -> str:
        """Send a form; the words of what comes."""
        return self._seen(self.client.post(path, fields))

    def ask(self, code: str) -> str:
        """Type a code."""
        return self.post("/where/", code=code, language="en")

    def tap(self, *about: str, language: str = "en", **fields: Any) -> str:
        """Choose what it is about on the page that is open, or opened now."""
        page = self.client.get(f"/check-in/{language}/").content.decode()
        form = hidden(page) | {"about": list(about)} | fields
        return self.post(f"/check-in/{language}/ticket/", **form)

    def _seen(self, response: Any) -> str:
        self.response, self.status = response, response.status_code
        self.html = unescape(response.content.decode())
        if "<main" in self.html:
            return says(response)
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", self.html)).strip()
