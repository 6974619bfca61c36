"""Whom to be: chosen by role from the pack, and promised what the rows hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils.translation import override

from onedoor.office.inspection.demo.sight import Sight, in_words
from onedoor.office.inspection.demo.sights import sights_of
from onedoor.office.inspection.demo.who_to_be import Somebody, who_to_be
from onedoor.office.people.models import Employee
from onedoor.office.reception.models import Visit
from onedoor.office.reception.queue import queue_at
from onedoor.packs.reader import files_in, shipped
from onedoor.vocabulary.reception_codes import VisitState
from onedoor.vocabulary.routing import Post
from tests.databases import SqliteTemplate
from tests.office.inspection.demo.made import TUESDAY, Made, opened

ROLES = [
    "at the reception desk",
    "serves those who come in",
    "duty lead",
    "duty lead",
    "caseworker",
    "caseworker",
    "team leader",
    "team leader",
    "office leader",
    "office leader",
]


@pytest.fixture(scope="module")
def demo(
    sqlite_template: SqliteTemplate, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Made]:
    """Office B, with two leaders, a desk, and teams of both sides."""
    folder, files = tmp_path_factory.mktemp("demo"), files_in(shipped("office_b"))
    with opened(sqlite_template, folder, files, seed=1107, now=TUESDAY) as found:
        yield found


def test_each_is_named_by_role_and_unit(demo):
    with override("en"):
        some = who_to_be(demo.office, TUESDAY)
    roles = [one.role.partition(",")[0] for one in some]
    assert roles == [role for role in ROLES if role in roles] or set(roles) == set(ROLES)
    assert "duty lead, State front" in [one.role for one in some]


def test_what_they_see_is_what_the_rows_hold(demo):
    sights = sights_of(demo.office, TUESDAY)
    for one in who_to_be(demo.office, TUESDAY)[1:]:  # the first stands at the desk
        theirs = {in_words(kind, sights[one.employee, kind]) for kind in Sight}
        assert set(one.sees.split(", ")) <= {part for told in theirs for part in told.split(", ")}


def test_offers_and_cases_are_counted_as_they_lie(demo):
    sights = sights_of(demo.office, TUESDAY)
    for one in Employee.objects.filter(office=demo.office):
        held = one.cases_held.exclude(closed_at__isnull=False)
        assert sights[one.pk, Sight.holds] == held.count()
        assert (
            sights[one.pk, Sight.answer]
            == one.handovers_received.filter(answered_at=None, to_employee=one)
            .exclude(kind=2)
            .count()
        )


def test_nobody_who_is_away_is_worth_being(demo):
    some = [one.employee for one in who_to_be(demo.office, TUESDAY)]
    assert not Employee.objects.filter(pk__in=some).exclude(left_at=None, away_since=None)


def test_the_first_two_stand_at_the_door_and_are_free_to_call(demo):
    desk, front = (Employee.objects.get(pk=one.employee) for one in _at_the_door(demo))
    assert (desk.post, front.post) == (Post.desk, Post.front)
    for one in (desk, front):
        called = next(queue_at(demo.office.pk, TUESDAY).for_employee(one.pk))
        assert Visit.objects.get(pk=called).waits_for is one.post


def test_who_stands_at_the_door_is_told_how_many_wait_and_are_served(demo):
    served = Visit.objects.filter(office=demo.office, state=VisitState.serving).count()
    with override("en"):
        assert all(
            f"{served} visitors who are being served" in one.sees for one in _at_the_door(demo)
        )


def _at_the_door(demo: Made) -> list[Somebody]:
    return who_to_be(demo.office, TUESDAY)[:2]
