"""What a page says may be done is what the actions do: the same rules, asked beforehand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onedoor.office.journal.refused import Refused
from onedoor.office.responsibility.actions.allotment import allot_case, return_allotment
from onedoor.office.responsibility.actions.answering import accept_handover
from onedoor.office.responsibility.actions.handover import ask_for_case, offer_handover
from onedoor.office.responsibility.actions.work import (
    close_case,
    do_step,
    hold_case,
    reopen_case,
    resume_case,
)
from onedoor.office.responsibility.models import Case
from onedoor.office.responsibility.what_may_be_done import what_may_be_done
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    OfferReason,
    Outcome,
    ReopenReason,
    ReturnReason,
    WaitingFor,
)
from tests.cast.people import LATER, case, case_at_the_door, employee, step, unit

pytestmark = pytest.mark.usefixtures("sqlite_database")

EVERYBODY = ("amina", "jonas", "pal", "elif", "bjorn", "yusuf", "ragnhild")


def offered(row: Case) -> int:
    return offer_handover(
        row.pk,
        to_unit=unit("team_work").pk,
        to_employee=employee("elif").pk,
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        actor=row.holder,
        now=LATER,
    )


def on_hold(row: Case) -> None:
    until = LATER.date() + dt.timedelta(days=3)
    hold_case(row.pk, waiting_for=WaitingFor.person, until=until, actor=row.holder, now=LATER)


def closed(row: Case) -> None:
    close_case(row.pk, outcome=Outcome.helped, actor=row.holder, now=LATER)


def nothing(_: Case) -> None:
    """The case is as it was born."""


def done(action: str, row: Case, key: str) -> Code | None:
    """Do it; why it was refused, or None when it was done."""
    by: dict[str, Any] = {"actor": employee(key), "now": LATER}
    until = LATER.date() + dt.timedelta(days=3)
    ways = {
        "do_step": lambda: do_step(row.pk, step=step("decide").pk, **by),
        "hold_case": lambda: hold_case(row.pk, waiting_for=WaitingFor.person, until=until, **by),
        "resume_case": lambda: resume_case(row.pk, **by),
        "close_case": lambda: close_case(row.pk, outcome=Outcome.helped, **by),
        "reopen_case": lambda: reopen_case(row.pk, reason=ReopenReason.new_information, **by),
        "allot_case": lambda: allot_case(row.pk, **by),
        "return_allotment": lambda: return_allotment(
            row.pk, reason=ReturnReason.no_capacity, belongs_unit=row.unit_id, **by
        ),
        "ask_for_case": lambda: ask_for_case(
            row.pk, for_unit=by["actor"].home_unit_id, reason=OfferReason.competence, **by
        ),
        "accept_handover": lambda: accept_handover(row.handovers.latest("pk").pk, **by),
    }
    try:
        ways[action]()
    except Refused as refused:
        return refused.because
    return None


@pytest.mark.parametrize("key", EVERYBODY)
@pytest.mark.parametrize("before", [nothing, offered, on_hold, closed])
@pytest.mark.parametrize(
    "action", ["do_step", "hold_case", "resume_case", "close_case", "reopen_case", "ask_for_case"]
)
def test_the_page_promises_what_the_action_does(action: str, before, key: str):
    row = case(holder="amina")
    before(row)
    row = Case.objects.select_related("unit").get(pk=row.pk)
    promised = {one.action: one.verdict for one in what_may_be_done(row, employee(key), LATER)}
    assert done(action, row, key) is promised[action].refusal


@pytest.mark.parametrize("key", EVERYBODY)
@pytest.mark.parametrize("action", ["allot_case", "return_allotment"])
def test_the_page_promises_what_sharing_out_does(action: str, key: str):
    row = case_at_the_door(in_unit="team_work", about="job_seeking", now=LATER)
    key = row.holder.key if key == "amina" else key
    promised = {one.action: one.verdict for one in what_may_be_done(row, employee(key), LATER)}
    assert done(action, row, key) is promised[action].refusal


@pytest.mark.parametrize("key", EVERYBODY)
def test_the_page_promises_who_can_answer(key: str):
    row = case(holder="amina")
    offered(row)
    row = Case.objects.select_related("unit").get(pk=row.pk)
    promised = {one.action: one.verdict for one in what_may_be_done(row, employee(key), LATER)}
    assert done("accept_handover", row, key) is promised["accept_handover"].refusal


def test_what_goes_without_saying_is_not_explained():
    row = case(holder="amina")
    explained = {
        one.action
        for one in what_may_be_done(row, employee("amina"), LATER)
        if not one.verdict and one.expected
    }
    assert explained == set()
