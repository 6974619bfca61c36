"""The week of a unit: everybody reads it, who leads changes it, and is told what cannot be."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.people.actions.employees import set_presence
from onedoor.office.roster.actions.planning import Change, plan_duties
from onedoor.office.roster.models import Duty
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.roster import DutyKind
from tests.cast.people import NOW, employee
from tests.office.desk import Desk
from tests.office.reception.desk.clock import TEN, stopped_at
from tests.office.roster.week import MONDAY, TUESDAY, duties, half

pytestmark = pytest.mark.usefixtures("sqlite_database")
WEEK = f"/roster/week/front_state/{MONDAY.isoformat()}/"


@pytest.fixture(autouse=True)
def monday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped_at(TEN, monkeypatch)


def cell(who: str, day: dt.date = TUESDAY, half_day: int = 1, shows: int = DutyKind.front) -> str:
    return f"duty-{employee(who).pk}-{day:%Y%m%d}-{half_day}-{int(shows)}"


def test_the_week_of_ones_own_unit_comes_first() -> None:
    desk = Desk("lan")
    words = desk.open("/roster/")
    assert desk.address == WEEK
    assert "Amina Jamadid" in words
    assert "Tue 3.3. before noon" in words


def test_everybody_reads_it_and_who_leads_is_offered_to_change_it() -> None:
    assert "Change the week" not in Desk("lan").open(WEEK)
    assert "Change the week" in Desk("jonas").open(WEEK)
    assert "select id" not in Desk("lan").open(f"{WEEK}?change=1")


def test_a_leader_changes_cells_and_what_was_left_alone_stays() -> None:
    desk = Desk("jonas")
    words = desk.send(
        f"{WEEK}?change=1",
        **{cell("amina"): int(DutyKind.off), cell("lan"): int(DutyKind.front)},
    )
    assert "1 duty is changed." in words
    assert duties("amina")[0] is DutyKind.off
    assert Duty.objects.count() == 1


def test_what_cannot_be_is_told_with_whose_it_is_and_when_and_what_was_chosen_is_kept() -> None:
    lan = employee("lan")
    set_presence(
        lan, Presence.out, until=MONDAY + dt.timedelta(days=4), today=MONDAY, actor=None, now=NOW
    )
    desk = Desk("jonas")
    words = desk.send(f"{WEEK}?change=1", **{cell("lan"): int(DutyKind.desk)})
    assert desk.status == 422
    assert "Lan Nguyen-Brekkmo, Tuesday 3.3., before noon: They are away then." in words
    assert f'<option value="{int(DutyKind.desk)}" selected>' in desk.html
    assert not Duty.objects.exists()


def test_a_cell_that_somebody_has_changed_meanwhile_is_told_so() -> None:
    change = Change(employee=employee("lan").pk, when=half(), kind=DutyKind.support)
    desk = Desk("jonas")
    desk.open(f"{WEEK}?change=1")
    plan_duties([change], actor=employee("amina"), now=NOW)
    words = desk.post(WEEK, **{cell("lan"): int(DutyKind.off)})
    assert "Somebody has changed this duty since you opened the page" in words
    assert duties("lan")[0] is DutyKind.support


@pytest.mark.parametrize(
    "name", ["duty-1-20260399-1-2", "duty-1-20260303-1-9", "duty-1-20260303-2-2"]
)
def test_cells_that_are_none_are_an_old_form(name: str) -> None:
    desk = Desk("jonas")
    desk.post(WEEK, **{name: "77"})
    assert desk.status == 422


def test_nobody_changes_a_colleague_of_another_office_or_an_unknown_one() -> None:
    desk = Desk("jonas")
    desk.post(WEEK, **{f"duty-{10**9}-20260303-1-2": "0"})
    assert desk.status == 404


def test_too_few_is_told_on_the_week_and_to_whoever_leads() -> None:
    for who in ("silje", "marte", "dawit", "amina"):
        one = Change(employee=employee(who).pk, when=half(), kind=DutyKind.off)
        leader = "solveig" if who in ("marte", "dawit") else "jonas"
        plan_duties([one], actor=employee(leader), now=NOW)
    told = "Tuesday 3.3., before noon: Front: 2, and at least 3 are needed."
    assert told in Desk("lan").open(WEEK)
    assert told in Desk("jonas").open("/my-work/")
    assert told not in Desk("lan").open("/my-work/")


@pytest.mark.parametrize(
    "path",
    [
        "/roster/week/nowhere/2026-03-02/",
        "/roster/week/front_state/tomorrow/",
        "/roster/week/front_state/9999-99-99/",
    ],
)
def test_no_such_week_is_404(path: str) -> None:
    desk = Desk("lan")
    desk.open(path)
    assert desk.status == 404
