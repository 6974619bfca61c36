"""How every form about a case is received: old, sent twice, forged, or of another kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from onedoor.office.responsibility import case_at_desk, case_page, history
from onedoor.office.responsibility.models import Case, Handover
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    HandoverKind,
    HandoverState,
    OfferReason,
)
from tests.cast.people import employee, step
from tests.office.responsibility.desk import (
    Desk,
    a_case,
    as_it_is,
    hidden,
    in_days,
    offered,
    page_of,
    says,
    to,
)

pytestmark = pytest.mark.usefixtures("sqlite_database")

PRESSES = ["allot-case", "agree-to-settlement", "resume-case"]
FORMS = [
    "offer-handover",
    "ask-for-case",
    "return-allotment",
    "give-case",
    "settle-case",
    "set-next-step",
    "do-step",
    "hold-case",
    "close-case",
    "reopen-case",
    *PRESSES,
]


# ------------------------------------------------------------------ old pages


def test_a_form_from_an_old_page_is_told_what_has_happened_since():
    case, desk = a_case(), Desk("amina")
    old = desk.open(page_of(case, "set-next-step")).content.decode()
    offered(case)
    fields = {"step": step("decide").pk, "due": in_days(3)}
    answer = desk.send(page_of(case, "set-next-step"), old, **fields)
    assert answer.status_code == 409
    said = says(answer)
    assert "Something has happened in the case since you opened this page" in said
    assert "Offered to Elif Karabulut, Work team" in said
    assert "Opened by a caseworker" not in said


def test_what_happens_while_a_form_is_made_makes_it_old(monkeypatch: pytest.MonkeyPatch):
    case, desk = a_case(), Desk("amina")
    monkeypatch.setattr(case_at_desk, "look_at_case", then_offered(case_page.look_at_case, case))
    old = desk.open(page_of(case, "set-next-step")).content.decode()
    monkeypatch.undo()
    fields = {"step": step("decide").pk, "due": in_days(3)}
    answer = desk.send(page_of(case, "set-next-step"), old, **fields)
    assert answer.status_code == 409


def test_what_happens_while_a_page_is_made_makes_its_presses_old(monkeypatch: pytest.MonkeyPatch):
    case = a_case()
    known = history.last_seq(case.number, case.office_id)
    monkeypatch.setattr(case_page, "look_at_case", then_offered(case_page.look_at_case, case))
    page = case_page.case_page(employee("amina"), case.number, timezone.now())
    assert page is not None
    assert page.last == known < history.last_seq(case.number, case.office_id)


def then_offered(look: Callable[..., Any], case: Case) -> Callable[..., Any]:
    """Look at the case; somebody is quick, and offers it before the page is made."""

    def interrupted(*asked: Any) -> Any:
        seen = look(*asked)
        offered(case)
        return seen

    return interrupted


def test_what_was_filled_in_is_kept_and_can_be_sent_again_knowingly():
    case, desk = a_case(), Desk("amina")
    old = desk.open(page_of(case, "set-next-step")).content.decode()
    offered(case)
    fields = {"step": step("decide").pk, "due": in_days(3)}
    answer = desk.send(page_of(case, "set-next-step"), old, **fields)
    page = answer.content.decode()
    assert f'value="{in_days(3)}"' in page
    again = desk.send(page_of(case, "set-next-step"), page, **fields)
    assert "Next: Decide, by" in desk.follow(again)


def test_of_two_tabs_the_second_press_is_told_of_the_first():
    case = a_case()
    offered(case, None, "team_work")
    elif_, anders = Desk("elif"), Desk("anders")
    accept = page_of(case, "accept-handover")
    first = elif_.open(page_of(case)).content.decode()
    second = anders.open(page_of(case)).content.decode()
    assert elif_.send(accept, first).status_code == 303
    answer = anders.send(accept, second)
    assert answer.status_code == 409
    assert "Accepted Moved to Elif Karabulut, Work team" in says(answer)
    assert as_it_is(case).holder.key == "elif"


def test_who_may_no_longer_see_the_case_is_told_that_it_moved_but_not_what_happened():
    case = a_case(about="employment_schemes")
    asked = offered(case, "sigrid", "team_qualification")
    sigrid, accept = Desk("sigrid"), page_of(case, "accept-handover")
    old = sigrid.open(accept).content.decode()
    Desk("amina").send(page_of(case, "withdraw-handover"), reason=2)
    answer = sigrid.send(accept, old)
    assert answer.status_code == 409
    assert "Something has happened in the case" in says(answer)
    assert "Taken back" not in says(answer)
    assert Handover.objects.get(pk=asked.pk).state is HandoverState.withdrawn


# ------------------------------------------------------------------ sent twice


def test_a_form_sent_twice_is_done_once_and_says_the_same():
    case, desk = a_case(), Desk("amina")
    page = desk.open(page_of(case, "offer-handover")).content.decode()
    fields = {
        "to": to("elif", "team_work"),
        "reason": int(OfferReason.other_area),
        "asked": int(Asked.take_over),
        "kind": int(HandoverKind.transfer),
    }
    first = desk.send(page_of(case, "offer-handover"), page, **fields)
    second = desk.send(page_of(case, "offer-handover"), page, **fields)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert case.handovers.count() == 1


def test_a_form_sent_twice_is_done_once_also_when_its_choice_is_gone():
    case, desk = a_case(), Desk("jonas")
    page = desk.open(page_of(case, "give-case")).content.decode()
    fields = {"to": to("pal", "front_state")}
    desk.send(page_of(case, "give-case"), page, **fields)
    again = desk.send(page_of(case, "give-case"), page, **fields)
    assert "That was done the first time." in desk.follow(again)
    assert case.holdings.count() == 2


def test_accepting_twice_accepts_once():
    case = a_case()
    offered(case)
    desk, accept = Desk("elif"), page_of(case, "accept-handover")
    page = desk.open(page_of(case)).content.decode()
    for _ in range(2):
        assert desk.send(accept, page).status_code == 303
    assert case.holdings.count() == 2


def test_a_key_that_was_used_for_something_else_is_told_and_replaced():
    case, desk = a_case(), Desk("amina")
    page = desk.open(page_of(case, "do-step")).content.decode()
    desk.send(page_of(case, "do-step"), page, step=step("decide").pk)
    answer = desk.send(page_of(case, "close-case"), page, outcome=1)
    assert answer.status_code == 422
    assert "This form has been used for something else." in says(answer)
    again = desk.send(page_of(case, "close-case"), answer.content.decode(), outcome=1)
    assert "The case is closed." in desk.follow(again)


# ------------------------------------------------------------------ what no form sends


def test_a_form_that_cannot_be_read_is_told_so():
    desk, address = Desk("amina"), page_of(a_case(), "close-case")
    answer = desk.client.post(address, b"x", content_type="multipart/form-data")
    assert answer.status_code == 400


@pytest.mark.parametrize("doing", FORMS)
def test_a_bare_post_changes_nothing_and_is_told(doing: str):
    case = a_case()
    answer = Desk("amina").client.post(page_of(case, doing))
    assert answer.status_code == 422
    assert "Nothing is saved yet." in says(answer) or "saved" in says(answer)
    assert case.handovers.count() + case.holdings.count() == 1


@pytest.mark.parametrize(
    "forged",
    [
        {"form_key": "not-a-key"},
        {"expects": "x"},
        {"expects": "-1"},
        {"expects": "9" * 40},
        {"form_key": ""},
        {"expects": ""},
    ],
)
def test_a_form_without_its_marks_is_too_old_and_may_be_sent_again(forged: dict[str, str]):
    case, desk = a_case(), Desk("amina")
    address = page_of(case, "close-case")
    answer = desk.send(address, **({"outcome": 1} | forged))
    assert answer.status_code == 422
    assert "This form cannot be used any more." in says(answer)
    page = answer.content.decode()
    assert desk.send(address, page, outcome=1).status_code == 303


@pytest.mark.parametrize("kind", ["application/json", "text/html", "text/plain"])
def test_what_is_not_a_form_is_refused_plainly(kind: str):
    case = a_case()
    desk, address = Desk("amina"), page_of(case, "close-case")
    answer = desk.client.post(address, b'{"outcome": 1}', content_type=kind)
    assert answer.status_code == 415
    assert "This is not a form" in says(answer)


def test_a_post_from_another_site_is_refused():
    case = a_case()
    client = Client(enforce_csrf_checks=True)
    client.force_login(employee("amina").user)
    fields = {"outcome": 1, "expects": 1, "form_key": str(uuid4())}
    assert client.post(page_of(case, "close-case"), fields).status_code == 403


def test_a_form_sent_after_the_session_ended_is_carried_through_the_sign_in():
    case, desk = a_case(), Desk("amina")
    page = desk.open(page_of(case, "close-case")).content.decode()
    desk.client.logout()
    desk.client.cookies["language"] = "en"
    answer = desk.client.post(page_of(case, "close-case"), hidden(page) | {"outcome": 1})
    assert answer.status_code == 403
    assert "Your session has ended" in says(answer)


@pytest.mark.parametrize("doing", FORMS)
def test_the_other_office_finds_no_form(doing: str):
    cases = [a_case() for _ in range(3)]
    other = Desk("amina", at="fjellbyen")
    assert other.open(page_of(cases[2], doing)).status_code == 404
    assert other.client.post(page_of(cases[2], doing)).status_code == 404


def test_a_refusal_tells_no_more_than_the_reader_may_see():
    case = a_case("amina")
    offered(case)
    answer = Desk("yusuf").open(page_of(case, "ask-for-case"))
    assert "Talk to the one who holds the case." in says(answer)
    assert "offered" not in says(answer)


def test_every_address_takes_no_other_method():
    case, desk = a_case(), Desk("amina")
    for doing in FORMS:
        assert desk.client.delete(page_of(case, doing)).status_code == 405
        assert desk.client.put(page_of(case, doing)).status_code == 405
