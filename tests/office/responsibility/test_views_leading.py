"""Sharing out, giving and settling by their pages."""

from __future__ import annotations

import pytest
from django.utils import timezone

from onedoor.office.responsibility.actions.answering import return_handover
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.responsibility_codes import ReturnReason
from tests.cast.people import case_at_the_door, employee, unit
from tests.office.responsibility.desk import Desk, a_case, as_it_is, offered, page_of, says, to

pytestmark = pytest.mark.usefixtures("sqlite_database")


def allotted() -> Case:
    return case_at_the_door(in_unit="team_work", about="job_seeking", now=timezone.now())


def bounced(case: Case, receivers: tuple[tuple[str, str], ...]) -> None:
    for key, in_unit in receivers:
        return_handover(
            offered(case, key, in_unit).pk,
            reason=ReturnReason.no_capacity,
            belongs_unit=None,
            actor=employee(key),
            now=timezone.now(),
        )


WORK_TEAM = (("elif", "team_work"), ("anders", "team_work"), ("oksana", "team_work"))
ACROSS = (("elif", "team_work"), ("anders", "team_work"), ("sigrid", "team_qualification"))


def test_one_press_shares_the_case_out_by_the_units_rule():
    case = a_case("bjorn", in_unit="team_work")
    desk = Desk("bjorn")
    page = desk.open(page_of(case)).content.decode()
    said = desk.follow(desk.send(page_of(case, "allot-case"), page))
    assert f"Shared out: {as_it_is(case).holder}, Work team holds the case now." in said


def test_a_unit_without_a_rule_shares_nothing_out():
    case, desk = a_case(), Desk("amina")
    page = desk.open(page_of(case, "do-step")).content.decode()
    answer = desk.send(page_of(case, "allot-case"), page)
    assert answer.status_code == 422
    assert "The unit has no rule for sharing out cases." in says(answer)


def test_what_was_allotted_is_returned_in_time_with_where_it_belongs():
    case = allotted()
    desk = Desk(case.holder.key)
    fields = {"reason": int(ReturnReason.other_area), "belongs_unit": unit("team_health").pk}
    said = desk.follow(desk.send(page_of(case, "return-allotment"), **fields))
    assert f"Returned. {as_it_is(case).holder}, Work team holds the case now." in said
    assert as_it_is(case).bounces == 1


def test_where_an_allotted_case_belongs_must_be_said():
    case = allotted()
    answer = Desk(case.holder.key).send(page_of(case, "return-allotment"), reason=1)
    assert "Where it belongs: Choose one of the alternatives." in says(answer)


def test_a_leader_gives_the_case_to_somebody_they_lead():
    case, desk = a_case("amina"), Desk("jonas")
    said = desk.follow(desk.send(page_of(case, "give-case"), to=to("pal", "front_state")))
    assert "Pål Kvernstad, State front holds the case now." in said
    assert as_it_is(case).holder.key == "pal"


def test_a_leader_is_listed_only_those_they_may_give_it_to():
    page = Desk("jonas").open(page_of(a_case("amina"), "give-case")).content.decode()
    assert "Pål Kvernstad" in page
    assert "Karabulut" not in page
    assert "Amina Jamadid, State front</option>" not in page


def test_who_leads_nothing_gives_nothing():
    answer = Desk("pal").open(page_of(a_case("amina"), "give-case"))
    assert answer.status_code == 403
    assert "Only a leader of the unit can do this." in says(answer)


def test_a_case_that_bounced_too_often_is_settled_by_the_units_leader():
    case = a_case("amina")
    bounced(case, WORK_TEAM)
    jonas = Desk("jonas")
    assert "Jonas Tindeland settles who holds the case, by" in says(jonas.open(page_of(case)))
    said = jonas.follow(jonas.send(page_of(case, "settle-case"), to=to("elif", "team_work")))
    assert "Elif Karabulut, Work team holds the case now." in said


def test_until_it_is_settled_it_cannot_be_offered():
    case = a_case("amina")
    bounced(case, WORK_TEAM)
    answer = Desk("amina").open(page_of(case, "offer-handover"))
    assert "A leader must settle it first." in says(answer)


def test_across_the_line_one_leader_proposes_and_the_other_agrees():
    case = a_case("amina", about="employment_schemes")
    bounced(case, ACROSS)
    ragnhild, hakon = Desk("ragnhild"), Desk("hakon")
    proposal = {"to": to("sigrid", "team_qualification")}
    said = ragnhild.follow(ragnhild.send(page_of(case, "settle-case"), **proposal))
    assert "Proposed: Sigrid Heggdalen, Qualification team." in said
    assert "Håkon Myrbråthen settles who holds the case" in said
    agree = page_of(case, "agree-to-settlement")
    assert "Sigrid Heggdalen, Qualification team is proposed" in says(hakon.open(agree))
    assert "Settled: Sigrid Heggdalen" in hakon.follow(hakon.send(agree))


def test_the_leader_who_proposed_cannot_agree_for_the_other():
    case = a_case("amina", about="employment_schemes")
    bounced(case, ACROSS)
    ragnhild = Desk("ragnhild")
    ragnhild.send(page_of(case, "settle-case"), to=to("sigrid", "team_qualification"))
    answer = ragnhild.open(page_of(case, "agree-to-settlement"))
    assert "The other leader must agree." in says(answer)
