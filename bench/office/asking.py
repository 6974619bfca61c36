"""Who asks for what in the big office: pages that are read, and things that are done, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import cycle, islice
from typing import Any
from uuid import uuid4

from bench.office.driving import Asking, asking

READERS = 40
OURS = "onedoor.office.people.signed_in.UsersWithTheirEmployee"
BARE = "django.contrib.auth.backends.AllowAllUsersModelBackend"
Make = Callable[["Askers"], Iterator[Asking]]


@dataclass(frozen=True)
class Page:
    """A page that is read: its name, and what to send for it, by whom, without end."""

    name: str
    asked: Iterator[Asking]
    reader: int
    path: str
    form: dict[str, object] | None = None


class Askers:
    """Some of the staff of every office, signed in. Django is set up on the bench's database."""

    def __init__(self) -> None:
        from onedoor.office.establishment.models import Office

        self.offices = list(Office.objects.order_by("pk").values_list("pk", flat=True))
        self._sessions: dict[tuple[int, str], str] = {}

    def some(self, number: int) -> list[int]:
        """So many offices, from all over the table."""
        return self.offices[:: max(1, len(self.offices) // number)][:number]

    def session(self, employee: Any, way: str = OURS) -> str:
        """The session of somebody who has signed in, in our way or a bare Django's."""
        from django.conf import settings
        from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

        if (employee.pk, way) not in self._sessions:
            store = import_module(settings.SESSION_ENGINE).SessionStore()
            store[SESSION_KEY] = str(employee.user_id)
            store[BACKEND_SESSION_KEY] = way
            store[HASH_SESSION_KEY] = employee.user.get_session_auth_hash()
            store.create()
            self._sessions[employee.pk, way] = store.session_key
        return self._sessions[employee.pk, way]

    def page(
        self, path: str, employee: Any, form: dict[str, object] | None = None, way: str = OURS
    ) -> Asking:
        """A page opened by somebody."""
        asked = asking(path, self.session(employee, way), form)
        return Asking(asked.sent, (200,))


# ---------------------------------------------------------------------------- pages that are read


def pages(askers: Askers) -> list[Page]:
    """The pages a working day consists of, each read by some forty different people."""
    from django.urls import reverse

    from onedoor.office.people.models import Employee
    from onedoor.vocabulary.routing import Post

    staff = Employee.objects.filter(office__in=askers.some(READERS), left_at=None)
    staff = staff.select_related("user").order_by("pk")
    fronts = _one_of_each_office(staff.filter(post=Post.front))
    team = _one_of_each_office(staff.filter(home_unit__key="team_social"))
    leaders = _one_of_each_office(staff.filter(leads__stage=1))
    case = {one.pk: _a_case_of(one) for one in team}
    found = [
        ("queue page", fronts, lambda one: (reverse("queue"), None)),
        ("person search", team, lambda one: (reverse("search"), {"q": "Solb"})),
        ("case page", team, lambda one: (reverse("case", args=[case[one.pk]]), None)),
        ("my work", team, lambda one: (reverse("my_work"), None)),
        ("leader's board", leaders, lambda one: (reverse("leaders_board"), None)),
    ]
    return [_page(askers, *one) for one in found]


def _page(askers: Askers, name: str, readers: list[Any], told: Callable[[Any], Any]) -> Page:
    asked = [askers.page(told(one)[0], one, told(one)[1]) for one in readers]
    path, form = told(readers[0])
    return Page(name, cycle(asked), readers[0].pk, path, form)


def _one_of_each_office(rows: Any) -> list[Any]:
    return list({one.office_id: one for one in rows}.values())


def _a_case_of(employee: Any) -> str:
    """The open case of theirs that most has happened in."""
    from onedoor.office.responsibility.models import Case
    from onedoor.vocabulary.responsibility_codes import CaseState

    rows = Case.objects.filter(holder=employee, state=CaseState.open)
    return str(rows.order_by("-steps_done", "pk").values_list("number", flat=True)[0])


def questions_of(page: Page) -> tuple[int, int]:
    """How many questions a page asks the office's database, and that of the looks."""
    from django.db import connections
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from onedoor.office.people.models import Employee

    client = Client(SERVER_NAME="localhost")
    client.force_login(Employee.objects.get(pk=page.reader).user)

    def send() -> Any:
        return client.post(page.path, page.form) if page.form else client.get(page.path)

    send()
    with (
        CaptureQueriesContext(connections["default"]) as office,
        CaptureQueriesContext(connections["looks"]) as looks,
    ):
        answered = send()
    if answered.status_code != 200:
        raise RuntimeError(f"{page.name}: {answered.status_code}")
    ends = ("BEGIN", "COMMIT")
    said = [one["sql"] for one in looks.captured_queries if one["sql"] not in ends]
    return len(office), len(said)


def floors(askers: Askers, questions: int, rows: int) -> Iterator[Asking]:
    """The bare page, asked by as many people, with as many questions and rows."""
    from onedoor.office.people.models import Employee

    staff = Employee.objects.filter(office__in=askers.some(READERS), home_unit__key="team_social")
    readers = _one_of_each_office(staff.select_related("user").order_by("pk"))
    return cycle(
        [askers.page(f"/page/{one.pk}/{questions}/{rows}/", one, way=BARE) for one in readers]
    )


# ---------------------------------------------------------------------------- what is done, once


def deeds(askers: Askers) -> dict[str, Iterator[Asking]]:
    """What is done in a working day; each can be done once, so each of these ends."""
    return {
        "call next": _calls(askers),
        "offer": _offers(askers),
        "accept": _accepts(askers),
    }


KINDS = {"call next": "VisitCalled", "offer": "HandoverOffered", "accept": "HandoverAccepted"}
"""The event of which each leaves one."""


def writes(askers: Askers) -> Iterator[Asking]:
    """The bare write, without end."""
    from onedoor.office.people.models import Employee
    from onedoor.office.responsibility.models import Case

    who = Employee.objects.select_related("user").order_by("pk")[0]
    cases = Case.objects.order_by("pk").values_list("pk", flat=True)[:2000]
    return cycle(
        [asking(f"/write/{one}/", askers.session(who, BARE), {"go": "on"}) for one in cases]
    )


def _calls(askers: Askers) -> Iterator[Asking]:
    from django.urls import reverse

    from onedoor.office.people.models import Employee
    from onedoor.vocabulary.routing import Post

    rows = Employee.objects.filter(post=Post.front, left_at=None).exclude(
        visits_served__isnull=False
    )
    for one in _by_turns(rows.select_related("user").order_by("pk").iterator()):
        form = {"form_key": uuid4(), "back": "queue"}
        yield asking(reverse("call_next"), askers.session(one), form)


def _offers(askers: Askers) -> Iterator[Asking]:
    from django.urls import reverse

    from onedoor.office.people.models import Membership
    from onedoor.office.responsibility.models import Case
    from onedoor.vocabulary.responsibility_codes import Asked, CaseState, HandoverKind, OfferReason

    rows = Case.objects.filter(state=CaseState.open).exclude(handovers__state=1)
    for case in _by_turns(rows.select_related("holder__user").order_by("pk")[:40_000]):
        others = Membership.objects.filter(unit=case.unit_id).exclude(employee=case.holder_id)
        to = others.values_list("employee", flat=True).first()
        if to:
            form = {
                "to": f"{case.unit_id}-{to}",
                "reason": int(OfferReason.workload),
                "asked": int(Asked.take_over),
                "kind": int(HandoverKind.transfer),
                "form_key": uuid4(),
                "expects": _last_of(case),
            }
            address = reverse("offer_handover", args=[case.number])
            yield asking(address, askers.session(case.holder), form)


def _accepts(askers: Askers) -> Iterator[Asking]:
    from django.urls import reverse

    from onedoor.office.responsibility.models import Handover
    from onedoor.vocabulary.responsibility_codes import HandoverState

    rows = Handover.objects.filter(state=HandoverState.open, to_employee__isnull=False)
    for one in _by_turns(rows.select_related("case", "to_employee__user").order_by("pk")[:40_000]):
        form = {"form_key": uuid4(), "expects": _last_of(one.case)}
        address = reverse("accept_handover", args=[one.case.number, one.pk])
        yield asking(address, askers.session(one.to_employee), form)


def _last_of(case: Any) -> int:
    from onedoor.office.responsibility.history import last_seq

    return last_seq(case.number, case.office_id)


def _by_turns(rows: Any) -> Iterator[Any]:
    """One of each office, then another of each: nobody's office is asked twice at once."""
    waiting: dict[int, list[Any]] = {}
    for row in rows:
        waiting.setdefault(row.office_id, []).append(row)
    while waiting:
        for office in list(waiting):
            yield waiting[office].pop(0)
            if not waiting[office]:
                del waiting[office]


def first(asked: Iterator[Asking], number: int) -> list[Asking]:
    """The next so many."""
    return list(islice(asked, number))
