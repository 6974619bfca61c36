"""Law 2, also in the database: waiting has a party and a date, and an answer has an end."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from onedoor.office.inspection.ticker import tick
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.models import Case, Debt, Handover
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    CaseState,
    HandoverState,
    OfferReason,
    WaitingFor,
)
from tests.cast.at_the_desk import visit
from tests.cast.people import LATER, NOW, case, employee, unit

pytestmark = pytest.mark.usefixtures("office_database")
TODAY = NOW.date()


def owed() -> Debt:
    """Somebody waited until closing time, and is owed a contact."""
    row = visit()
    let_visit_be_owed(row.pk, now=NOW + dt.timedelta(hours=8))
    return Debt.objects.get(need__visit=row)


def offered() -> Handover:
    key = offer_handover(
        case(holder="amina").pk,
        to_unit=unit("team_work").pk,
        reason=OfferReason.workload,
        asked=Asked.take_over,
        actor=employee("amina"),
        now=LATER,
    )
    return Handover.objects.get(pk=key)


@pytest.mark.parametrize(
    "waits",
    [
        {"waiting_for": None, "hold_until": TODAY},
        {"waiting_for": WaitingFor.doctor, "hold_until": None},
    ],
)
def test_the_database_refuses_a_wait_without_a_party_or_a_date(waits):
    held = case(holder="amina")
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=held.pk).update(state=CaseState.on_hold, **waits)


@pytest.mark.parametrize("end", [None, LATER - dt.timedelta(days=1)])
def test_the_database_refuses_a_question_without_an_end(end):
    asked = offered()
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.filter(pk=asked.pk).update(answer_by=end)


def test_the_database_refuses_two_open_questions_about_one_case():
    asked = offered()
    asked.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        asked.save(force_insert=True)


def test_the_database_refuses_an_answer_without_its_time():
    asked = offered()
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.filter(pk=asked.pk).update(state=HandoverState.accepted)


def test_the_database_refuses_a_debt_that_came_up_to_nobody():
    late = owed()
    with pytest.raises(IntegrityError), transaction.atomic():
        Debt.objects.filter(pk=late.pk).update(ran_out_at=LATER)


@pytest.mark.parametrize("days", [30, 400])
def test_whatever_is_owed_past_its_day_has_come_up_to_somebody_who_works_here(days):
    owed()
    tick(LATER + dt.timedelta(days=days))
    late = Debt.objects.get(paid_at=None)
    assert late.came_up_to
    assert late.came_up_to.left_at is None
    assert late.came_up_to != late.employee


def test_every_open_case_has_a_next_step_and_its_day():
    held = case(holder="amina")
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=held.pk).update(next_due=None)
