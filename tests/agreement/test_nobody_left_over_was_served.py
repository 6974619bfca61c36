"""Law 10: who is left at closing time is a debt carried to the next day, never "served"."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.models import JournalLine
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.reception import NeedEnded, VisitEnded
from onedoor.vocabulary.reception_codes import (
    NeedOutcome,
    NeedState,
    VisitEnd,
    VisitState,
)
from onedoor.vocabulary.responsibility_codes import DebtKind
from tests.agreement.sources import SOURCES
from tests.cast.at_the_desk import served, visit
from tests.office.reception.deeds import AT_CLOSING, called, held, joined

MIDNIGHT = AT_CLOSING.replace(hour=23)
LEFT_OVER = [visit, called, held, served, joined]


@pytest.mark.parametrize("left_over", LEFT_OVER)
@pytest.mark.usefixtures("healthy_office")
def test_whatever_they_were_doing_they_are_owed_and_were_not_served(left_over):
    row = left_over()
    tick(MIDNIGHT)
    now = Visit.objects.get(pk=row.pk)
    assert (now.state, now.end) == (VisitState.ended, VisitEnd.closing)
    for need in row.needs.all():
        assert (need.state, need.outcome) == (NeedState.owed, None)
        assert Debt.objects.get(need=need, paid_at=None).kind is DebtKind.carried_over


@pytest.mark.usefixtures("healthy_office")
def test_a_whole_morning_left_over_is_owed_to_the_last_one():
    rows = [deed() for deed in (visit, visit, visit)]
    tick(MIDNIGHT)
    assert Debt.objects.filter(paid_at=None).count() == len(rows)
    assert not JournalLine.objects.filter(kind=NeedEnded.__name__).exists()
    ends = JournalLine.objects.filter(kind=VisitEnded.__name__)
    assert {line.fields["visit_end"] for line in ends} == {VisitEnd.closing}


@pytest.mark.usefixtures("healthy_office")
def test_a_ticker_that_slept_for_days_owes_them_all_the_same():
    visit()
    tick(MIDNIGHT + dt.timedelta(days=9))
    debt = Debt.objects.get()
    assert debt.due == dt.date(2026, 3, 12)  # the day it wakes: nothing is overdue at birth
    assert Need.objects.get().state is NeedState.owed


def test_only_where_the_last_need_ends_is_a_visit_called_served():
    """One place says it, and it has asked whether a need is left: nothing at closing time does."""
    say_it = [source.path for source in SOURCES if "VisitEnd.served" in source.text]
    assert say_it == ["office/reception/need_at_hand.py"]


def test_only_an_employee_says_that_a_need_was_answered():
    """Neither the ticker nor a screen: the actor of these is always an employee."""
    said = f"NeedOutcome.{NeedOutcome.answered.name}"
    say_it = {source.path for source in SOURCES if said in source.text}
    assert {path for path in say_it if path.startswith("office/reception/actions/")} == {
        "office/reception/actions/closing.py",  # a debt that somebody has paid
        "office/reception/actions/ending.py",
    }
