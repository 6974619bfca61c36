"""Handing a case over by its pages: offer, ask, accept, return, take back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from onedoor.office.establishment.queries import opening_of
from onedoor.office.responsibility.models import Case, Handover
from onedoor.rules.opening import end_of_day
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    HandoverKind,
    HandoverState,
    OfferReason,
    ReturnReason,
    WithdrawReason,
)
from tests.cast.people import FJELLBYEN, employee, unit
from tests.office.responsibility.desk import (
    Desk,
    a_case,
    as_it_is,
    away,
    hidden,
    in_days,
    offered,
    page_of,
    says,
    to,
)

pytestmark = pytest.mark.usefixtures("sqlite_database")

OFFER = {
    "reason": int(OfferReason.other_area),
    "asked": int(Asked.follow_up),
    "kind": int(HandoverKind.transfer),
}


def offer(desk: Desk, case: Case, receiver: str, **fields: object) -> Any:
    return desk.send(page_of(case, "offer-handover"), **(OFFER | {"to": receiver} | fields))


# ------------------------------------------------------------------ offering


def test_a_case_is_offered_to_a_colleague():
    desk, case = Desk("amina"), a_case()
    said = desk.follow(offer(desk, case, to("elif", "team_work")))
    assert "Done: The case is offered to Elif Karabulut, Work team, to be answered by" in said
    row = case.handovers.get()
    assert (row.to_employee_id, row.asked) == (employee("elif").pk, Asked.follow_up)


def test_a_case_is_offered_to_a_unit():
    desk, case = Desk("amina"), a_case()
    assert "offered to Work team" in desk.follow(offer(desk, case, to(None, "team_work")))
    assert case.handovers.get().to_employee is None


def test_an_offer_may_be_answered_by_a_day_of_ones_own():
    desk, case = Desk("amina"), a_case()
    desk.follow(offer(desk, case, to("elif", "team_work"), answer_by=in_days(30)))
    day = timezone.localdate() + dt.timedelta(days=30)
    assert case.handovers.get().answer_by == end_of_day(day, opening_of(case.office_id))


def test_the_other_side_is_asked_for_a_sister_case():
    desk, case = Desk("amina"), a_case(about="sick_leave")
    said = desk.follow(offer(desk, case, to("berit", "team_social"), kind=int(HandoverKind.sister)))
    assert "Berit Granheimen, Money and housing team is asked to open a sister case" in said
    assert case.handovers.get().kind is HandoverKind.sister


def test_the_list_of_receivers_tells_who_is_away_and_which_units_need_a_sister_case():
    away("anders", days=40)
    page = Desk("amina").open(page_of(a_case(), "offer-handover")).content.decode()
    assert "Anders Furulunden, Work team (on leave" in page
    assert '<optgroup label="Money and housing team: only a sister case">' in page


def test_somebody_who_is_away_past_the_answer_is_refused_at_the_field():
    away("elif", days=40)
    answer = offer(Desk("amina"), case := a_case(), to("elif", "team_work"))
    assert answer.status_code == 422
    assert "To whom: They are away longer than the answer may take." in says(answer)
    assert not case.handovers.exists()


def test_an_offer_that_would_cross_the_line_is_refused_with_what_to_do_instead():
    answer = offer(Desk("amina"), a_case(about="sick_leave"), to("berit", "team_social"))
    assert answer.status_code == 422
    assert "Ask the other side to open a sister case instead." in says(answer)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("01.01.2020", "The day must be today or later."),
        ("31.02.2027", "Write a day that exists"),
        ("soon", "Write a day that exists"),
        ("24.11.2099", "The day is too far ahead."),
        ("31.12.9999", "The day is too far ahead."),
        ("01.01.0001", "The day must be today or later."),
    ],
)
def test_a_day_that_cannot_be_is_told_at_its_field(written: str, told: str):
    desk, case = Desk("amina"), a_case()
    answer = offer(desk, case, to("elif", "team_work"), answer_by=written)
    assert answer.status_code == 422
    assert f"Answer by: {told}" in says(answer)


@pytest.mark.parametrize("receiver", ["", "0", "999999", "1-999999", "x", "1-1-1", "1" * 500])
def test_a_receiver_that_is_none_is_told_at_its_field(receiver: str):
    answer = offer(Desk("amina"), case := a_case(), receiver)
    assert answer.status_code == 422
    assert "To whom: Choose one of the alternatives." in says(answer)
    assert not case.handovers.exists()


def test_somebody_of_another_office_cannot_be_chosen():
    stranger = f"{unit('team_work', FJELLBYEN).pk}-{employee('elif', FJELLBYEN).pk}"
    answer = offer(Desk("amina"), a_case(), stranger)
    assert "To whom: Choose one of the alternatives." in says(answer)


def test_what_was_filled_in_is_kept_when_something_is_wrong():
    receiver = to("elif", "team_work")
    answer = offer(Desk("amina"), a_case(), receiver, answer_by="31.02.2027", reason=5)
    page = answer.content.decode()
    assert f'<option value="{receiver}" selected>' in page
    assert 'value="31.02.2027"' in page
    assert '<option value="5" selected>' in page


def test_only_who_answers_for_the_case_may_open_the_offer_page():
    answer = Desk("elif").open(page_of(a_case(), "offer-handover"))
    assert answer.status_code == 403
    assert "Only the one who holds the case, or leads its unit, can do this." in says(answer)


# ------------------------------------------------------------------ asking


def test_a_case_is_asked_for_and_its_holder_lets_it_go():
    case = a_case()
    said = (elif_ := Desk("elif")).follow(
        elif_.send(page_of(case, "ask-for-case"), reason=int(OfferReason.known_by_other))
    )
    assert "Amina Jamadid, State front is asked for the case, and answers by" in said
    amina = Desk("amina")
    assert "Elif Karabulut, Work team asks for the case" in says(amina.open(page_of(case)))
    said = amina.follow(amina.send(page_of(case, "accept-handover")))
    assert "Elif Karabulut, Work team holds the case now." in said


def test_the_holder_may_keep_a_case_that_is_asked_for():
    case = a_case()
    Desk("elif").send(page_of(case, "ask-for-case"), reason=int(OfferReason.known_by_other))
    amina = Desk("amina")
    no = {"reason": int(ReturnReason.holder_keeps_it)}
    said = amina.follow(amina.send(page_of(case, "return-handover"), **no))
    assert "Elif Karabulut, Work team has been told why." in said
    assert as_it_is(case).bounces == 0


def test_who_works_for_two_units_says_for_which_one_they_ask():
    case, desk = a_case("jonas"), Desk("tone")
    page = desk.open(page_of(case, "ask-for-case"))
    assert "For which unit State front Work team" in says(page)
    desk.follow(desk.send(page_of(case, "ask-for-case"), reason=2, for_unit=unit("front_state").pk))
    assert case.handovers.get().to_unit == unit("front_state")


# ------------------------------------------------------------------ answering


def test_one_press_on_the_case_page_accepts_it():
    case = a_case()
    offered(case)
    desk = Desk("elif")
    page = desk.open(page_of(case)).content.decode()
    said = desk.follow(desk.send(page_of(case, "accept-handover"), page))
    assert "You hold the case now." in said
    assert (as_it_is(case).holder.key, as_it_is(case).unit.key) == ("elif", "team_work")


def test_what_crosses_the_line_is_confirmed_on_a_page_of_its_own():
    case = a_case(about="employment_schemes")
    offered(case, "sigrid", "team_qualification")
    desk = Desk("sigrid")
    confirm = page_of(case, "accept-handover")
    assert f'href="{confirm}"' in desk.open(page_of(case)).content.decode()
    assert "The case crosses the line" in says(desk.open(confirm))
    assert "You hold the case now." in desk.follow(desk.send(confirm))


def test_accepting_for_the_other_side_leads_to_the_sister_case():
    first = a_case(about="sick_leave")
    amina, berit = Desk("amina"), Desk("berit")
    offer(amina, first, to("berit", "team_social"), kind=int(HandoverKind.sister))
    answer = berit.send(page_of(first, "accept-handover"))
    sister = Case.objects.get(sister_of=first)
    assert answer["Location"] == page_of(sister)
    assert f"Sister case {sister.number} is opened" in berit.follow(answer)


def test_an_offer_is_returned_with_why_and_where_it_belongs():
    case = a_case()
    offered(case)
    desk = Desk("elif")
    no = {"reason": int(ReturnReason.other_unit), "belongs_unit": unit("team_health").pk}
    said = desk.follow(desk.send(page_of(case, "return-handover"), **no))
    assert "Returned. Amina Jamadid, State front keeps the case" in said
    assert "1 bounce" in says(Desk("amina").open(page_of(case)))


def test_a_return_without_a_reason_is_told_at_the_field():
    case = a_case()
    offered(case)
    answer = Desk("elif").send(page_of(case, "return-handover"))
    assert answer.status_code == 422
    assert "Why: Choose one of the alternatives." in says(answer)
    assert Handover.objects.get(case=case).state is HandoverState.open


def test_who_returned_a_case_across_the_line_comes_back_to_what_they_may_see():
    case = a_case(about="employment_schemes")
    offered(case, "sigrid", "team_qualification")
    desk = Desk("sigrid")
    said = desk.follow(desk.send(page_of(case, "return-handover"), reason=4))
    assert "Returned." in said
    assert "You see that it exists and who holds it" in said


def test_who_offered_takes_the_offer_back():
    case = a_case()
    offered(case)
    desk = Desk("amina")
    why = {"reason": int(WithdrawReason.mistake)}
    said = desk.follow(desk.send(page_of(case, "withdraw-handover"), **why))
    assert "Taken back. Elif Karabulut, Work team need not answer any more." in said


def test_only_the_one_who_was_asked_can_answer():
    case = a_case()
    offered(case, "elif")
    desk, other = Desk("anders"), a_case()
    page = desk.open(page_of(other, "ask-for-case")).content.decode()
    expects = hidden(Desk("elif").open(page_of(case)).content.decode())["expects"]
    answer = desk.send(page_of(case, "accept-handover"), page, expects=expects)
    assert answer.status_code == 422
    assert "Only the one it was offered to can answer." in says(answer)


def test_a_handover_of_another_case_is_not_here():
    first, second = a_case(), a_case()
    asked = offered(first)
    address = f"/cases/{second.number}/handovers/{asked.pk}/accept-handover/"
    assert Desk("elif").open(address).status_code == 404
    assert Desk("elif").open(address.replace(str(asked.pk), "9" * 30)).status_code == 404


def test_an_answered_offer_says_so_when_its_page_is_opened_again():
    case = a_case()
    offered(case)
    accept = page_of(case, "accept-handover")
    desk = Desk("elif")
    desk.send(accept)
    answer = desk.open(accept)
    assert answer.status_code == 403
    assert "The offer has been answered already." in says(answer)
