"""The work in a case by its pages: steps, waiting, closing, opening again."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from onedoor.office.responsibility.actions.work import close_case, hold_case
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.responsibility_codes import (
    CaseState,
    Outcome,
    ReopenReason,
    WaitingFor,
)
from tests.cast.people import FJELLBYEN, employee, step
from tests.office.responsibility.desk import (
    Desk,
    a_case,
    as_it_is,
    in_days,
    offered,
    page_of,
    says,
)

pytestmark = pytest.mark.usefixtures("sqlite_database")


def held(case: Case) -> Case:
    hold_case(
        case.pk,
        waiting_for=WaitingFor.doctor,
        until=timezone.localdate() + dt.timedelta(days=5),
        actor=case.holder,
        now=timezone.now(),
    )
    return case


def test_a_step_is_written_down_and_the_one_that_was_next_is_suggested():
    case, desk = a_case(), Desk("amina")
    page = desk.open(page_of(case, "do-step")).content.decode()
    assert f'<option value="{step("first_contact").pk}" selected>' in page
    said = desk.follow(desk.send(page_of(case, "do-step"), step=step("decide").pk))
    assert "Done: Decide." in said
    assert as_it_is(case).steps_done == 1


def test_what_comes_next_is_set_with_its_day():
    case, desk = a_case(), Desk("amina")
    fields = {"step": step("make_plan").pk, "due": in_days(7)}
    said = desk.follow(desk.send(page_of(case, "set-next-step"), **fields))
    assert "Next: Make a plan together, by" in said
    assert as_it_is(case).next_step == step("make_plan")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "Fill in this field."),
        ("01.01.2020", "The day must be today or later."),
        ("24.11.2099", "The day is too far ahead."),
        ("30.02.2027", "Write a day that exists"),
        ("1" * 400, "Write a day that exists"),
    ],
)
def test_a_day_that_cannot_be_is_told_at_its_field(written: str, told: str):
    case, desk = a_case(), Desk("amina")
    fields = {"step": step("make_plan").pk, "due": written}
    answer = desk.send(page_of(case, "set-next-step"), **fields)
    assert answer.status_code == 422
    assert f"By which day: {told}" in says(answer)


@pytest.mark.parametrize("chosen", ["", "0", "x", "99999999999999999999"])
def test_a_step_that_is_none_is_told_at_its_field(chosen: str):
    answer = Desk("amina").send(page_of(a_case(), "do-step"), step=chosen)
    assert "What was done: Choose one of the alternatives." in says(answer)


def test_another_offices_step_cannot_be_chosen():
    answer = Desk("amina").send(page_of(a_case(), "do-step"), step=step("decide", FJELLBYEN).pk)
    assert "What was done: Choose one of the alternatives." in says(answer)


def test_a_case_is_put_on_hold_for_a_party_until_a_day_and_goes_on_by_one_press():
    case, desk = a_case(), Desk("amina")
    fields = {"waiting_for": int(WaitingFor.employer), "until": in_days(10)}
    said = desk.follow(desk.send(page_of(case, "hold-case"), **fields))
    assert "The case waits for an employer until" in said
    page = desk.open(page_of(case)).content.decode()
    said = desk.follow(desk.send(page_of(case, "resume-case"), page))
    assert "The case is open again." in said
    assert as_it_is(case).state is CaseState.open


def test_a_wait_without_a_party_or_an_end_cannot_be_saved():
    answer = Desk("amina").send(page_of(a_case(), "hold-case"))
    assert "Whom it waits for: Choose one" in says(answer)
    assert "Until which day: Fill in this field." in says(answer)


def test_a_case_is_closed_with_what_came_of_it():
    case, desk = a_case(), Desk("amina")
    said = desk.follow(desk.send(page_of(case, "close-case"), outcome=int(Outcome.helped)))
    assert "The case is closed. The person got what they came for." in said
    assert as_it_is(case).state is CaseState.closed


def test_everything_that_stands_in_the_way_of_closing_is_listed():
    case = held(a_case())
    offered(case)
    said = says(Desk("amina").open(page_of(case, "close-case")))
    assert "The case is on hold already." in said
    assert "The case is offered to somebody" in said


def test_that_a_record_ended_is_no_outcome_for_people():
    desk, case = Desk("amina"), a_case()
    answer = desk.send(page_of(case, "close-case"), outcome=int(Outcome.log_ended))
    assert "What came of it: Choose one of the alternatives." in says(answer)


def test_a_closed_case_is_opened_again():
    case, desk = a_case(), Desk("amina")
    close_case(case.pk, outcome=Outcome.work, actor=employee("amina"), now=timezone.now())
    why = {"reason": int(ReopenReason.person_came_back)}
    said = desk.follow(desk.send(page_of(case, "reopen-case"), **why))
    assert "The case is open again. Amina Jamadid, State front holds it." in said


def test_a_closed_case_is_not_worked_with():
    case, desk = a_case(), Desk("amina")
    page = desk.open(page_of(case, "do-step")).content.decode()
    close_case(case.pk, outcome=Outcome.work, actor=employee("amina"), now=timezone.now())
    answer = desk.open(page_of(case, "do-step"))
    assert (answer.status_code, "The case is closed." in says(answer)) == (403, True)
    assert desk.send(page_of(case, "do-step"), page, step=1).status_code in (409, 422)


def test_a_leader_who_puts_anothers_case_on_hold_is_told_who_holds_it():
    case, leader = a_case(), Desk("jonas")
    page = says(leader.open(page_of(case, "hold-case")))
    assert "Amina Jamadid still holds it" in page
    assert "You still hold it" in says(Desk("amina").open(page_of(case, "hold-case")))


def test_a_leader_who_goes_on_with_anothers_case_is_told_who_holds_it():
    case, leader = held(a_case()), Desk("jonas")
    page = says(leader.open(page_of(case, "resume-case")))
    assert "anybody but Amina Jamadid, who holds it" in page
    assert "anybody but you" in says(Desk("amina").open(page_of(case, "resume-case")))
