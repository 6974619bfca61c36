"""What the database refuses by itself of visits, needs and debts (migration 0004), on both engines.

Each of these is a change that no action makes; the triggers are for restores, scripts and faults.
"""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from onedoor.office.people.models import Employee
from onedoor.office.reception.models import Meeting, Need, Visit
from onedoor.office.responsibility.actions.debts import pay_debt
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.reception_codes import (
    MeetingEnd,
    MeetingRole,
    NeedOutcome,
    NeedState,
    VisitEnd,
    VisitState,
)
from onedoor.vocabulary.responsibility_codes import DebtEnd
from tests.cast.at_the_desk import served, visit
from tests.cast.people import FJELLBYEN, NOW, employee
from tests.office.journal.tampering import given_to_a_leaver, refused
from tests.office.reception.deeds import AT_CLOSING, called, joined, need_of, owed

pytestmark = pytest.mark.usefixtures("office_database")
NOT_LEFT = "Somebody who owes a contact, or is with a person, has not left"
OWED = "A contact is owed by somebody who works in the office"
SERVED = "A visit is served by somebody who works in its office"
MET = "Who is in a visit works in its office, and the visit has not ended"
ENDED = "Nobody is in a visit that has ended, and nothing waits there"
WAITS = "A need waits in a visit of its office that has not ended"
DEBT = "A need is owed as long as somebody owes it"
STRANGERS = ["left", "elsewhere"]
OVER = {"state": VisitState.ended, "ended_at": NOW, "end": VisitEnd.served, "served_by": None}


def stranger(which: str) -> Employee:
    """Somebody who has left, or who works for the other office."""
    if which == "elsewhere":
        return employee("amina", FJELLBYEN)
    Employee.objects.filter(pk=employee("oksana").pk).update(left_at=NOW)
    return employee("oksana")


@pytest.mark.parametrize("which", STRANGERS)
def test_nobody_owes_who_does_not_work_here(which):
    debt, who = owed(), stranger(which)
    with refused(OWED):
        Debt.objects.filter(pk=debt.pk).update(employee=who)
    debt.pk, debt.employee = None, who
    with refused(OWED):
        debt.save(force_insert=True)


@pytest.mark.parametrize("which", STRANGERS)
def test_nobody_serves_who_does_not_work_here(which):
    row, who = called(), stranger(which)
    with refused(SERVED):
        Visit.objects.filter(pk=row.pk).update(served_by=who)


@pytest.mark.parametrize("which", STRANGERS)
def test_nobody_joins_who_does_not_work_here(which):
    row, who = served(), stranger(which)
    with refused(MET):
        join(row, who)


@pytest.mark.parametrize("busy", [called, served, joined, owed])
def test_nobody_leaves_an_open_debt_or_a_person_behind(busy):
    busy()
    who = employee("lan" if busy is joined else "amina")
    with refused(NOT_LEFT):
        Employee.objects.filter(pk=who.pk).update(left_at=NOW)
    with refused(NOT_LEFT):
        Employee.objects.filter(pk=who.pk).update(office=employee("amina", FJELLBYEN).office)


def test_no_visit_ends_with_somebody_in_it():
    row = served()
    Need.objects.filter(visit=row).update(
        state=NeedState.ended, outcome=NeedOutcome.answered, ended_at=NOW
    )
    with refused(ENDED):
        Visit.objects.filter(pk=row.pk).update(**OVER)


def test_no_visit_ends_while_a_need_waits_in_it():
    row = visit()
    with refused(ENDED):
        Visit.objects.filter(pk=row.pk).update(**OVER)


def test_nobody_joins_a_visit_that_has_ended():
    with refused(MET):
        join(Visit.objects.get(needs=owed().need), employee("lan"))


def test_nothing_waits_in_a_visit_that_has_ended():
    need = owed().need
    with refused(WAITS):
        Need.objects.filter(pk=need.pk).update(state=NeedState.waiting)
    need.pk = None
    need.state = NeedState.waiting
    with refused(WAITS):
        need.save(force_insert=True)


def test_a_need_is_of_a_visit_of_its_own_office():
    need, elsewhere = need_of(visit()), visit(at=FJELLBYEN)
    with refused(WAITS):
        Need.objects.filter(pk=need.pk).update(visit=elsewhere)


def test_nothing_is_owed_by_nobody():
    need = need_of(visit())
    with refused(DEBT):
        Need.objects.filter(pk=need.pk).update(state=NeedState.owed)


def test_no_debt_is_paid_while_its_need_is_owed():
    debt = owed()
    with refused(DEBT):
        Debt.objects.filter(pk=debt.pk).update(paid_at=NOW, end=DebtEnd.reached)
    with refused(DEBT):
        Debt.objects.filter(pk=debt.pk).update(need=need_of(visit()))
    with refused(DEBT):
        pay_debt(debt.pk, DebtEnd.reached, actor=employee("amina"), now=AT_CLOSING)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": VisitState.called},
        {"state": VisitState.on_hold},
        {"state": VisitState.ended},
        {"ended_at": NOW},
    ],
)
def test_a_visit_is_called_by_somebody_paused_for_something_and_ended_somehow(wrong):
    row = visit()
    with pytest.raises(DatabaseError), transaction.atomic():
        Visit.objects.filter(pk=row.pk).update(**wrong)


def test_two_visits_have_two_numbers_and_one_serves_one():
    first, second = served(), visit()
    with pytest.raises(DatabaseError), transaction.atomic():
        Visit.objects.filter(pk=second.pk).update(ticket=first.ticket)
    with pytest.raises(DatabaseError), transaction.atomic():
        Visit.objects.filter(pk=second.pk).update(
            state=VisitState.called, served_by=employee("amina")
        )


def test_nobody_is_given_a_debt_in_the_moment_they_leave(postgres_database):
    debt, leaver = owed(), employee("oksana")
    assert OWED in given_to_a_leaver(Debt.objects.filter(pk=debt.pk), employee=leaver)


def join(row: Visit, who: Employee) -> None:
    Meeting.objects.create(
        visit=row, employee=who, unit=who.home_unit, role=MeetingRole.joins, since=NOW
    )


def test_who_met_somebody_stays_on_record_when_they_leave():
    row = joined()
    Meeting.objects.filter(employee=employee("lan")).update(until=NOW, end=MeetingEnd.left)
    Employee.objects.filter(pk=employee("lan").pk).update(left_at=NOW)
    assert row.meetings.count() == 2
