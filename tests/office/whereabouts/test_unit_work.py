"""A unit's work: for those who work there, at the level each may see."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onedoor.office.responsibility.actions.answering import accept_handover
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.actions.work import hold_case
from onedoor.office.responsibility.models import Case
from onedoor.office.whereabouts.unit_work.queries import UnitWork, unit_work
from onedoor.vocabulary.confidentiality import Level
from onedoor.vocabulary.responsibility_codes import Asked, OfferReason, WaitingFor
from tests.cast.people import LATER, case, employee, unit
from tests.databases import NOW
from tests.office.desk import Desk

pytestmark = pytest.mark.usefixtures("sqlite_database")


def work(reader: str, of: str = "front_state", now: dt.datetime = LATER, **more: str) -> UnitWork:
    only, holder = more.pop("only", ""), more.pop("holder", "")
    return unit_work(employee(reader), unit(of).pk, now, pages=more, only=only, holder=holder)


def offer(of: Case, to: str | None, in_unit: str) -> int:
    return offer_handover(
        of.pk,
        to_unit=unit(in_unit).pk,
        to_employee=employee(to).pk if to else None,
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        actor=of.holder,
        now=LATER,
    )


def test_the_units_list_has_everybody_s_open_cases():
    ours = {case(holder="amina").number, case(holder="lan").number}
    case(holder="elif", in_unit="team_work")
    assert {row.number for row in work("pal").cases.rows} == ours


def test_what_is_offered_to_the_unit_is_seen_by_all_of_it():
    offered = case(holder="amina")
    offer(offered, None, "team_work")
    rows = work("anders", "team_work").offers.rows
    assert [row.case.number for row in rows] == [offered.number]


def test_a_colleague_of_the_other_side_sees_that_the_case_exists_and_no_more():
    """The agreement lets a qualification programme cross to the work team."""
    crossing = case(holder="dawit", in_unit="front_municipality", about="qualification_programme")
    accept_handover(offer(crossing, "elif", "team_work"), actor=employee("elif"), now=LATER)
    row = work("anders", "team_work").cases.rows[0]
    assert (row.number, row.holder, row.level) == (
        crossing.number,
        "Elif Karabulut",
        Level.existence,
    )
    assert row.whole is None
    words = Desk("anders").open("/units/team_work/")
    assert "The other side's case" in words
    assert crossing.person.family_name not in words
    assert "Qualification programme" not in words


def test_how_many_each_one_holds_is_for_the_units_leader_and_each_number_opens_its_list():
    case(holder="amina")
    case(holder="lan")
    load = {one.key: one.cases for one in work("jonas").load}
    assert (load["amina"], load["lan"], load["pal"]) == (1, 1, 0)
    assert work("jonas", holder="lan").cases.total == 1
    assert work("pal").load == []
    assert work("pal", holder="lan").cases.total == 2


def test_the_leader_s_numbers_open_the_lists_they_count():
    case(holder="amina")
    offer(case(holder="lan"), None, "team_work")
    after = NOW + dt.timedelta(days=200)
    counts = work("jonas", now=after).counts
    assert counts is not None
    assert (counts.wrong, counts.overdue) == (1, 2)
    assert work("jonas", now=after, only="wrong").cases.total == 1
    assert work("jonas", now=after, only="overdue").cases.total == 2


def test_the_duty_lead_sees_what_there_is_to_share_out_and_not_how_much_each_one_holds():
    case(holder="lan")
    told = work("amina")
    assert told.counts is not None
    assert (told.counts.cases, told.load) == (1, [])
    assert work("pal").counts is None
    assert work("pal", only="on_hold").cases.total == 1


def test_whoever_leads_the_side_is_not_told_how_the_other_side_s_case_stands():
    """It crossed to the work team: that it exists is known, that it waits for somebody is not."""
    crossing = case(holder="dawit", in_unit="front_municipality", about="qualification_programme")
    accept_handover(offer(crossing, "elif", "team_work"), actor=employee("elif"), now=LATER)
    until = LATER.date() + dt.timedelta(days=9)
    hold_case(
        crossing.pk,
        waiting_for=WaitingFor.person,
        until=until,
        actor=employee("elif"),
        now=LATER,
    )
    assert work("bjorn", "team_work", only="on_hold").cases.total == 1
    told = work("ragnhild", "team_work", only="on_hold")
    assert (told.total, told.cases.total) == (1, 0)


def test_a_longer_list_asks_the_database_no_more_questions():
    def asked() -> int:
        work("jonas")
        with CaptureQueriesContext(connection) as questions:
            work("jonas")
        return len(questions)

    case(holder="amina")
    few = asked()
    for holder in ("amina", "lan", "pal") * 4:
        case(holder=holder)
    assert asked() == few


def test_my_units_work_is_my_own_unit_s():
    desk = Desk("elif")
    assert "Work team" in desk.open("/units/")
    assert desk.address == "/units/team_work/"


def test_who_works_for_two_units_can_go_from_one_list_to_the_other():
    words = Desk("tone").open("/units/team_work/")
    assert "State front" in words


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/units/team_work/", 403),
        ("/units/front_municipality/", 403),
        ("/units/nowhere/", 404),
        ("/units/%00/", 404),
    ],
)
def test_a_list_that_is_not_mine_does_not_open(path, status):
    desk = Desk("amina")
    desk.open(path)
    assert desk.status == status


def test_the_leader_of_a_side_opens_the_lists_of_its_units():
    desk = Desk("ragnhild")
    desk.open("/units/team_work/")
    assert desk.status == 200
    desk.open("/units/team_social/")
    assert desk.status == 403


@pytest.mark.parametrize("page", ["/units/front_state/", "/colleagues/"])
def test_a_page_asks_once_by_which_pack_the_office_works(page):
    desk = Desk("ragnhild")
    desk.open(page)
    with CaptureQueriesContext(connection) as asked:
        desk.open(page)
    which_pack = [one for one in asked if 'SELECT "office"."fingerprint"' in one["sql"]]
    assert len(which_pack) <= 1


def test_who_leads_finds_the_screens_of_the_waiting_room_there():
    assert "Screens in the waiting room" in Desk("jonas").open("/units/front_state/")
    assert "Screens in the waiting room" not in Desk("pal").open("/units/front_state/")
