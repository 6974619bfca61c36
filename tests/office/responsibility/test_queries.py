"""What lists and searches are told of cases: each at the level its reader may see, and no more."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onedoor.office.confidentiality.models import Look
from onedoor.office.responsibility.actions.answering import return_handover
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.actions.work import close_case, hold_case
from onedoor.office.responsibility.case_page import case_page
from onedoor.office.responsibility.models import Case
from onedoor.office.responsibility.queries import (
    CaseWhole,
    case_by_number,
    cases_of_person,
    cases_shown,
)
from onedoor.rules.whereabouts import Due
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    HandoverKind,
    LiesWrong,
    OfferReason,
    Outcome,
    ReturnReason,
    WaitingFor,
)
from tests.cast.people import FJELLBYEN, LATER, case, employee, person, unit
from tests.databases import NOW

pytestmark = pytest.mark.usefixtures("sqlite_database")


def whole(row: Case, reader: str, now: dt.datetime = LATER) -> CaseWhole:
    found = case_by_number(employee(reader), row.number, now)
    assert found is not None
    assert found.whole is not None
    return found.whole


def offer(of: Case, to: str, in_unit: str, kind: HandoverKind = HandoverKind.transfer) -> int:
    return offer_handover(
        of.pk,
        to_unit=unit(in_unit).pk,
        to_employee=employee(to).pk,
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        actor=of.holder,
        now=LATER,
        kind=kind,
    )


# ------------------------------------------------------------------ finding


def test_a_case_is_found_by_its_number():
    row = case()
    found = case_by_number(employee("pal"), row.number, LATER)
    assert found is not None
    assert (found.key, found.holder, found.unit_key) == (row.pk, "Amina Jamadid", row.unit_id)


def test_the_other_side_is_told_that_it_exists_and_nothing_else():
    found = case_by_number(employee("berit"), case().number, LATER)
    assert found is not None
    assert (found.level, found.whole) == (Level.existence, None)


def test_another_offices_case_is_none_as_one_that_is_not_there():
    cases = [case(), case()]
    stranger = employee("amina", FJELLBYEN)
    assert case_by_number(stranger, cases[1].number, LATER) is None
    assert case_by_number(stranger, "2026-77777", LATER) is None


def test_looking_for_a_number_is_logged_also_when_there_is_none():
    case_by_number(employee("amina"), "2026-77777", LATER)
    look = Look.objects.latest("pk")
    assert (look.purpose, look.persons) == (Purpose.search, 0)


def test_a_persons_cases_are_listed_open_ones_first_then_the_newest():
    who = person()
    old, new = case(of=who, now=NOW), case(of=who, now=LATER)
    done = case(of=who, now=LATER)
    close_case(done.pk, outcome=Outcome.helped, actor=employee("amina"), now=LATER)
    found = cases_of_person(employee("amina"), who.pk, LATER)
    assert [one.key for one in found] == [new.pk, old.pk, done.pk]


def test_a_persons_cases_are_told_each_at_its_own_level():
    who = person()
    case(holder="amina", of=who)
    case(holder="yusuf", in_unit="front_municipality", about="housing", of=who)
    found = cases_of_person(employee("pal"), who.pk, LATER)
    assert sorted(one.level for one in found) == [Level.existence, Level.content]


def test_who_holds_a_case_of_the_person_sees_the_others_whole():
    who = person()
    case(holder="amina", of=who)
    case(holder="yusuf", in_unit="front_municipality", about="housing", of=who)
    found = cases_of_person(employee("amina"), who.pk, LATER)
    assert {one.level for one in found} == {Level.content}


@pytest.mark.parametrize("reader", ["amina", "pal", "elif", "yusuf", "berit", "sigrid", "hakon"])
def test_a_list_shows_no_more_and_no_less_than_opening_does(reader: str):
    rows = [
        case(holder="amina"),
        case(holder="yusuf", in_unit="front_municipality", about="housing"),
        case(holder="amina", about="employment_schemes"),
    ]
    offer(rows[2], "sigrid", "team_qualification")
    listed = cases_shown(employee(reader), Purpose.unit_work, Case.objects.order_by("pk"), LATER)
    opened = [case_page(employee(reader), row.number, LATER) for row in rows]
    assert [one.level for one in listed] == [page.case.level for page in opened if page]


def test_a_long_list_asks_the_database_no_more_than_a_short_one():
    for number in range(6):
        offer(case(), "elif", "team_work") if number % 2 else case()
    amina = employee("amina")
    cases_shown(amina, Purpose.unit_work, Case.objects.all(), LATER)  # the pack is read once
    with CaptureQueriesContext(connection) as asked:
        cases_shown(amina, Purpose.unit_work, Case.objects.all(), LATER)
    assert len(asked) <= 9, [query["sql"][:90] for query in asked]


# ------------------------------------------------------------------ whom it waits for


def test_a_case_waits_for_its_holder_when_nothing_else_is_asked():
    waiting = whole(row := case(), "amina").waiting
    assert [(one.whom.split(",")[0], one.until) for one in waiting] == [
        ("Amina Jamadid", row.next_due)
    ]


def test_an_offered_case_on_hold_waits_for_two():
    row = case()
    until = LATER.date() + dt.timedelta(days=9)
    hold_case(
        row.pk,
        waiting_for=WaitingFor.employer,
        until=until,
        actor=employee("amina"),
        now=LATER,
    )
    offer(row, "elif", "team_work")
    assert [one.must for one in whole(row, "amina").waiting] == [True, False]


def test_a_closed_case_waits_for_nobody_and_nothing_is_due():
    row = case()
    close_case(row.pk, outcome=Outcome.helped, actor=employee("amina"), now=LATER)
    found = whole(row, "amina")
    assert (found.waiting, found.due, found.lies_wrong) == ((), None, None)


def test_a_case_to_be_settled_by_both_leaders_waits_for_both():
    row = case(about="employment_schemes")
    for key, in_unit in (
        ("elif", "team_work"),
        ("anders", "team_work"),
        ("sigrid", "team_qualification"),
    ):
        return_handover(
            offer(row, key, in_unit),
            reason=ReturnReason.no_capacity,
            belongs_unit=None,
            actor=employee(key),
            now=LATER,
        )
    (waiting,) = whole(row, "amina").waiting
    assert {"Ragnhild Elvevoll", "Håkon Myrbråthen"} <= set(
        waiting.whom.replace(" and ", "|").replace(" og ", "|").split("|")
    )


# ------------------------------------------------------------------ due, and lying wrong


@pytest.mark.parametrize(
    ("days", "due"), [(-1, Due.overdue), (0, Due.today), (1, Due.soon), (30, Due.later)]
)
def test_how_near_the_next_step_is(days: int, due: Due):
    row = case()
    Case.objects.filter(pk=row.pk).update(next_due=LATER.date() + dt.timedelta(days=days))
    assert whole(row, "amina").due is due


def test_what_lies_in_the_wrong_unit_lies_wrong_until_it_is_offered():
    row = case()
    Case.objects.filter(pk=row.pk).update(unit=unit("team_health"))
    assert whole(row, "amina").lies_wrong is LiesWrong.outside_areas
    offer(row, "elif", "team_work")
    assert whole(row, "amina").lies_wrong is None


def test_asking_for_a_sister_case_does_not_move_a_case_that_lies_wrong():
    row = case(about="sick_leave")
    Case.objects.filter(pk=row.pk).update(unit=unit("team_work"))
    offer(row, "berit", "team_social", kind=HandoverKind.sister)
    assert whole(row, "amina").lies_wrong is LiesWrong.outside_areas
