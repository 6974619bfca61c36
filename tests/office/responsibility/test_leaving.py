"""When a holder leaves or is away too long, the unit's leader answers instead."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.employees import mark_left, set_presence
from onedoor.office.responsibility.actions.leaving import end_employment
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import Reason
from tests.cast.people import LATER, NOW, case, employee

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


def test_the_database_itself_refuses_that_a_holder_leaves():
    case(holder="anders", in_unit="team_work")
    with pytest.raises(IntegrityError), transaction.atomic():
        mark_left(employee("anders"), actor=None, now=LATER)
