"""Ending: every need ends in something with a name, and with the last of them the visit."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.reception.actions.arriving import Arrival, Stated, register_visit
from onedoor.office.reception.actions.calling import begin_serving, call_visit
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
from onedoor.office.responsibility.actions.work import close_case
from onedoor.office.responsibility.history import told
from onedoor.office.responsibility.models import Case, Debt, Notice
from onedoor.office.responsibility.names import Names
from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedOutcome,
    NeedState,
    ReceptionReason,
    SentTo,
    SentWhy,
    VisitEnd,
    VisitState,
)
from onedoor.vocabulary.responsibility_codes import DebtKind, OpenedBy, Outcome, Reason
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import NOW, case, employee, office, person, unit
from tests.cast.visit_facts import clock
from tests.office.reception.deeds import TOMORROW, owed

pytestmark = pytest.mark.usefixtures("healthy_office")


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
    stands("yusuf")
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
    told = {"phone": "+4722225555", "actor": employee("amina"), "now": NOW}
    promise_call_back(needs(row)[0].pk, employee("elif").pk, tomorrow, **told)  # type: ignore[arg-type]
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


def test_a_case_is_not_opened_while_nobody_knows_what_it_is_about():
    arrival = Arrival(channel=Channel.desk, needs=(Stated(),))
    key = register_visit(arrival, office=office().pk, actor=stands("amina"), now=NOW)
    call_visit(key, actor=employee("amina"), now=NOW)
    begin_serving(key, actor=employee("amina"), now=NOW)
    with pytest.raises(Refused) as refused:
        opened(needs(Visit.objects.get(pk=key))[0])
    assert refused.value.because is ReceptionReason.area_not_known


def test_a_case_at_the_door_is_held_by_the_duty_lead():
    row = served("lan")
    key = opened(needs(row)[0], by="lan", opened_by=OpenedBy.door)
    assert Case.objects.get(pk=key).holder == employee("amina")


def test_a_case_is_refused_where_it_may_not_be_and_the_need_waits_on():
    row = served("amina", "housing")
    with pytest.raises(Refused) as refused:
        opened(needs(row)[0])
    assert refused.value.because is Reason.crosses_the_line
    assert needs(row)[0].state is NeedState.waiting


def test_a_need_ends_once():
    row = served("amina", "job_seeking", "sick_leave")
    answer_need(needs(row)[0].pk, actor=employee("amina"), now=NOW)
    with pytest.raises(Refused) as refused:
        opened(needs(row)[0])
    assert refused.value.because is ReceptionReason.need_ended


def test_only_who_is_with_the_person_says_what_came_of_it():
    row = served()
    with pytest.raises(Refused) as refused:
        answer_need(needs(row)[0].pk, actor=stands("lan"), now=NOW)
    assert refused.value.because is ReceptionReason.not_serving


def test_who_has_not_come_to_the_desk_has_no_answer_yet():
    row = visit()
    call_visit(row.pk, actor=stands("lan"), now=NOW)
    with pytest.raises(Refused) as refused:
        answer_need(needs(row)[0].pk, actor=employee("lan"), now=NOW)
    assert refused.value.because is ReceptionReason.not_serving


def test_no_need_is_taken_up_in_a_closed_case_or_in_somebody_elses():
    known = person()
    closed, other = case(of=known), case()
    close_case(closed.pk, outcome=Outcome.helped, actor=employee("amina"), now=NOW)
    row = served("amina", of=known)
    whys = {
        closed.pk: ReceptionReason.case_is_closed,
        other.pk: ReceptionReason.not_their_case,
    }
    for key, because in whys.items():
        with pytest.raises(Refused) as refused:
            give_to_holder(needs(row)[0].pk, key, actor=employee("amina"), now=NOW)
        assert refused.value.because is because


def test_the_holder_who_serves_is_told_nothing():
    known = person()
    theirs = case(holder="amina", of=known)
    row = served("amina", of=known)
    give_to_holder(needs(row)[0].pk, theirs.pk, actor=employee("amina"), now=NOW)
    assert not Notice.objects.filter(kind="NeedEnded").exists()


def test_what_the_holder_is_told_has_words():
    known = person()
    theirs = case(holder="elif", in_unit="team_work", of=known)
    row = served("amina", of=known)
    give_to_holder(needs(row)[0].pk, theirs.pk, actor=employee("amina"), now=NOW)
    notice = Notice.objects.get(kind="NeedEnded")
    (happened,) = told([JournalLine.objects.get(seq=notice.line)], Names(office().pk, []))
    assert (str(happened.what), len(happened.more)) != ("", 0)


def test_what_was_registered_by_mistake_ends_so():
    row = visit()
    leave_visit(row.pk, NeedOutcome.mistake, actor=stands("lan"), now=NOW)
    assert (fresh(row).end, needs(row)[0].outcome) == (VisitEnd.mistake, NeedOutcome.mistake)


def test_a_visit_that_took_up_what_was_owed_is_no_mistake_but_may_be_left():
    debt, now = owed(), clock(9, day=TOMORROW)
    arrival = Arrival(channel=Channel.desk, person=debt.person_id, takes_up=(debt.need_id,))
    lan = stands("lan")
    row = register_visit(arrival, office=office().pk, actor=lan, now=now)
    with pytest.raises(Refused) as refused:
        leave_visit(row, NeedOutcome.mistake, actor=lan, now=now)
    assert refused.value.because is ReceptionReason.took_up_owed
    leave_visit(row, actor=lan, now=now)
    assert Visit.objects.get(pk=row).end is VisitEnd.left


def test_who_is_with_nobody_and_not_at_the_door_sends_nobody_away():
    row = visit()
    with pytest.raises(Refused) as refused:
        leave_visit(row.pk, actor=employee("elif"), now=NOW)
    assert refused.value.because is ReceptionReason.not_at_the_door


def opened(need: Need, by: str = "amina", opened_by: OpenedBy = OpenedBy.caseworker) -> int:
    front = unit("front_state").pk
    return open_case_on(need.pk, unit=front, opened_by=opened_by, actor=employee(by), now=NOW)
