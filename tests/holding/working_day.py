"""A day's work over HTTP: employees press what pages offer, and keep what they were told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from threading import Event, Thread
from uuid import UUID

import requests
from django.db import connections
from django.test import Client, override_settings

from onedoor.office.reception.models import AT_A_DESK, Need, Visit
from onedoor.office.responsibility.models import Case, Handover
from onedoor.vocabulary.reception_codes import NeedState, VisitState
from onedoor.vocabulary.responsibility_codes import Asked, CaseState, HandoverState, OfferReason
from tests.cast.people import employee, step, unit
from tests.holding.served import SECRET

_HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')
_TOKEN = "a" * 32
_PATIENCE = 90


@dataclass(slots=True)
class Sent:
    """A form that was sent: by whom, where to, and what came back; 0 when nothing did."""

    who: str
    path: str
    fields: dict[str, str]
    status: int = 0
    went_to: str = ""

    @property
    def form_key(self) -> str:
        """The form's own key, as the office keeps it."""
        return str(UUID(self.fields["form_key"]))

    @property
    def was_told_done(self) -> bool:
        """Whether the employee was told that it is done; calling leads back when nobody waits."""
        calls = self.path.endswith("call-next/")
        return self.status == 303 and (not calls or "/visits/" in self.went_to)


@dataclass
class Colleague:
    """Somebody at work at a browser of their own, with dice to choose what comes next."""

    who: str
    address: str
    dice: Random
    sent: list[Sent] = field(default_factory=list)

    def __post_init__(self) -> None:
        client = Client()
        with override_settings(SECRET_KEY=SECRET):
            client.force_login(employee(self.who).user)
        session = client.cookies["sessionid"].value
        self.headers = {"Cookie": f"sessionid={session}; csrftoken={_TOKEN}; language=en"}

    def open(self, path: str) -> str:
        """A page's main part; empty when it is not there, or not answered."""
        answer = self._ask("GET", path)
        page = answer.text if answer is not None and answer.status_code == 200 else ""
        return page[page.find("<main") :] if "<main" in page else ""

    def press(self, path: str, **fields: str) -> None:
        """Open a form and send it."""
        page = self.open(path)
        if 'name="form_key"' in page:
            self.send(path, dict(reversed(_HIDDEN.findall(page))) | fields)

    def send(self, path: str, fields: dict[str, str]) -> Sent:
        """Send a form with its own key, and keep that it was sent before anything is told."""
        one = Sent(self.who, path, fields | {"csrfmiddlewaretoken": _TOKEN})
        self.sent.append(one)
        return self.again(one)

    def again(self, one: Sent) -> Sent:
        """Send the same form once more."""
        answer = self._ask("POST", one.path, one.fields)
        if answer is not None:
            one.status, one.went_to = answer.status_code, answer.headers.get("Location", "")
        return one

    def form_key(self) -> str:
        """A key for a form without a page of its own."""
        return str(UUID(int=self.dice.getrandbits(128)))

    def _ask(
        self, how: str, path: str, fields: dict[str, str] | None = None
    ) -> requests.Response | None:
        try:
            return requests.request(
                how,
                self.address + path,
                data=fields,
                headers=self.headers,
                timeout=_PATIENCE,
                allow_redirects=False,
            )
        except requests.RequestException:
            return None


# ---------------------------------------------------------------------------- what one does


def at_the_door(me: Colleague) -> None:
    """Register somebody who comes in."""
    about = me.dice.choice(("sick leave", "housing", "job seeking", "aap"))
    me.press("/door/", about=about)


def at_the_desk(me: Colleague) -> None:
    """Call the next; or begin with whom one has called, and answer what they came for."""
    if not me.open("/desk/"):
        return
    row = Visit.objects.filter(served_by=employee(me.who), state__in=AT_A_DESK).first()
    if row is None:
        me.send("/queue/call-next/", {"form_key": me.form_key(), "back": "queue"})
    elif row.state is VisitState.called:
        me.press(f"/visits/{row.pk}/begin-serving/")
    else:
        for need in Need.objects.filter(visit=row, state=NeedState.waiting):
            me.press(f"/visits/{row.pk}/needs/{need.pk}/answer-need/")


def at_the_cases(me: Colleague) -> None:
    """Do a step in a case, offer it, or accept one."""
    held = Case.objects.filter(holder=employee(me.who)).exclude(state=CaseState.closed)
    asked = Handover.objects.filter(state=HandoverState.open).order_by("-pk").first()
    row = held.order_by("?").first()
    if asked is not None and me.dice.random() < 0.5:
        me.press(f"/cases/{asked.case.number}/handovers/{asked.pk}/accept-handover/")
    elif row is not None and me.dice.random() < 0.5:
        me.press(f"/cases/{row.number}/do-step/", step=str(step("follow_up").pk))
    elif row is not None:
        here = "team_work" if row.unit.key == "team_health" else "team_health"
        me.press(
            f"/cases/{row.number}/offer-handover/",
            to=str(unit(here).pk),
            reason=str(int(OfferReason.other_area)),
            asked=str(int(Asked.take_over)),
        )


STAFF: dict[str, Callable[[Colleague], None]] = {
    "amina": at_the_door,
    "lan": at_the_desk,
    "silje": at_the_desk,
    "gunnhild": at_the_cases,
    "elif": at_the_cases,
}


class Day:
    """Everybody at work at once, each in a thread, until they are told to rest."""

    def __init__(self, address: str, dice: Random) -> None:
        self.staff = [Colleague(who, address, Random(dice.random())) for who in STAFF]

    @contextmanager
    def work(self) -> Iterator[None]:
        """Let them work for as long as the block lasts; then each ends what is under way."""
        rest = Event()
        threads = [Thread(target=self._keep_on, args=(one, rest)) for one in self.staff]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            rest.set()
            for thread in threads:
                thread.join()

    def _keep_on(self, me: Colleague, rest: Event) -> None:
        while not rest.is_set():
            STAFF[me.who](me)
            rest.wait(0.02)
        connections.close_all()
