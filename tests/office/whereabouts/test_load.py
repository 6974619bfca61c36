"""Load by unit: how much each has to do, for those who answer for it."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.responsibility.actions.allotment import allot_case
from onedoor.office.responsibility.actions.work import hold_case
from onedoor.office.whereabouts.load.counting import NARROWED_BY, UnitLoad
from onedoor.office.whereabouts.load.queries import load_of
from onedoor.vocabulary.responsibility_codes import WaitingFor
from tests.cast.people import LATER, case, employee
from tests.databases import NOW
from tests.office.desk import Desk
from tests.office.reception.desk.clock import TEN
from tests.office.reception.desk.test_debts import with_the_duty_lead
from tests.office.whereabouts.test_unit_work import offer

pytestmark = pytest.mark.usefixtures("sqlite_database")


def loads(reader: str, now: dt.datetime = LATER) -> dict[str, UnitLoad]:
    found = load_of(employee(reader), now)
    assert found is not None
    return {one.key: one for one in found.units}


def test_each_sees_the_units_they_answer_for_and_no_others():
    assert set(loads("jonas")) == {"front_state"}
    assert set(loads("amina")) == {"front_state"}
    assert {"front_state", "team_work"} <= set(loads("ragnhild"))
    assert "team_social" not in loads("ragnhild")
    assert load_of(employee("lan"), LATER) is None


def test_cases_are_counted_by_when_they_are_due_and_by_how_they_stand():
    case(holder="amina"), case(holder="lan")
    held = case(holder="lan")
    until = LATER.date() + dt.timedelta(days=9)
    hold_case(held.pk, waiting_for=WaitingFor.person, until=until, actor=employee("lan"), now=LATER)
    ours = loads("jonas")["front_state"]
    assert (ours.cases, ours.on_hold, ours.overdue) == (3, 1, 0)
    assert loads("jonas", NOW + dt.timedelta(days=200))["front_state"].overdue == 2


def test_what_is_due_today_is_not_told_as_due_soon_too():
    row = case(holder="amina")
    today = NOW.replace(year=row.next_due.year, month=row.next_due.month, day=row.next_due.day)
    ours = loads("jonas", today)["front_state"]
    assert (ours.today, ours.soon, ours.overdue) == (1, 0, 0)


def test_what_nobody_has_answered_is_counted_where_it_was_offered():
    offer(case(holder="amina"), None, "team_work")
    assert loads("bjorn")["team_work"].offers == 1
    assert loads("jonas")["front_state"].offers == 0
    told = Desk("bjorn").open("/load/")
    assert "Offered, and nobody has answered 1" in told


def test_what_lies_with_the_duty_lead_is_unshared_until_it_is_shared_out():
    row = with_the_duty_lead()
    ours = loads("bjorn", TEN)["team_work"]
    assert (ours.unshared, ours.cases) == (1, 1)
    allot_case(row.pk, actor=row.holder, now=TEN)
    assert loads("bjorn", TEN)["team_work"].unshared == 0


def test_all_that_is_counted_can_be_opened_and_nothing_else():
    desk = Desk("jonas")
    for only in NARROWED_BY:
        desk.open(f"/units/front_state/?only={only}")
        assert desk.status == 200
    assert "Open cases 0" in desk.open("/units/front_state/?only=nonsense")


def test_the_page_is_not_for_whoever_leads_nothing():
    desk = Desk("lan")
    desk.open("/load/")
    assert desk.status == 403
