"""The ticker: what runs out comes up once, and the journal is sealed once a day."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.ticker import seal_when_due, tick
from onedoor.office.journal.models import Seal
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.responsibility_codes import Asked, OfferReason
from tests.cast.people import ELVEBYEN, FJELLBYEN, LATER, NOW, case, employee, office, unit

pytestmark = pytest.mark.usefixtures("office_database")
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
