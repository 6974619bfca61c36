"""A page asks the database little, however much stands on it: at most eight questions and a look.

Who is signed in takes two of the eight. What they cost does not grow with the office; but a search
reads the names of all its persons, in their index. The looks have a database of their own and are
counted apart: a look is one transaction, which asks for the look before it and writes a new one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from onedoor.office.reception.actions.calling import call_visit
from onedoor.office.responsibility.actions.answering import accept_handover
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.responsibility_codes import Asked, OfferReason
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import NOW, case, employee
from tests.databases import Database

MOST = 8
A_LITTLE = 10  # thousand of SQLite's instructions
A_LOOK = ("SELECT", "INSERT", "INSERT")


@dataclass(frozen=True)
class Questions:
    """What one page asked the office's database, and that of the looks, after their first words."""

    office: list[str]
    looks: tuple[str, ...]


def asked_by(client: Client, path: str, **form: str) -> Questions:
    """What a page asks when it is opened a second time, so that the pack is read already."""
    send = (lambda: client.post(path, form)) if form else (lambda: client.get(path))
    send()
    with (
        CaptureQueriesContext(connections["default"]) as office,
        CaptureQueriesContext(connections["looks"]) as looks,
    ):
        assert send().status_code == 200
    said = [one["sql"] for one in office.captured_queries]
    words = (one["sql"].split()[0] for one in looks.captured_queries)
    return Questions(said, tuple(word for word in words if word not in ("BEGIN", "COMMIT")))


@pytest.fixture
def busy(sqlite_database: Database) -> Client:
    """Amina's browser, on a day when she holds twelve cases and is offered six more."""
    amina, lan = employee("amina"), employee("lan")
    for _ in range(12):
        case(holder="amina")
    for _ in range(6):
        row = case(holder="lan")
        offer_handover(
            row.pk,
            to_unit=row.unit_id,
            to_employee=amina.pk,
            reason=OfferReason.workload,
            asked=Asked.take_over,
            actor=lan,
            now=NOW + dt.timedelta(minutes=1),
        )
    client = Client()
    client.force_login(amina.user)
    return client


def assert_asks_little(asked: Questions, *, looks: int = 1) -> None:
    """At most eight, and so many looks."""
    assert len(asked.office) <= MOST, "\n".join(asked.office)
    assert asked.looks == A_LOOK * looks


@dataclass
class Work:
    """How much SQLite has done, in thousands of its own instructions: no clock, and no luck."""

    done: int = 0

    def add(self) -> int:
        """Called by SQLite after each thousand; 0 lets it go on."""
        self.done += 1
        return 0


def work_of(client: Client, path: str) -> int:
    """How much a page lets the database do."""
    work = Work()
    raw = connections["default"].connection
    raw.set_progress_handler(work.add, 1000)
    assert client.get(path).status_code == 200
    raw.set_progress_handler(None, 0)
    return work.done


def the_office_grows(like: Case, cases: int) -> None:
    """So many cases more, of other persons and with a colleague."""
    bjorn, need, person = employee("bjorn"), like.need, like.person
    for number in range(cases):
        person.pk = need.pk = like.pk = None
        person.fold, like.number = f"annensen {number}", f"2025-{number:05}"
        person.save(force_insert=True)
        need.person = person
        need.save(force_insert=True)
        like.person, like.need, like.holder, like.unit = person, need, bjorn, bjorn.home_unit
        like.save(force_insert=True)
    with connections["default"].cursor() as cursor:
        cursor.execute("ANALYZE")


def test_a_cases_page_asks_little(busy: Client) -> None:
    held = reverse("case", args=[case(holder="amina").number])
    assert_asks_little(asked_by(busy, held))


def test_the_page_of_a_case_offered_to_me_asks_little(busy: Client) -> None:
    assert_asks_little(asked_by(busy, reverse("case", args=["2026-00018"])))


def test_a_persons_page_asks_little(busy: Client) -> None:
    person = case(holder="amina").person_id
    assert_asks_little(asked_by(busy, reverse("person", args=[person])), looks=2)


def test_a_search_asks_little_however_many_it_finds(busy: Client) -> None:
    assert_asks_little(asked_by(busy, reverse("search"), q="Testesen"))


def test_the_queue_asks_little_however_many_wait(busy: Client) -> None:
    stands("amina"), stands("lan")
    for minute in range(9):
        visit(now=NOW + dt.timedelta(minutes=minute))
    call_visit(visit().pk, actor=employee("lan"), now=NOW + dt.timedelta(minutes=9))
    assert_asks_little(asked_by(busy, reverse("queue")))


def test_the_leaders_board_asks_little_however_many_wait(busy: Client) -> None:
    stands("amina"), stands("lan")
    for minute in range(9):
        visit(now=NOW + dt.timedelta(minutes=minute))
    call_visit(visit().pk, actor=employee("lan"), now=NOW + dt.timedelta(minutes=9))
    assert_asks_little(asked_by(busy, reverse("leaders_board")))


def test_pages_cost_the_database_as_much_when_the_office_has_grown(busy: Client) -> None:
    mine = Case.objects.filter(holder=employee("amina"))[0]
    number, person = mine.number, mine.person_id
    pages = [
        reverse("case", args=[number]),
        reverse("person", args=[person]),
        reverse("queue"),
        reverse("my_work"),
    ]
    before = [work_of(busy, path) for path in pages]
    the_office_grows(mine, 600)
    after = [work_of(busy, path) for path in pages]
    grown = [one for one in zip(pages, before, after, strict=True) if one[2] > one[1] + A_LITTLE]
    assert grown == []


def test_my_work_asks_little_however_much_there_is(busy: Client) -> None:
    lan, amina = employee("lan"), employee("amina")
    first, second, *_ = Case.objects.filter(holder=lan)
    for row in (first, second):  # so that there is news too
        accept_handover(row.handovers.get().pk, actor=amina, now=NOW + dt.timedelta(minutes=2))
    busy.force_login(lan.user)
    assert_asks_little(asked_by(busy, reverse("my_work")))
