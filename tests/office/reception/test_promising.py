"""Promising: somebody will call back, by name and by a day they are at work."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.employees import mark_left, set_presence
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.closing import pay_what_is_owed
from onedoor.office.reception.actions.promising import promise_call_back
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import NeedOutcome, ReceptionReason, VisitEnd
from onedoor.vocabulary.responsibility_codes import DebtEnd, Reason
from tests.cast.at_the_desk import served
from tests.cast.people import FJELLBYEN, NOW, employee
from tests.office.reception.deeds import PHONE, TOMORROW, need_of

pytestmark = pytest.mark.usefixtures("healthy_office")


def promise(row: Visit, by: str = "elif", day: dt.date = TOMORROW) -> Debt:
    told = {"phone": PHONE, "actor": employee("amina"), "now": NOW}
    promise_call_back(need_of(row).pk, employee(by).pk, day, **told)  # type: ignore[arg-type]
    return Debt.objects.get(need=need_of(row))


def test_the_need_ends_in_the_promise_and_the_visit_with_it():
    row = served()
    debt = promise(row)
    assert (debt.due, debt.unit) == (TOMORROW, employee("elif").home_unit)
    assert need_of(row).outcome is NeedOutcome.call_back
    assert Visit.objects.get(pk=row.pk).end is VisitEnd.served


def test_a_promise_that_is_kept_leaves_the_need_as_it_ended():
    row = served()
    debt = promise(row)
    pay_what_is_owed(debt.pk, DebtEnd.reached, actor=employee("elif"), now=NOW)
    assert Debt.objects.get(pk=debt.pk).end is DebtEnd.reached
    assert need_of(row).outcome is NeedOutcome.call_back


@pytest.mark.parametrize(
    ("day", "because"),
    [
        (dt.date(2026, 2, 27), ReceptionReason.day_has_passed),
        (dt.date(2026, 3, 7), ReceptionReason.day_is_closed),
        (dt.date(2046, 3, 5), ReceptionReason.day_too_far),
    ],
)
def test_a_promise_is_for_a_day_somebody_works_on(day, because):
    row = served()
    with pytest.raises(Refused) as refused:
        promise(row, day=day)
    assert refused.value.because is because
    assert not Debt.objects.exists()


def test_nobody_promises_for_who_will_be_away():
    row, back = served(), NOW.date() + dt.timedelta(days=7)
    away = {"until": back, "today": NOW.date(), "actor": None, "now": NOW}
    set_presence(employee("elif"), Presence.out, **away)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        promise(row)
    assert refused.value.because is ReceptionReason.colleague_away
    assert promise(row, day=back).employee == employee("elif")


def test_nobody_promises_for_who_has_left_or_works_elsewhere():
    row = served()
    mark_left(employee("oksana"), actor=None, now=NOW)
    with pytest.raises(Refused) as refused:
        promise(row, by="oksana")
    assert refused.value.because in (ReceptionReason.colleague_away, Reason.receiver_left)
    stranger = employee("elif", FJELLBYEN).pk
    with pytest.raises(Employee.DoesNotExist):
        promise_call_back(need_of(row).pk, stranger, TOMORROW, actor=employee("amina"), now=NOW)
    assert Need.objects.get().outcome is None


def test_nobody_is_promised_a_call_without_a_number_to_call():
    need, amina = need_of(served()).pk, employee("amina")
    with pytest.raises(Refused) as refused:
        promise_call_back(need, amina.pk, TOMORROW, actor=amina, now=NOW)
    assert refused.value.because is ReceptionReason.no_number
    assert not Debt.objects.exists()
