"""Law 4: an action and its line are saved together, or neither is."""

from __future__ import annotations

import pytest

from onedoor.office.journal import actions as journal
from onedoor.office.journal.models import JournalLine
from onedoor.office.reception.actions.calling import call_visit
from onedoor.office.reception.actions.ending import answer_need
from onedoor.office.reception.models import Visit
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.models import Case, Handover, Notice
from onedoor.vocabulary.reception_codes import VisitState
from onedoor.vocabulary.responsibility_codes import Asked, OfferReason
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import LATER, case, employee, unit

pytestmark = pytest.mark.usefixtures("office_database")


def offer(of: Case) -> int:
    return offer_handover(
        of.pk,
        to_unit=unit("team_work").pk,
        reason=OfferReason.workload,
        asked=Asked.take_over,
        actor=employee("amina"),
        now=LATER,
    )


def test_what_cannot_be_written_is_not_done(monkeypatch):
    held = case(holder="amina")

    def full_disk(*_: object) -> int:
        raise OSError("no space left")

    monkeypatch.setattr(journal, "append", full_disk)
    monkeypatch.setattr("onedoor.office.responsibility.case_at_hand.append", full_disk)
    with pytest.raises(OSError, match="no space"):
        offer(held)
    assert not Handover.objects.exists()


def test_what_is_not_done_is_not_written(monkeypatch):
    held, before = case(holder="amina"), JournalLine.objects.count()

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(Notice.objects, "create", broken)
    with pytest.raises(RuntimeError, match="broken"):
        offer(held)
    assert JournalLine.objects.count() == before


def test_a_call_that_cannot_be_written_calls_nobody(monkeypatch):
    row, lan = visit(), stands("lan")

    def full_disk(*_: object) -> int:
        raise OSError("no space left")

    monkeypatch.setattr("onedoor.office.reception.visit_at_hand.append", full_disk)
    with pytest.raises(OSError, match="no space"):
        call_visit(row.pk, actor=lan, now=LATER)
    assert Visit.objects.get(pk=row.pk).state is VisitState.waiting


def test_a_need_that_did_not_end_leaves_no_line(monkeypatch):
    row, before = served(), JournalLine.objects.count()

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(Visit, "save", broken)
    with pytest.raises(RuntimeError, match="broken"):
        answer_need(row.needs.get().pk, actor=employee("amina"), now=LATER)
    assert JournalLine.objects.count() == before
