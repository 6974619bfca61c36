"""Ending: every need ends in something with a name, and with the last of them the visit."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.actions.ending import (
    answer_need,
    give_to_holder,
    leave_visit,
    open_case_on,
)
from onedoor.office.reception.actions.promising import promise_call_back
from onedoor.office.reception.actions.sending_on import SendingOn, send_on
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.models import Case, Debt, Notice
from onedoor.vocabulary.reception_codes import (
    NeedOutcome,
    NeedState,
    SentTo,
    SentWhy,
    VisitEnd,
    VisitState,
)
from onedoor.vocabulary.responsibility_codes import DebtKind, OpenedBy
from tests.cast.at_the_desk import served, visit
from tests.cast.people import NOW, case, employee, person, unit

pytestmark = pytest.mark.usefixtures("office_database")


def needs(row: Visit) -> list[Need]:
    return list(row.needs.order_by("pk"))


def fresh(row: Visit) -> Visit:
    return Visit.objects.get(pk=row.pk)


def test_with_the_last_need_the_visit_ends():
    row = served("amina", "job_seeking", "sick_leave")
    one, two = needs(row)
    answer_need(one.pk, actor=employee("amina"), now=NOW)
    assert fresh(row).state is VisitState.serving
    answer_need(two.pk, actor=employee("amina"), now=NOW)
    assert (fresh(row).state, fresh(row).end) == (VisitState.ended, VisitEnd.served)


def test_a_case_is_opened_on_a_need():
    row = served("amina")
    (need,) = needs(row)
    key = open_case_on(
        need.pk,
        unit=unit("front_state").pk,
        opened_by=OpenedBy.caseworker,
        actor=employee("amina"),
        now=NOW,
    )
    assert Case.objects.get(pk=key).holder == employee("amina")
    assert needs(row)[0].outcome is NeedOutcome.case_opened


def test_the_holder_takes_a_need_up_and_is_told():
    known = person()
    theirs = case(holder="elif", in_unit="team_work", of=known)
    row = served("amina", of=known)
    give_to_holder(needs(row)[0].pk, theirs.pk, actor=employee("amina"), now=NOW)
    assert Notice.objects.filter(employee=employee("elif"), kind="NeedEnded").count() == 1


def test_who_is_sent_on_in_the_house_waits_on_in_the_same_visit():
    row = served("amina")
    sending = SendingOn(
        to=SentTo.unit,
        why=SentWhy.other_area,
        contact_made=True,
        unit=unit("front_municipality").pk,
    )
    send_on(needs(row)[0].pk, sending, actor=employee("amina"), now=NOW)
    assert fresh(row).state is VisitState.waiting
    assert [need.state for need in needs(row)] == [NeedState.ended, NeedState.waiting]
    assert needs(row)[1].follows == needs(row)[0]


def test_a_promise_is_a_debt_with_a_name_and_a_day():
    row = served("amina")
    tomorrow = dt.date(2026, 3, 3)
    promise_call_back(
        needs(row)[0].pk, employee("elif").pk, tomorrow, actor=employee("amina"), now=NOW
    )
    debt = Debt.objects.get()
    assert (debt.kind, debt.employee, debt.due) == (DebtKind.call_back, employee("elif"), tomorrow)


def test_who_still_waits_at_closing_time_is_owed_by_somebody_the_next_day():
    row = visit()
    closing = dt.datetime(2026, 3, 2, 14, 0, tzinfo=dt.UTC)  # three o'clock in Oslo
    assert not let_visit_be_owed(row.pk, now=closing - dt.timedelta(minutes=1))
    assert let_visit_be_owed(row.pk, now=closing)
    debt = Debt.objects.get()
    assert (debt.employee, debt.due) == (employee("amina"), dt.date(2026, 3, 3))
    assert needs(row)[0].state is NeedState.owed


def test_who_leaves_ends_what_they_came_for():
    row = served("amina", "job_seeking", "sick_leave")
    leave_visit(row.pk, actor=employee("amina"), now=NOW)
    assert {need.outcome for need in needs(row)} == {NeedOutcome.person_left}
    assert fresh(row).end is VisitEnd.left
