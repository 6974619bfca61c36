"""The lists of my work are found in the database: each must have just what its rule allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import unit_facts
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.actions.answering import return_handover
from onedoor.office.responsibility.actions.handover import ask_for_case, offer_handover
from onedoor.office.responsibility.gathering import (
    case_facts,
    employee_facts,
    handover_facts,
)
from onedoor.office.responsibility.models import Case, Handover
from onedoor.office.responsibility.queries import why_it_lies_wrong
from onedoor.office.whereabouts.lists import lying_wrong
from onedoor.office.whereabouts.my_work.queries import my_work
from onedoor.rules.responsibility.allotment import may_return_allotment
from onedoor.rules.responsibility.handover import may_answer
from onedoor.rules.responsibility.settlement import may_settle
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    HandoverKind,
    HandoverState,
    OfferReason,
    ReturnReason,
)
from tests.cast.people import LATER, case, case_at_the_door, employee, office, person, unit
from tests.databases import Database

pytestmark = pytest.mark.usefixtures("a_busy_day")


@pytest.fixture
def a_busy_day(sqlite_database: Database) -> None:
    """Offers to one and to a unit, a case asked for, one bounced on each side, some allotted."""
    offer(case(holder="amina"), "elif", "team_work")
    offer(case(holder="lan"), None, "team_work")
    offer(case(holder="elif", in_unit="team_work"), None, "team_work")
    offer(case(holder="dawit", in_unit="front_municipality", about="housing"), None, "team_social")
    sister = case(holder="pal", about="sick_leave")
    offer(sister, None, "front_municipality", kind=HandoverKind.sister)
    asked = case(holder="silje")
    why = OfferReason.known_by_other
    ask_for_case(
        asked.pk, for_unit=unit("team_work").pk, reason=why, actor=employee("oksana"), now=LATER
    )
    bounced(case(holder="amina"), "elif", "team_work")
    bounced(
        case(holder="yusuf", in_unit="front_municipality", about="housing"), "nina", "team_social"
    )
    crossing = case(holder="dawit", in_unit="front_municipality", about="qualification_programme")
    bounced(crossing, "elif", "team_work")
    for born in (5, 12, 20, 28):
        of = person(born=dt.date(1990, 1, born))
        case_at_the_door(in_unit="team_work", about="job_seeking", of=of)


def offer(
    of: Case, to: str | None, in_unit: str, kind: HandoverKind = HandoverKind.transfer
) -> int:
    return offer_handover(
        of.pk,
        to_unit=unit(in_unit).pk,
        to_employee=employee(to).pk if to else None,
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        actor=of.holder,
        now=LATER,
        kind=kind,
    )


def bounced(of: Case, to: str, in_unit: str) -> None:
    for _ in range(3):
        again = offer(of, to, in_unit)
        why = ReturnReason.other_unit
        return_handover(again, reason=why, belongs_unit=None, actor=employee(to), now=LATER)


def everybody() -> Iterator[Employee]:
    yield from Employee.objects.filter(office=office()).order_by("pk")


def test_what_i_am_to_answer_is_what_i_may_answer():
    open_ = list(Handover.objects.filter(state=HandoverState.open).select_related("case__unit"))
    assert len(open_) == 6
    for one in everybody():
        mine = {row.key for row in my_work(one, LATER, pages={}).to_answer.rows}
        me = employee_facts(one)
        assert mine == {
            row.pk for row in open_ if may_answer(case_facts(row.case), handover_facts(row), me)
        }, one.key


def test_what_i_am_to_settle_is_what_i_may_settle():
    waiting = list(Case.objects.filter(settle_by__isnull=False).select_related("unit", "holder"))
    assert {row.joint for row in waiting} == {False, True}
    for one in everybody():
        mine = {row.key for row in my_work(one, LATER, pages={}).to_settle.rows}
        me = employee_facts(one)
        assert mine == {
            row.pk
            for row in waiting
            if may_settle(case_facts(row), me, employee_facts(row.holder), unit_facts(row.unit))
        }, one.key


@pytest.mark.parametrize("days", [0, 1, 2, 9])
def test_what_i_may_return_is_what_the_rule_lets_me_return(days):
    now = LATER + dt.timedelta(days=days)
    allotted = list(Case.objects.select_related("unit"))
    for one in everybody():
        mine = {row.key for row in my_work(one, now, pages={}).allotted.rows}
        me = employee_facts(one)
        assert mine == {
            row.pk for row in allotted if may_return_allotment(case_facts(row), me, now)
        }


@pytest.mark.parametrize("days", [0, 182, 183])
def test_what_lies_wrong_is_what_the_rule_says_lies_wrong(days):
    now = LATER + dt.timedelta(days=days)
    Case.objects.filter(holder__key="pal").update(unit=unit("team_work"))
    found = Case.objects.filter(lying_wrong(Unit.objects.filter(office=office()), now))
    assert set(found) == {row for row in Case.objects.all() if why_it_lies_wrong(row, now)}
    assert found.exists()
