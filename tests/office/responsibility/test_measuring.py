"""How long an answer takes: measured on offers, or not known yet; nothing is made up."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils.translation import override

from onedoor.office.responsibility.actions.answering import accept_handover
from onedoor.office.responsibility.actions.handover import offer_handover, withdraw_handover
from onedoor.office.responsibility.actions.measuring import (
    measure_answers,
    measure_answers_when_due,
)
from onedoor.office.responsibility.actions.work import do_step
from onedoor.office.responsibility.expected import expected_sentence
from onedoor.office.responsibility.models import MeasuredAnswer
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    Awaited,
    OfferReason,
    WithdrawReason,
)
from tests.cast.people import NOW, case, employee, office, step, unit

pytestmark = pytest.mark.usefixtures("healthy_office")
AN_HOUR = dt.timedelta(hours=1)
LATER = NOW + 30 * AN_HOUR


def offer(at: dt.datetime = NOW) -> int:
    """A case is offered to the work team; the offer."""
    return offer_handover(
        case(holder="amina").pk,
        to_unit=unit("team_work").pk,
        reason=OfferReason.workload,
        asked=Asked.take_over,
        actor=employee("amina"),
        now=at,
    )


def answered(hours: int) -> None:
    accept_handover(offer(), actor=employee("elif"), now=NOW + hours * AN_HOUR)


def measured(awaited: Awaited) -> dict[str, tuple[int, int, int | None]]:
    """By unit, or `all`: how many, how many ended, and the median in hours."""
    measure_answers(office().pk, LATER)
    rows = MeasuredAnswer.objects.filter(awaited=awaited).select_related("unit")
    return {
        row.unit.key if row.unit else "all": (
            row.counted,
            row.ended,
            None if row.median_s is None else row.median_s // 3600,
        )
        for row in rows
    }


def test_an_offer_waits_until_it_is_answered_and_one_that_is_not_was_never_answered():
    for hours in (1, 3):
        answered(hours)
    withdraw_handover(
        offer(),
        reason=WithdrawReason.mistake,
        actor=employee("amina"),
        now=NOW + AN_HOUR,
    )
    assert measured(Awaited.answer) == {"all": (3, 2, 3), "team_work": (3, 2, 3)}


def test_a_case_waits_until_its_first_step():
    begun = case(holder="amina")
    case(holder="amina")
    for hours in (5, 9):
        do_step(
            begun.pk,
            step=step("first_contact").pk,
            actor=employee("amina"),
            now=NOW + hours * AN_HOUR,
        )
    assert measured(Awaited.first_step)["all"] == (2, 1, 5)


def known(awaited: Awaited, *, counted: int, most: int | None, key: str = "") -> None:
    MeasuredAnswer.objects.create(
        office=office(),
        awaited=awaited,
        unit=unit(key) if key else None,
        counted=counted,
        ended=counted,
        median_s=5 * 3600,
        most_s=None if most is None else most * 3600,
        made_at=NOW,
    )


def said(awaited: Awaited = Awaited.answer, key: str = "team_work", now: dt.datetime = NOW) -> str:
    with override("en"):
        return expected_sentence(awaited, office().pk, unit(key).pk, now)


def test_what_is_known_of_the_unit_is_told_before_what_is_of_all():
    assert said() == "How long an answer takes here we do not know yet."
    known(Awaited.answer, counted=20, most=80)
    assert said() == "Half are answered within 5 hours, 8 in 10 within 4 days."
    known(Awaited.answer, counted=20, most=30, key="team_work")
    assert said() == "Half are answered within 5 hours, 8 in 10 within 30 hours."
    assert said(Awaited.first_step) == "How long it takes before we begin we do not know yet."


def test_too_few_or_old_tell_nothing_and_what_is_not_known_is_left_out():
    known(Awaited.first_step, counted=19, most=30)
    assert "do not know" in said(Awaited.first_step)
    MeasuredAnswer.objects.update(counted=20, most_s=None)
    assert said(Awaited.first_step) == "We begin with half of them within 5 hours."
    assert "do not know" in said(Awaited.first_step, now=NOW + dt.timedelta(days=8))


def test_offices_are_measured_each_hour_and_when_the_clock_was_set_back():
    assert measure_answers_when_due(NOW) == 2
    assert measure_answers_when_due(NOW + AN_HOUR / 2) == 0
    assert measure_answers_when_due(NOW + AN_HOUR) == 2
    assert measure_answers_when_due(NOW - AN_HOUR) == 2
