"""The ticker: what runs out comes up once, and the journal is sealed once a day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError

from onedoor.office.inspection.ticker import seal_when_due, tick
from onedoor.office.journal.models import Seal
from onedoor.office.responsibility.actions import running_out
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.case_at_hand import CaseAtHand
from onedoor.office.responsibility.handover_at_hand import end_handover
from onedoor.office.responsibility.models import Case, Handover
from onedoor.vocabulary.responsibility_codes import Asked, HandoverState, OfferReason
from tests.cast.people import ELVEBYEN, FJELLBYEN, LATER, NOW, case, employee, office, unit

pytestmark = pytest.mark.usefixtures("office_database")
IN_THE_ROW = "Failing row contains (Bekkeblom)"
NEXT_MONTH = NOW + dt.timedelta(days=30)


def offered(at: str = ELVEBYEN) -> int:
    """A case of an office that its work team was offered; the case's key."""
    held = case(holder="amina", at=at)
    offer_handover(
        held.pk,
        to_unit=unit("team_work", at).pk,
        reason=OfferReason.workload,
        asked=Asked.take_over,
        actor=employee("amina", at),
        now=LATER,
    )
    return held.pk


def test_nothing_comes_up_before_its_time():
    offered()
    assert tick(LATER).total == 0


def test_a_second_tick_finds_nothing_more():
    offered()
    assert (tick(NEXT_MONTH).total, tick(NEXT_MONTH).total) == (1, 0)


def test_a_tick_looks_after_every_office():
    keys = [offered(), offered(FJELLBYEN)]
    assert tick(NEXT_MONTH).handovers == 2
    holders = [Case.objects.get(pk=key).holder for key in keys]
    assert holders == [employee("bjorn"), employee("bjorn", FJELLBYEN)]


def test_every_office_is_sealed():
    assert seal_when_due(LATER) == 2
    assert set(Seal.objects.values_list("office", flat=True)) == {
        office().pk,
        office(FJELLBYEN).pk,
    }


def test_an_office_is_sealed_again_after_a_day_and_not_before():
    seal_when_due(LATER)
    offered()
    assert seal_when_due(LATER + dt.timedelta(hours=23)) == 0
    assert seal_when_due(LATER + dt.timedelta(hours=25)) == 2
    assert Seal.objects.filter(number=2).count() == 1


def test_one_broken_row_keeps_no_other_waiting(monkeypatch, caplog):
    first, second = offered(), offered()
    broken = Handover.objects.get(case=first).pk
    breaks_at(monkeypatch, broken)
    assert (told := tick(NEXT_MONTH)).failed == 1
    assert told.handovers == 1
    assert Case.objects.get(pk=second).holder == employee("bjorn")
    assert f"handover {broken} does not come up: IntegrityError" in caplog.text
    assert "in let_handover_run_out" in caplog.text


def test_the_log_repeats_nothing_of_the_row_that_broke(monkeypatch, caplog):
    offered()
    breaks_at(monkeypatch, Handover.objects.get().pk)
    tick(NEXT_MONTH)
    assert IN_THE_ROW not in caplog.text


def test_what_broke_is_tried_again(monkeypatch):
    offered()
    with monkeypatch.context() as once:
        breaks_at(once, Handover.objects.get().pk)
        assert tick(NEXT_MONTH).total == 0
    assert (tick(NEXT_MONTH).total, tick(NEXT_MONTH).failed) == (1, 0)


def breaks_at(patch: pytest.MonkeyPatch, handover: int) -> None:
    """One handover cannot be saved, and the database says so with the person's name."""

    def end(hand: CaseAtHand, row: Handover, state: HandoverState) -> None:
        if row.pk == handover:
            raise IntegrityError(IN_THE_ROW)
        end_handover(hand, row, state)

    patch.setattr(running_out, "end_handover", end)
