"""Somebody at a desk: opens pages of a case and sends their forms, as a browser would."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import Any

from django.test import Client
from django.utils import timezone

from onedoor.office.people.actions.employees import set_presence
from onedoor.office.people.models import Person
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.models import Case, Handover
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import Asked, HandoverState, OfferReason
from tests.cast import people as cast
from tests.cast.people import ELVEBYEN, employee, unit

_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


class Desk:
    """A signed-in employee with a browser of their own, in English."""

    def __init__(self, key: str, at: str = ELVEBYEN) -> None:
        self.client = Client()
        self.client.force_login(employee(key, at).user)
        self.client.cookies["language"] = "en"

    def open(self, address: str) -> Any:
        """Look at a page."""
        return self.client.get(address)

    def send(self, address: str, opened: str = "", /, **fields: Any) -> Any:
        """Open a form's page and send it; or send it as it stood on a page `opened` before."""
        page = opened or self.open(address).content.decode()
        return self.client.post(address, hidden(page) | fields)

    def follow(self, response: Any) -> str:
        """What the page says that one is sent on to."""
        assert response.status_code == 303, says(response)
        return says(self.open(response["Location"]))


def hidden(page: str) -> dict[str, str]:
    """What the first form on a page carries unseen: its own key, and the last line it knew."""
    main = page[page.index("<main") :]
    return {name: value for name, value in reversed(_HIDDEN.findall(main)) if name != "back"}


def says(response: Any) -> str:
    """The words of a page, without its tags."""
    body = response.content.decode()
    text = re.sub(r"<[^>]+>", " ", body[body.index("<main") : body.index("</main")])
    return re.sub(r"\s+([,.])", r"\1", re.sub(r"\s+", " ", html.unescape(text)))


def a_case(holder: str = "amina", *, ago: int = 1, **told: Any) -> Case:
    """A case of somebody's, opened some hours ago."""
    return cast.case(holder=holder, now=timezone.now() - dt.timedelta(hours=ago), **told)


def offered(case: Case, to: str | None = "elif", in_unit: str = "team_work") -> Handover:
    """The case is offered by its holder, to an employee or to a whole unit."""
    key = offer_handover(
        case.pk,
        to_unit=unit(in_unit).pk,
        to_employee=employee(to).pk if to else None,
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        actor=case.holder,
        now=timezone.now(),
    )
    return Handover.objects.get(pk=key)


def page_of(case: Case, doing: str = "") -> str:
    """The address of a case, or of something one does with it."""
    if doing in ("accept-handover", "return-handover", "withdraw-handover"):
        asked = case.handovers.filter(state=HandoverState.open).get()
        return f"/cases/{case.number}/handovers/{asked.pk}/{doing}/"
    return f"/cases/{case.number}/{doing}/" if doing else f"/cases/{case.number}/"


def as_it_is(case: Case) -> Case:
    """The case as the database has it now."""
    return Case.objects.get(pk=case.pk)


def to(employee_: str | None, in_unit: str) -> str:
    """A receiver, as the forms write it."""
    key = unit(in_unit).pk
    return f"{key}-{employee(employee_).pk}" if employee_ else str(key)


def named(given: str, family: str) -> Person:
    """A person with a name of their own."""
    person = cast.person(family)
    Person.objects.filter(pk=person.pk).update(given_name=given)
    return Person.objects.get(pk=person.pk)


def away(key: str, *, days: int) -> None:
    """Somebody goes on leave for some days."""
    today = timezone.localdate()
    set_presence(
        employee(key),
        Presence.on_leave,
        until=today + dt.timedelta(days=days),
        today=today,
        actor=None,
        now=timezone.now(),
    )


def in_days(days: int) -> str:
    """A day from today on, as one writes it."""
    return f"{timezone.localdate() + dt.timedelta(days=days):%d.%m.%Y}"
