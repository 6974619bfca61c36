"""The case page: where a case is and what may be done, no more than its reader may see."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.people.models import Words
from onedoor.office.responsibility.actions.answering import accept_handover, return_handover
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.actions.work import close_case, hold_case, set_next_step
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    HandoverKind,
    OfferReason,
    Outcome,
    ReturnReason,
    WaitingFor,
)
from tests.cast.people import FJELLBYEN, case_at_the_door, employee, step, unit
from tests.office.responsibility.desk import Desk, a_case, named, offered, page_of, says

pytestmark = pytest.mark.usefixtures("sqlite_database")


def write_words(case: Case, body: str) -> None:
    need = case.need
    need.words = Words.objects.create(
        office_id=case.office_id,
        person_id=case.person_id,
        side=case.side,
        body=body,
        written_at=timezone.now(),
    )
    need.save()


def test_the_page_tells_who_answers_for_whom_and_what_comes_next():
    case = a_case(of=named("Ingrid", "Solbakken"))
    said = says(Desk("amina").open(page_of(case)))
    for told in ("Ingrid Solbakken", "Holder Amina Jamadid State front", "Make first contact"):
        assert told in said
    assert "Waiting for Amina Jamadid, State front does the next step" in said


def test_the_page_tells_what_the_person_came_for_in_their_own_words():
    case = a_case()
    write_words(case, "Trenger <jobb> & bolig")
    page = Desk("amina").open(page_of(case))
    assert "Trenger <jobb> & bolig" in says(page).replace("Trenger & bolig", "")
    assert b"Trenger &lt;jobb&gt; &amp; bolig" in page.content


def test_an_offer_is_what_the_case_waits_for():
    case = a_case()
    offered(case, "elif")
    said = says(Desk("amina").open(page_of(case)))
    assert "Waiting for Elif Karabulut, Work team answers the offer, by" in said


def test_a_case_on_hold_waits_for_its_party():
    case = a_case()
    until = timezone.localdate() + dt.timedelta(days=9)
    hold_case(
        case.pk,
        waiting_for=WaitingFor.doctor,
        until=until,
        actor=employee("amina"),
        now=timezone.now(),
    )
    said = says(Desk("amina").open(page_of(case)))
    assert "A doctor or therapist is waited for, until" in said


def test_a_next_step_past_its_day_is_marked():
    case = a_case(ago=24 * 30)
    past = timezone.now() - dt.timedelta(days=20)
    set_next_step(
        case.pk,
        step=step("decide").pk,
        due=timezone.localdate(past),
        actor=employee("amina"),
        now=past,
    )
    assert "Decide by" in (said := says(Desk("amina").open(page_of(case))))
    assert "Overdue" in said


def test_a_case_that_lies_wrong_says_why():
    case = a_case("amina", about="job_seeking", ago=24 * 200)
    said = says(Desk("amina").open(page_of(case)))
    assert "It has been in the unit longer than the unit's remit. Nobody has moved it." in said


def test_the_history_tells_what_happened_with_reasons_in_words():
    case = a_case()
    return_handover(
        offered(case).pk,
        reason=ReturnReason.no_capacity,
        belongs_unit=unit("team_health").pk,
        actor=employee("elif"),
        now=timezone.now(),
    )
    said = says(Desk("amina").open(page_of(case)))
    story = said[said.index("What has happened") :]
    assert "Returned I have no time for it before it is due." in story
    assert "It belongs to Health and family team. Elif Karabulut, Work team" in story
    assert story.index("Returned") < story.index("Offered to Elif") < story.index("Opened by")


def test_a_long_history_shows_the_newest_and_keeps_the_rest_at_hand():
    case = a_case()
    for number in range(12):
        set_next_step(
            case.pk,
            step=step("decide").pk,
            due=timezone.localdate(),
            actor=employee("amina"),
            now=timezone.now() + dt.timedelta(seconds=number),
        )
    assert "Show 3 earlier" in says(Desk("amina").open(page_of(case)))


def test_every_time_on_the_page_is_in_oslo():
    case = a_case(holder="amina")
    Case.objects.filter(pk=case.pk).update(
        held_since=dt.datetime(2026, 6, 30, 22, 30, tzinfo=dt.UTC)
    )
    assert "since 1 Jul 2026" in says(Desk("amina").open(page_of(case)))


def test_a_sister_case_stands_on_the_page_no_closer_than_its_reader_may_see():
    first = a_case("amina", about="sick_leave")
    asked = offer_handover(
        first.pk,
        to_unit=unit("team_social").pk,
        to_employee=None,
        kind=HandoverKind.sister,
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        actor=employee("amina"),
        now=timezone.now(),
    )
    sister = accept_handover(asked, actor=employee("berit"), now=timezone.now())
    said = says(Desk("amina").open(page_of(first)))
    number = Case.objects.get(pk=sister).number
    assert f"Sister cases Case Holder Unit Next date {number} Berit Granheimen" in said


# ------------------------------------------------------------------ how much is shown


def test_the_other_side_sees_that_a_case_exists_and_who_holds_it():
    said = says(Desk("yusuf").open(page_of(a_case())))
    assert "Holder Amina Jamadid Unit State front Since" in said


def test_the_other_side_sees_nothing_of_the_content():
    case = a_case(of=named("Ingrid", "Solbakken"))
    write_words(case, "hemmelig")
    page = Desk("yusuf").open(page_of(case)).content.decode()
    for told in ("Ingrid", "Solbakken", "hemmelig", "Job seeking", "first contact", "Opened by"):
        assert told not in page


def test_who_is_offered_a_case_across_the_line_sees_all_of_it():
    case = a_case("amina", about="employment_schemes", of=named("Ingrid", "Solbakken"))
    offered(case, "sigrid", "team_qualification")
    said = says(Desk("sigrid").open(page_of(case)))
    assert "Ingrid Solbakken" in said
    assert "It would cross the line between state and municipality" in said


def test_another_offices_case_is_the_same_page_as_none():
    cases = [a_case() for _ in range(3)]
    other = Desk("amina", at=FJELLBYEN)
    theirs = other.open(page_of(cases[2]))
    nothing = other.open("/cases/2026-99999/")
    assert (theirs.status_code, nothing.status_code) == (404, 404)
    assert len(theirs.content) == len(nothing.content)
    assert says(theirs) == says(nothing)


def test_a_number_that_is_none_is_not_here():
    desk = Desk("amina")
    for number in ("x", "2026-1", "9" * 200):
        assert desk.open(f"/cases/{number}/").status_code == 404


def test_a_look_at_the_page_is_logged_for_the_cases_sake():
    case = a_case()
    Desk("yusuf").open(page_of(case))
    look = Look.objects.latest("pk")
    assert (look.purpose, look.task_case) == (Purpose.case, case.pk)
    assert [one.level for one in LookedAt.objects.filter(look=look)] == [Level.existence]


def test_the_page_asks_the_database_little():
    case = a_case()
    for _ in range(2):
        return_handover(
            offered(case).pk,
            reason=ReturnReason.no_capacity,
            belongs_unit=None,
            actor=employee("elif"),
            now=timezone.now(),
        )
    desk = Desk("amina")
    desk.open(page_of(case))
    with CaptureQueriesContext(connection) as asked:
        desk.open(page_of(case))
    assert len(asked) <= 12, [query["sql"][:90] for query in asked]


# ------------------------------------------------------------------ what one can do


def test_the_holder_is_shown_what_they_can_do():
    said = says(Desk("amina").open(page_of(a_case())))
    for told in ("Write down a step", "Put on hold", "Offer the case", "Close the case"):
        assert told in said.split("What the person came for")[0]


def test_the_page_says_why_something_cannot_be_done():
    case = a_case()
    offered(case)
    said = says(Desk("amina").open(page_of(case)))
    assert "Close the case The case is offered to somebody, and they have" in said


def test_a_colleague_of_another_unit_may_only_ask_for_it():
    said = says(Desk("elif").open(page_of(a_case())))
    assert "What you can do Leave a message Ask for the case Why can I not do more?" in said


def test_the_one_it_is_offered_to_finds_yes_and_no_at_the_top():
    case = a_case()
    offered(case, "elif")
    said = says(Desk("elif").open(page_of(case)))
    assert "Amina Jamadid, State front offers you the case" in said
    assert "Accept the case Return it" in said


def test_an_allotted_case_says_until_when_it_may_be_returned():
    case = case_at_the_door(in_unit="team_work", about="job_seeking", now=timezone.now())
    said = says(Desk(case.holder.key).open(page_of(case)))
    assert "Allotted to you may be returned until" in said
    assert "Return the allotted case" in said


def test_a_closed_case_waits_for_nobody():
    case = a_case()
    close_case(case.pk, outcome=Outcome.work, actor=employee("amina"), now=timezone.now())
    said = says(Desk("amina").open(page_of(case)))
    assert "Nobody: the case is closed" in said
    assert "The person is in work or education." in said
    assert "Open the case again" in said


def test_nothing_changes_when_a_page_is_opened():
    case = a_case()
    offered(case)
    desk = Desk("elif")
    for doing in ("", "accept-handover", "return-handover"):
        assert desk.open(page_of(case, doing)).status_code == 200
    assert Case.objects.get(pk=case.pk).holder.key == "amina"


def test_the_case_page_takes_no_form():
    assert Desk("amina").client.post(page_of(a_case())).status_code == 405
