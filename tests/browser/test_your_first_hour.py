"""The tutorial "Your first hour in an office": every step of it is carried out, in a browser."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone

from onedoor.office.establishment.actions import load_pack
from onedoor.office.establishment.models import Area, Office
from onedoor.office.establishment.queries import pack_of
from onedoor.office.inspection.demo.hours import with_doors_open
from onedoor.office.inspection.demo.week import opened_before
from onedoor.office.inspection.ticker import tick
from onedoor.office.people.models import Employee
from onedoor.office.preparation import prepare
from onedoor.office.reception.actions.arriving import Arrival, Stated, register_visit
from onedoor.office.routing.actions import take_post
from onedoor.packs.reader import files_in, shipped
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.routing import Post
from tests.browser.following import Reader, doings
from tests.browser.steps import Doings, Step, steps_of
from tests.browser.visitor import Visitor
from tests.databases import Database

pytestmark = pytest.mark.browser

PACK = "example"
TUTORIAL = (Path(__file__).parents[2] / "docs/tutorial/your-first-hour.md").read_text("utf-8")
STEPS = list(steps_of(TUTORIAL))
A_DAY = dt.timedelta(days=1)


@pytest.fixture
def sqlite_database(tmp_path: Path) -> Iterator[Database]:
    """The office that the tutorial is played in, on a small morning without chance or clock."""
    url = f"sqlite:///{tmp_path}"
    database = Database("sqlite", f"{url}/office.sqlite3", f"{url}/looks.sqlite3")
    with database.opened():
        prepare()
        a_small_morning(timezone.now())
        yield database


def a_small_morning(now: dt.datetime) -> None:
    """Yesterday somebody was not reached; today everybody stands at their post, and one waits."""
    office = load_pack(with_doors_open(files_in(shipped(PACK))), now=opened_before(now))
    somebody_comes(office, "housing", now=now - A_DAY)
    tick(now)
    for row in pack_of(office.pk).staff:
        if row.post != "none":
            who = Employee.objects.get(office=office, key=row.key)
            stands(who, Post[row.post], row.desk_number or 0, now)
    somebody_comes(office, "job_seeking", "unemployment_benefit", now=now)


def stands(who: Employee, post: Post, desk: int, now: dt.datetime) -> None:
    """Somebody stands where the pack says that they do."""
    take_post(who.pk, post, unit=who.home_unit_id, desk_number=desk, actor=None, now=now)


def somebody_comes(office: Office, *areas: str, now: dt.datetime) -> None:
    """Somebody takes a ticket for these."""
    rows = Area.objects.filter(office=office, key__in=areas)
    needs = tuple(Stated(area=row.pk) for row in rows)
    arrival = Arrival(channel=Channel.desk, needs=needs)
    register_visit(arrival, office=office.pk, actor=None, now=now)


@pytest.fixture
def reader(visitor: Visitor, sqlite_database: Database) -> Iterator[Reader]:
    """Somebody with the tutorial beside them, and a private window to change to."""
    browser = visitor.page.context.browser
    assert browser is not None
    context = browser.new_context(locale="nb-NO", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(5_000)
    private = Visitor(context.new_page(), visitor.address)
    yield Reader(visitor, private.page, sqlite_database, PACK)
    context.close()
    assert private.wrong == []


def test_every_step_does_what_the_tutorial_says(reader: Reader) -> None:
    for step in STEPS:
        doings.carry_out(step, reader)


# ---------------------------------------------------------------------------- that it can fail


def test_no_numbered_step_is_passed_over() -> None:
    assert len(STEPS) == len(re.findall(r"^\d+\. ", TUTORIAL, re.M))


def test_every_step_has_something_to_do_or_to_see() -> None:
    assert [step.where for step in STEPS if not step.sentences] == []


def test_every_sentence_of_a_step_is_done_in_one_way() -> None:
    assert {doings.pattern_for(one) for step in STEPS for one in step.sentences}


def test_everything_a_reader_could_do_is_done_in_some_step() -> None:
    done = {doings.pattern_for(one) for step in STEPS for one in step.sentences}
    assert doings.by_pattern.keys() - done == set()


def test_a_sentence_that_nobody_can_do_is_found() -> None:
    with pytest.raises(LookupError, match="0 ways to do «Jump over \\*\\*the queue"):
        doings.pattern_for("Jump over **the queue**")


def test_a_step_that_only_talks_is_found() -> None:
    (step,) = steps_of("## 1. Talk\n\n1. Nothing is done here.\n")
    with pytest.raises(LookupError, match="step 1 has nothing to do"):
        Doings().carry_out(step, None)


def test_something_marked_that_is_not_done_is_found() -> None:
    with pytest.raises(LookupError, match="0 ways"):
        doings.pattern_for("Press **Call next** and then **They are here**")


def test_what_is_not_on_the_page_is_found(reader: Reader) -> None:
    reader.page.set_content("<p>Somebody waits.</p>")
    with pytest.raises(AssertionError, match="expected to be visible"):
        doings.carry_out(Step("here", ("You see **Nobody waits**",)), reader)
