"""The doctor asks whose duties they are, and whether what nobody answered has ended."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.doctor import examine
from onedoor.office.inspection.finding import Check
from onedoor.office.roster.actions.planning import Change, plan_duties
from onedoor.office.roster.actions.swapping import offer_swap
from onedoor.office.roster.models import Duty, DutySwap
from onedoor.vocabulary.roster import DutyKind
from tests.cast.people import FJELLBYEN, NOW, employee, office
from tests.office.roster.week import AFTER, TUESDAY, half

pytestmark = pytest.mark.usefixtures("sqlite_database")


def found(now: dt.datetime = NOW) -> set[Check]:
    return {one.check for one in examine(now)}


def test_a_duty_of_another_offices_employee_is_named():
    change = Change(employee=employee("lan").pk, when=half(), kind=DutyKind.off)
    plan_duties([change], actor=employee("jonas"), now=NOW)
    assert found() == set()
    Duty.objects.update(employee=employee("lan", FJELLBYEN))
    assert Check.duty in found()


def test_so_is_a_swap_between_offices_and_one_that_nobody_ended():
    swap = offer_swap(half(TUESDAY, AFTER), employee("amina").pk, actor=employee("silje"), now=NOW)
    assert found() == set()
    assert found(NOW + dt.timedelta(days=3)) >= {Check.late_swap}
    DutySwap.objects.filter(pk=swap).update(office=office(FJELLBYEN))
    assert Check.swap in found()
