"""Any demo pack has its two weeks: by the rules, whole, and with somebody worth being in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import pytest

from onedoor.command.demo_packs import demo_packs
from onedoor.office.establishment.queries import opening_of
from onedoor.office.inspection.demo.days import Days
from onedoor.office.inspection.demo.who_to_be import who_to_be
from onedoor.office.inspection.doctor import examine
from onedoor.office.journal.models import JournalLine
from onedoor.packs.reader import files_in, shipped
from onedoor.rules.opening import instant
from tests.databases import SqliteTemplate
from tests.office.inspection.demo.changed import of_one_side, with_one_leader
from tests.office.inspection.demo.made import TUESDAY, Made, demobyen, opened
from tests.office.inspection.demo.states import cases, offers, overdue

SUNDAY_NIGHT = dt.datetime(2027, 3, 14, 22, 20, tzinfo=dt.UTC)
NEEDS_MORE = {
    "office_b": {"stays_too_long"},
    "office_a": {"crosses_by_agreement", "waits_for_the_other_leader"},
    "nav": {"waits_for_the_other_leader"},
    "one leader": {"waits_for_the_other_leader"},
}
CHANGED = {"one leader": with_one_leader, "one side": of_one_side}
SHIPPED = [name for name in demo_packs() if name != "example"]  # `test_week` has that one


def files_of(name: str) -> Mapping[str, str]:
    return CHANGED[name](demobyen()) if name in CHANGED else files_in(shipped(name))


@pytest.fixture(scope="module", params=[*SHIPPED, *CHANGED])
def demo(
    request: pytest.FixtureRequest,
    sqlite_template: SqliteTemplate,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, Made]]:
    """Each office once for all tests, some on a morning and some on a Sunday night."""
    number = [*SHIPPED, *CHANGED].index(request.param)
    now = SUNDAY_NIGHT if number % 2 else TUESDAY
    folder = tmp_path_factory.mktemp("demo")
    files = files_of(request.param)
    with opened(sqlite_template, folder, files, seed=number, now=now) as found:
        yield request.param, found


def test_what_the_rules_forbid_is_not_tried(demo):
    assert demo[1].week.refused == ()


def test_only_what_the_office_has_nobody_for_is_left_out(demo):
    name, found = demo
    if name == "one side":
        assert "sister_opened" in found.week.left_out
    else:
        assert set(found.week.left_out) <= NEEDS_MORE[name]


def test_the_doctor_finds_nothing(demo):
    assert list(examine(demo[1].now)) == []


def test_it_is_as_rich_as_any(demo):
    week = demo[1].week
    assert 125 <= week.persons <= 175
    assert 125 <= week.cases <= 200
    assert week.handovers > 40


def test_much_waits_for_somebody(demo):
    office, days = demo[1].office, Days(opening_of(demo[1].office.pk), demo[1].now)
    assert offers(office).count() > 6
    assert overdue(office, days).count() > 3
    assert cases(office).filter(settle_by__isnull=False).exists()
    assert cases(office).filter(opened_at__date=days.today).count() > 8


def test_who_is_worth_being_is_of_every_role_and_sees_something_else(demo):
    some = who_to_be(demo[1].office, demo[1].now)
    assert (5 if demo[0] == "one side" else 7) <= len(some) <= 10
    assert len({one.employee for one in some}) == len({one.sees for one in some}) == len(some)
    assert all(one.name and one.role and one.sees for one in some)


def test_nothing_happens_after_now(demo):
    last = JournalLine.objects.filter(office=demo[1].office.pk).latest("at_us")
    assert instant(last.at_us) <= demo[1].now
