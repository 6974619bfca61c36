"""No safety mark faces the person: not on a board, a check-in screen, a slip, or where-is-it.

A mark is planted, and every address of the office is opened by somebody who is not signed in, by
each kind of screen, and by whoever has the slip's code; then the slip itself is printed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import gettext, override

from onedoor.office.reception.models import Visit
from onedoor.office.reception.screens.machine import COOKIE
from onedoor.office.safety.marks.actions import set_mark
from onedoor.rules.safety.marks import MarkWanted
from onedoor.vocabulary.reception_codes import ScreenKind
from onedoor.vocabulary.safety_codes import MarkReason, MarkTold, Measure
from tests.cast.at_the_desk import served
from tests.cast.people import NOW, case, employee, person
from tests.office.desk import Desk
from tests.office.reception.waiting_room import code_of, it_is, screen_cookie

LANGUAGES = ("nb", "nn", "en")
ALL_OF_IT = MarkWanted(
    measures=frozenset(Measure), until=NOW.date() + dt.timedelta(days=90), told=MarkTold.in_person
)


@pytest.fixture
def marked(sqlite_database: object) -> Visit:
    """Somebody with a case and every measure there is, whom Amina serves."""
    whom = person()
    case(holder="amina", of=whom)
    set_mark(whom.pk, MarkReason.threat, ALL_OF_IT, actor=employee("ragnhild"), now=NOW)
    return served("amina", of=whom)


def secrets() -> set[str]:
    """What a mark says, in every language."""
    said = [*(one.words for one in Measure), MarkReason.threat.words, "Safety mark"]
    found = set()
    for language in LANGUAGES:
        with override(language):
            found |= {gettext(one).lower() for one in said}
    return found


def addresses(routes: Any, before: str = "") -> Iterator[str]:
    """Every address there is, with each place in it kept as it is written."""
    for one in routes:
        whole = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, whole)
        elif isinstance(one, URLPattern):
            yield whole


def filled(address: str, visit: Visit, code: str) -> str:
    """An address about the person with the mark."""
    parts = []
    for part in address.split("/"):
        kind, _, name = part.strip("<>").partition(":")
        if not part.startswith("<"):
            parts.append(part)
        elif kind == "int":
            parts.append(str(visit.person_id if name == "key" else visit.pk))
        else:
            parts.append({"language": "en", "code": code}.get(name, "2026-00001"))
    return "/" + "/".join(parts)


def tells(client: Client, address: str) -> set[str]:
    """Which of the mark's words are told at an address, whatever answers there."""
    page = unescape(client.get(address, follow=True).content.decode(errors="replace")).lower()
    return {one for one in secrets() if one in page}


@pytest.mark.parametrize("screen", [None, ScreenKind.board, ScreenKind.check_in])
def test_nobody_without_a_sign_in_and_no_screen_is_told(
    marked: Visit, screen: ScreenKind | None, monkeypatch: pytest.MonkeyPatch
):
    it_is(monkeypatch)
    code = code_of(marked)
    client = Client(HTTP_HOST="localhost")
    if screen is not None:
        client.cookies[COOKIE] = screen_cookie(screen)
    every = [filled(one, marked, code) for one in addresses(get_resolver().url_patterns)]
    assert len(every) > 100
    assert {one: told for one in every if (told := tells(client, one))} == {}


def test_the_slip_that_is_handed_over_tells_nothing(marked: Visit):
    desk = Desk("amina")
    desk.send(f"/visits/{marked.pk}/slip/", language="en")
    page = desk.html.lower()
    assert desk.status == 200
    assert not [one for one in secrets() if one in page]


def test_who_serves_them_is_told(marked: Visit):
    """Else the tests above could not fail."""
    desk = Desk("amina")
    desk.open(f"/visits/{marked.pk}/")
    assert Measure.two_present.words in desk.html
