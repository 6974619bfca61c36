"""Working with a case: steps, waiting with a party and a date, closing with an outcome."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.refused import Refused
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.actions.leaving import end_employment
from onedoor.office.responsibility.actions.work import (
    close_case,
    do_step,
    hold_case,
    reopen_case,
    resume_case,
    set_next_step,
)
from onedoor.office.responsibility.models import Case, Notice
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    CaseState,
    OfferReason,
    Outcome,
    Reason,
    ReopenReason,
    WaitingFor,
)
from tests.cast.people import LATER, NOW, case, employee, step, unit

pytestmark = pytest.mark.usefixtures("office_database")
IN_A_WEEK = NOW.date() + dt.timedelta(days=7)


def again(of: Case) -> Case:
    return Case.objects.get(pk=of.pk)


def held_for_a_week() -> Case:
    held = case(holder="amina")
    hold_case(
        held.pk,
        waiting_for=WaitingFor.doctor,
        until=IN_A_WEEK,
        actor=employee("amina"),
        now=LATER,
    )
    return again(held)


def test_a_new_case_has_a_next_step_and_a_date():
    held = case(holder="amina")
    assert (held.next_step.key, held.next_due) == ("first_contact", dt.date(2026, 3, 9))


def test_doing_a_step_counts_it():
    held = case(holder="amina")
    do_step(held.pk, step=step("first_contact").pk, actor=employee("amina"), now=LATER)
    assert again(held).steps_done == 1


def test_the_next_step_cannot_lie_in_the_past():
    held = case(holder="amina")
    with pytest.raises(Refused) as refused:
        set_next_step(
            held.pk,
            step=step("decide").pk,
            due=NOW.date() - dt.timedelta(days=1),
            actor=employee("amina"),
            now=LATER,
        )
    assert refused.value.because is Reason.date_passed


def test_only_the_one_who_answers_for_a_case_works_with_it():
    with pytest.raises(Refused) as refused:
        do_step(
            case(holder="amina").pk,
            step=step("decide").pk,
            actor=employee("elif"),
            now=LATER,
        )
    assert refused.value.because is Reason.not_holder


def test_a_case_waits_for_a_party_until_a_day():
    held = held_for_a_week()
    assert (held.state, held.waiting_for, held.hold_until) == (
        CaseState.on_hold,
        WaitingFor.doctor,
        IN_A_WEEK,
    )


def test_when_the_day_comes_the_case_comes_up_and_its_holder_is_told():
    held = held_for_a_week()
    assert tick(NOW + dt.timedelta(days=6)).holds == 0
    assert tick(NOW + dt.timedelta(days=7)).holds == 1
    assert again(held).state is CaseState.open
    assert Notice.objects.get(kind="HoldEnded").employee.key == "amina"


def test_the_holder_may_go_on_before_the_day():
    held = held_for_a_week()
    resume_case(held.pk, actor=employee("amina"), now=LATER)
    assert again(held).hold_until is None


def test_a_case_on_hold_cannot_close():
    with pytest.raises(Refused) as refused:
        close_case(held_for_a_week().pk, outcome=Outcome.helped, actor=employee("amina"), now=LATER)
    assert refused.value.because is Reason.on_hold


def test_an_offered_case_cannot_close():
    held = case(holder="amina")
    offer_handover(
        held.pk,
        to_unit=unit("team_work").pk,
        reason=OfferReason.workload,
        asked=Asked.take_over,
        actor=employee("amina"),
        now=LATER,
    )
    with pytest.raises(Refused) as refused:
        close_case(held.pk, outcome=Outcome.helped, actor=employee("amina"), now=LATER)
    assert refused.value.because is Reason.offer_open


def test_a_closed_case_keeps_who_answered_for_it():
    held = case(holder="amina")
    close_case(held.pk, outcome=Outcome.helped, actor=employee("amina"), now=LATER)
    assert (again(held).state, again(held).holder.key) == (CaseState.closed, "amina")


def test_a_case_opened_again_goes_to_its_last_holder():
    held = case(holder="amina")
    close_case(held.pk, outcome=Outcome.helped, actor=employee("amina"), now=LATER)
    reopen_case(held.pk, reason=ReopenReason.person_came_back, actor=employee("amina"), now=LATER)
    assert (again(held).state, again(held).holder.key) == (CaseState.open, "amina")


def test_a_case_opened_again_after_its_holder_left_goes_to_who_opens_it():
    held = case(holder="anders", in_unit="team_work")
    close_case(held.pk, outcome=Outcome.helped, actor=employee("anders"), now=LATER)
    end_employment(employee("anders").pk, actor=employee("bjorn"), now=LATER)
    reopen_case(held.pk, reason=ReopenReason.new_information, actor=employee("bjorn"), now=LATER)
    assert again(held).holder.key == "bjorn"
