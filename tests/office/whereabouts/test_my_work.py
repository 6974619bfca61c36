"""My work: everything that is mine to do, each number with its list, and nothing I may not see."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onedoor.office.confidentiality.models import Look
from onedoor.office.responsibility.actions.answering import return_handover
from onedoor.office.responsibility.actions.handover import ask_for_case, offer_handover
from onedoor.office.responsibility.actions.work import hold_case
from onedoor.office.responsibility.models import Case, Notice
from onedoor.office.whereabouts.my_work.queries import MyWork, my_work
from onedoor.rules.whereabouts import Due
from onedoor.vocabulary.confidentiality import Purpose
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    CaseState,
    LiesWrong,
    OfferReason,
    ReturnReason,
    WaitingFor,
)
from tests.cast.people import LATER, case, case_at_the_door, employee, person, unit
from tests.databases import NOW
from tests.office.desk import Desk

pytestmark = pytest.mark.usefixtures("sqlite_database")

LISTS = (
    "to_answer",
    "allotted",
    "to_settle",
    "mine",
    "on_hold",
    "asked_by_me",
    "lies_wrong",
)


def work_of(key: str, now: dt.datetime = LATER, **more: str) -> MyWork:
    pages = {name: value for name, value in more.items() if name != "due"}
    return my_work(employee(key), now, pages=pages, due=more.get("due", ""))


def numbers(work: MyWork, name: str) -> list[str]:
    rows = getattr(work, name).rows
    return [row.case.number if hasattr(row, "case") else row.number for row in rows]


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


# ---------------------------------------------------------------------------- what is mine


def test_what_i_hold_is_mine_and_what_is_due_first_comes_first():
    later, first = case(now=NOW + dt.timedelta(days=3)), case(now=NOW)
    case(holder="lan")
    assert numbers(work_of("amina"), "mine") == [first.number, later.number]


def test_what_is_past_its_day_is_overdue_and_the_number_opens_just_those():
    late = case(now=NOW)
    case(now=NOW + dt.timedelta(days=14))
    work = work_of("amina", NOW + dt.timedelta(days=14), due="overdue")
    assert (work.due.overdue, work.due.working) == (1, 2)
    assert numbers(work, "mine") == [late.number]
    assert [row.whole.due for row in work.mine.rows if row.whole] == [Due.overdue]


def test_what_is_due_soon_is_what_the_pack_calls_soon():
    soon = case(now=NOW)
    work = work_of("amina", dt.datetime(2026, 3, 5, 9, tzinfo=dt.UTC), due="soon")
    assert work.due.soon == 1
    assert numbers(work, "mine") == [soon.number]


def test_a_case_on_hold_waits_in_a_list_of_its_own():
    held = case()
    until = dt.date(2026, 3, 20)
    actor = employee("amina")
    hold_case(held.pk, waiting_for=WaitingFor.doctor, until=until, actor=actor, now=LATER)
    work = work_of("amina")
    assert numbers(work, "on_hold") == [held.number]
    assert numbers(work, "mine") == []


def test_what_the_rule_allotted_may_be_returned_until_its_time_is_out():
    allotted = case_at_the_door(
        in_unit="team_work", about="job_seeking", of=person(born=dt.date(1980, 1, 20))
    )
    holder = Case.objects.get(pk=allotted.pk).holder.key
    assert numbers(work_of(holder), "allotted") == [allotted.number]
    assert numbers(work_of(holder, NOW + dt.timedelta(days=9)), "allotted") == []


# ---------------------------------------------------------------------------- what is asked


def test_an_offer_waits_for_whom_it_was_made_to_and_is_waited_for_by_who_made_it():
    offered = case(holder="amina")
    offer(offered, "elif", "team_work")
    assert numbers(work_of("elif"), "to_answer") == [offered.number]
    assert numbers(work_of("amina"), "asked_by_me") == [offered.number]
    assert numbers(work_of("anders"), "to_answer") == []


def test_an_offer_to_a_unit_waits_for_everybody_in_it():
    offered = case(holder="amina")
    offer(offered, None, "team_work")
    assert numbers(work_of("elif"), "to_answer") == [offered.number]
    assert numbers(work_of("anders"), "to_answer") == [offered.number]


def test_who_is_asked_for_a_case_and_who_leads_them_may_answer():
    asked = case(holder="amina")
    ask_for_case(
        asked.pk,
        for_unit=unit("team_work").pk,
        reason=OfferReason.known_by_other,
        actor=employee("elif"),
        now=LATER,
    )
    assert numbers(work_of("amina"), "to_answer") == [asked.number]
    assert numbers(work_of("jonas"), "to_answer") == [asked.number]
    assert numbers(work_of("elif"), "asked_by_me") == [asked.number]


def bounced_too_often() -> Case:
    bounced = case(holder="amina")
    for _ in range(3):
        returned = offer(bounced, "elif", "team_work")
        return_handover(
            returned,
            reason=ReturnReason.other_unit,
            belongs_unit=None,
            actor=employee("elif"),
            now=LATER,
        )
    return bounced


def test_what_has_bounced_too_often_is_settled_by_the_units_leader():
    bounced = bounced_too_often()
    assert numbers(work_of("jonas"), "to_settle") == [bounced.number]
    assert numbers(work_of("amina"), "to_settle") == []


# ---------------------------------------------------------------------------- what lies wrong


def test_a_case_past_its_units_remit_lies_wrong_for_its_holder_and_the_units_leader():
    stays = case(holder="amina")
    after = NOW + dt.timedelta(days=183)
    assert numbers(work_of("amina", after), "lies_wrong") == [stays.number]
    assert numbers(work_of("jonas", after), "lies_wrong") == [stays.number]
    assert numbers(work_of("lan", after), "lies_wrong") == []


def test_the_list_of_what_lies_wrong_is_the_rule_s_own():
    """Found in the database by a condition of its own: it must say what the rule says."""
    for holder in ("amina", "lan", "pal"):
        case(holder=holder)
    offer(Case.objects.get(holder__key="lan"), None, "team_work")
    Case.objects.filter(holder__key="pal").update(unit=unit("team_health"))
    for days in (1, 182, 183):
        work = work_of("jonas", NOW + dt.timedelta(days=days))
        assert all(row.whole and row.whole.lies_wrong for row in work.lies_wrong.rows)
        shown = {row.number for row in work.mine.rows if row.whole and row.whole.lies_wrong}
        assert shown <= set(numbers(work, "lies_wrong"))
    wrong = work_of("gunnhild").lies_wrong.rows[0].whole
    assert wrong is not None
    assert wrong.lies_wrong is LiesWrong.outside_areas


# ---------------------------------------------------------------------------- the page


def test_every_number_on_the_page_is_the_length_of_its_list():
    held = case()
    offer(case(), "elif", "team_work")
    offer(case(holder="lan"), "amina", "front_state")
    hold_case(
        held.pk,
        waiting_for=WaitingFor.person,
        until=dt.date(2026, 3, 20),
        actor=employee("amina"),
        now=LATER,
    )
    work = work_of("amina", NOW + dt.timedelta(days=20))
    for name in LISTS:
        assert getattr(work, name).total == len(getattr(work, name).rows), name
    assert work.due.working == work.mine.total


def test_a_long_list_is_shown_twenty_five_at_a_time():
    for _ in range(27):
        case()
    assert len(work_of("amina").mine.rows) == 25
    assert len(work_of("amina", mine="2").mine.rows) == 2
    assert len(work_of("amina", mine="nonsense").mine.rows) == 25


@pytest.mark.parametrize("reader", ["amina", "jonas"])
def test_a_longer_list_asks_the_database_no_more_questions(reader):
    def asked() -> int:
        work_of(reader)
        with CaptureQueriesContext(
            connection,
        ) as questions:
            work_of(reader)
        return len(questions)

    def more() -> None:
        case()
        bounced_too_often()
        offer(case(), "elif", "team_work")
        offer(case(holder="lan"), "amina", "front_state")

    more()
    few = asked()
    for _ in range(6):
        more()
    assert asked() == few


def test_the_page_is_one_look_and_logs_each_person_once():
    of = person()
    case(of=of)
    case(of=of)
    before = Look.objects.count()
    work_of("amina")
    look = Look.objects.latest("pk")
    assert Look.objects.count() == before + 1
    assert (look.purpose, look.persons) == (Purpose.my_work, 1)


def test_the_first_page_after_signing_in_says_what_there_is_to_do():
    mine = case()
    words = Desk("amina").open("/")
    assert "My work" in words
    assert mine.number in words


def test_the_other_offices_work_is_not_here():
    elsewhere = case(at="fjellbyen")
    assert elsewhere.person.family_name not in Desk("amina").open("/my-work/")


# ---------------------------------------------------------------------------- news


def test_what_i_must_be_told_is_told_in_words_until_i_have_seen_it():
    offered = case(holder="amina")
    offer(offered, "elif", "team_work")
    desk = Desk("elif")
    assert f"{offered.number} · {offered.person.given_name}" in desk.open("/my-work/")
    assert "Offered to Elif Karabulut, Work team" in desk.open("/my-work/")
    notices = re.findall(r'name="notice" value="(\d+)"', desk.html)
    assert "1 thing marked as seen." in desk.post("/my-work/seen/", notice=notices)
    assert "News" not in desk.open("/my-work/")


def test_nobody_marks_another_s_news_as_seen():
    offer(case(holder="amina"), "elif", "team_work")
    theirs = Notice.objects.get(employee__key="elif", employee__office__key="elvebyen")
    Desk("anders").post("/my-work/seen/", notice=[theirs.pk])
    theirs.refresh_from_db()
    assert theirs.seen_at is None


@pytest.mark.parametrize("notice", ["", "x", "-1", "9" * 40])
def test_news_that_is_not_there_is_not_seen(notice):
    assert "0 things marked as seen." in Desk("amina").post("/my-work/seen/", notice=notice)


def test_opening_the_page_marks_nothing():
    offer(case(holder="amina"), "elif", "team_work")
    Desk("elif").open("/my-work/")
    assert Notice.objects.filter(seen_at=None, employee__key="elif").exists()
    assert Case.objects.filter(state=CaseState.closed).count() == 0
