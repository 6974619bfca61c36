"""When a holder leaves or is away too long, the unit's leader answers instead."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.employees import mark_left, set_membership, set_presence
from onedoor.office.people.actions.persons import forget_person
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.actions.leaving import end_employment, fall
from onedoor.office.responsibility.actions.work import close_case, reopen_case
from onedoor.office.responsibility.models import Case, Handover, Notice
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    HandoverState,
    OfferReason,
    Outcome,
    Reason,
    ReopenReason,
)
from tests.cast.people import LATER, NOW, case, employee, unit

pytestmark = pytest.mark.usefixtures("office_database")


def on_leave(key: str) -> None:
    set_presence(employee(key), Presence.on_leave, today=NOW.date(), actor=None, now=NOW)


def test_who_leaves_hands_every_open_case_to_the_units_leader():
    held = [case(holder="anders", in_unit="team_work") for _ in range(3)]
    assert end_employment(employee("anders").pk, actor=employee("bjorn"), now=LATER) == 3
    assert {Case.objects.get(pk=one.pk).holder.key for one in held} == {"bjorn"}


def test_who_has_left_cannot_sign_in_and_keeps_their_history():
    held = case(holder="anders", in_unit="team_work")
    end_employment(employee("anders").pk, actor=employee("bjorn"), now=LATER)
    assert not employee("anders").user.is_active
    assert held.holdings.filter(employee=employee("anders")).exists()


def test_who_leads_a_unit_cannot_leave_before_somebody_else_leads_it():
    with pytest.raises(Refused) as refused:
        end_employment(employee("bjorn").pk, actor=employee("ragnhild"), now=LATER)
    assert refused.value.because is Reason.leads_something


def test_cases_of_somebody_away_past_the_limit_fall_to_the_units_leader():
    held = case(holder="anders", in_unit="team_work")
    on_leave("anders")
    assert tick(NOW + dt.timedelta(days=10)).absences == 0
    assert tick(NOW + dt.timedelta(days=21)).absences == 1
    assert Case.objects.get(pk=held.pk).holder.key == "bjorn"


def test_cases_of_a_leader_away_past_the_limit_fall_to_the_offices_leader():
    held = case(holder="bjorn", in_unit="team_work")
    on_leave("bjorn")
    tick(NOW + dt.timedelta(days=21))
    assert Case.objects.get(pk=held.pk).holder.key == "ragnhild"


def test_when_every_leader_is_away_the_case_stays_with_its_holder():
    held = case(holder="bjorn", in_unit="team_work")
    for leader in ("bjorn", "ragnhild", "hakon"):
        on_leave(leader)
    assert tick(NOW + dt.timedelta(days=21)).absences == 0
    assert Case.objects.get(pk=held.pk).holder.key == "bjorn"


def test_an_offer_to_somebody_who_leaves_ends_and_its_holder_is_told():
    offered = case(holder="amina")
    key = offer_handover(
        offered.pk,
        to_unit=unit("team_work").pk,
        to_employee=employee("anders").pk,
        reason=OfferReason.workload,
        asked=Asked.take_over,
        actor=employee("amina"),
        now=LATER,
    )
    end_employment(employee("anders").pk, actor=employee("bjorn"), now=LATER)
    assert Handover.objects.get(pk=key).state is HandoverState.withdrawn
    assert Notice.objects.filter(kind="HandoverWithdrawn", employee=employee("amina")).exists()


def test_an_offer_nobody_present_can_take_falls_to_a_leader_who_is_away():
    offered = case(holder="amina")
    offer_handover(
        offered.pk,
        to_unit=unit("team_work").pk,
        reason=OfferReason.workload,
        asked=Asked.take_over,
        actor=employee("amina"),
        now=NOW,
    )
    for leader in ("bjorn", "ragnhild", "hakon"):
        on_leave(leader)
    tick(NOW + dt.timedelta(days=30))
    assert Case.objects.get(pk=offered.pk).holder.key == "bjorn"


def test_a_case_falls_only_from_the_one_it_was_to_fall_from():
    held = case(holder="anders", in_unit="team_work")
    assert not fall(held.pk, holder=employee("farid").pk, actor=None, now=LATER)
    assert Case.objects.get(pk=held.pk).holder.key == "anders"


def test_a_case_opened_again_does_not_go_to_somebody_of_another_unit_by_now():
    held = case(holder="tone", in_unit="front_state")
    close_case(held.pk, outcome=Outcome.helped, actor=employee("tone"), now=LATER)
    set_membership(employee("tone"), unit("front_state").pk, member=False, actor=None, now=LATER)
    reopen_case(held.pk, reason=ReopenReason.person_came_back, actor=employee("jonas"), now=LATER)
    assert Case.objects.get(pk=held.pk).holder.key == "jonas"


def test_the_case_of_a_deleted_person_is_not_opened_again():
    held = case(holder="anders", in_unit="team_work")
    close_case(held.pk, outcome=Outcome.helped, actor=employee("anders"), now=LATER)
    forget_person(held.person_id, actor=None, now=LATER)
    with pytest.raises(Refused) as refused:
        reopen_case(
            held.pk, reason=ReopenReason.new_information, actor=employee("anders"), now=LATER
        )
    assert refused.value.because is Reason.person_deleted


def test_the_database_itself_refuses_that_a_holder_leaves():
    case(holder="anders", in_unit="team_work")
    with pytest.raises(IntegrityError), transaction.atomic():
        mark_left(employee("anders"), actor=None, now=LATER)
