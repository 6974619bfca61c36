"""Allotting by the unit's rule, giving as a leader, and giving an allotment back in time."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.responsibility.actions.allotment import (
    allot_case,
    give_case,
    return_allotment,
)
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import Reason, ReturnReason
from tests.cast.people import LATER, NOW, case, case_at_the_door, employee, person, unit

pytestmark = pytest.mark.usefixtures("office_database")
TODAY = NOW.date()


def again(of: Case) -> Case:
    return Case.objects.get(pk=of.pk)


def give_back(of: Case, belongs: str, *, now: dt.datetime = LATER) -> Case:
    return_allotment(
        of.pk,
        reason=ReturnReason.other_unit,
        belongs_unit=unit(belongs).pk,
        actor=of.holder,
        now=now,
    )
    return again(of)


def send_away(key: str, days: int = 3) -> None:
    until = TODAY + dt.timedelta(days=days)
    set_presence(employee(key), Presence.out, until=until, today=TODAY, actor=None, now=NOW)


def test_a_case_at_the_door_of_a_unit_without_a_rule_is_held_by_its_duty_lead():
    assert case_at_the_door(in_unit="front_state", about="job_seeking").holder.key == "amina"


def test_a_case_at_the_door_of_a_unit_that_shares_out_is_allotted_at_once():
    born = case_at_the_door(in_unit="team_health", about="work_assessment")
    assert born.holder.key == "leila"
    assert born.return_by is not None


def test_the_same_day_of_birth_goes_to_the_same_hands():
    born = dt.date(1990, 5, 17)
    holders = {
        case_at_the_door(in_unit="team_work", about="job_seeking", of=person(born=born)).holder
        for _ in range(4)
    }
    assert len(holders) == 1


def test_the_least_loaded_is_allotted_the_next_case():
    born = [case_at_the_door(in_unit="team_social", about="housing").holder for _ in range(4)]
    assert len({one.key for one in born}) == 4


def test_nobody_who_is_away_is_allotted_anything():
    send_away("leila")
    assert case_at_the_door(in_unit="team_health", about="work_assessment").holder.key != "leila"


def test_when_the_duty_lead_is_away_the_units_leader_answers_at_the_door():
    send_away("amina")
    assert case_at_the_door(in_unit="front_state", about="job_seeking").holder.key == "jonas"


def test_a_returned_allotment_goes_to_the_duty_lead_and_is_a_bounce():
    born = case_at_the_door(in_unit="team_health", about="work_assessment")
    returned = give_back(born, "regional_benefits")
    assert returned.holder == unit("team_health").duty_lead
    assert returned.bounces == 1


def test_a_case_that_belongs_in_the_same_unit_is_allotted_to_the_next():
    born = case_at_the_door(in_unit="team_health", about="work_assessment")
    returned = give_back(born, "team_health")
    assert returned.holder.key not in {"leila", "gunnhild"}


def test_who_has_given_a_case_back_is_not_allotted_it_again():
    of = person(born=dt.date(1990, 5, 20))
    born = case_at_the_door(in_unit="team_work", about="job_seeking", of=of)
    second = give_back(born, "team_work")
    third = give_back(second, "team_work")
    assert third.holder_id not in {born.holder_id, second.holder_id}


def test_an_allotment_cannot_be_returned_when_its_time_has_passed():
    born = case_at_the_door(in_unit="team_health", about="work_assessment")
    with pytest.raises(Refused) as refused:
        give_back(born, "team_work", now=NOW + dt.timedelta(days=20))
    assert refused.value.because is Reason.too_late_to_return


def test_a_unit_that_does_not_share_out_allots_nothing():
    with pytest.raises(Refused) as refused:
        allot_case(case(holder="amina").pk, actor=employee("amina"), now=LATER)
    assert refused.value.because is Reason.no_sharing_rule


def test_the_duty_lead_allots_a_case_by_the_rule():
    held = case(holder="bjorn", in_unit="team_work")
    holder = allot_case(held.pk, actor=employee("bjorn"), now=LATER)
    assert again(held).holder_id == holder != employee("bjorn").pk


def test_a_leader_gives_a_case_within_their_own_unit():
    held = case(holder="elif", in_unit="team_work")
    receiver = employee("oksana")
    give_case(
        held.pk,
        to_employee=receiver.pk,
        to_unit=unit("team_work").pk,
        actor=employee("bjorn"),
        now=LATER,
    )
    assert again(held).holder == receiver


def test_nobody_else_gives_a_case_away():
    held = case(holder="elif", in_unit="team_work")
    with pytest.raises(Refused) as refused:
        give_case(
            held.pk,
            to_employee=employee("oksana").pk,
            to_unit=unit("team_work").pk,
            actor=employee("elif"),
            now=LATER,
        )
    assert refused.value.because is Reason.not_leader
