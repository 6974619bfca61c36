"""Appointments: made, moved, cancelled, kept and missed; never two at once, never in silence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from onedoor.office.appointment.actions.changing import (
    Anew,
    cancel_appointment,
    move_appointment,
)
from onedoor.office.appointment.actions.ending import (
    answer_interpreter,
    keep_appointment,
    miss_appointment,
)
from onedoor.office.appointment.actions.making import Agreed
from onedoor.office.appointment.models import Appointment, HeldFor, HeldQuarter
from onedoor.office.appointment.queries import to_settle
from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.models import Person
from onedoor.office.reception.actions.agreeing import agree_on_time, come_for_time
from onedoor.office.reception.actions.calling import begin_serving, call_visit
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.actions.allotment import give_case
from onedoor.office.responsibility.actions.leaving import end_employment
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.appointment import (
    AppointmentReason,
    AppointmentState,
    CancelledWhy,
    InterpreterState,
    MeetingPlace,
    MovedWhy,
    Purpose,
)
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import Channel, NeedOutcome, Spoken
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind
from tests.cast.people import FJELLBYEN, NOW, case, employee, person, unit

pytestmark = pytest.mark.usefixtures("healthy_office")
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
TOMORROW = NOW + DAY + 2 * HOUR  # Tuesday at eleven in Oslo
ONCE = Form(form_key="5f1c7c1e-0000-4000-8000-000000000505")


def a_time(with_: str = "elif", at: dt.datetime = TOMORROW, **told: object) -> Agreed:
    """A time with somebody of the cast, who stands nowhere at the door."""
    known = {"person": 0, "employee": employee(with_).pk, "begins": at, "ends": at + HOUR}
    return Agreed(**{**known, "purpose": Purpose.follow_up, **told})  # type: ignore[arg-type]


def agree(
    agreed: Agreed, *, of: Person | None = None, by: str = "oksana", **more: object
) -> Appointment:
    known = replace(agreed, person=(of or person()).pk)
    told = {"channel": Channel.phone, "actor": employee(by), "now": NOW, **more}
    return Appointment.objects.get(pk=agree_on_time(known, **told))  # type: ignore[arg-type]


def about_a_case(holder: str = "oksana", **told: object) -> Appointment:
    """A time with the holder of a case, about it."""
    row = case(holder=holder, in_unit="team_work")
    return agree(a_time(holder, case=row.pk, **told), of=row.person)  # type: ignore[arg-type]


def fresh(row: Appointment) -> Appointment:
    return Appointment.objects.get(pk=row.pk)


def refused(action, *args: object, **told: object) -> object:
    with pytest.raises(Refused) as found:
        action(*args, **told)
    return found.value.because


# ------------------------------------------------------------------------ agreeing


def test_a_time_that_is_agreed_on_holds_its_quarters_and_what_was_asked_for_has_an_end():
    row = agree(a_time(room=1))
    assert row.state is AppointmentState.agreed
    assert HeldQuarter.objects.filter(appointment=row).count() == 3 * 4
    assert Need.objects.get(pk=row.need_id).outcome is NeedOutcome.time_agreed


@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({}, AppointmentReason.employee_busy),
        ({"with_": "oksana", "room": 1}, AppointmentReason.room_busy),
        ({"with_": "oksana"}, None),
        ({"at": TOMORROW + HOUR}, None),
    ],
)
def test_nobody_and_no_room_is_promised_twice(told, because):
    agree(a_time(room=1))
    if because is None:
        agree(a_time(**told))
    else:
        assert refused(agree, a_time(**told)) is because


def test_a_person_has_one_time_at_a_time():
    of = person()
    agree(a_time(), of=of)
    assert refused(agree, a_time("oksana"), of=of) is AppointmentReason.person_busy


def test_the_database_itself_refuses_a_quarter_of_an_hour_twice():
    row = agree(a_time())
    other = agree(a_time("oksana"))
    held = HeldQuarter.objects.filter(appointment=row, held_for=HeldFor.employee).first()
    assert held is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        HeldQuarter.objects.create(
            office=held.office,
            appointment=other,
            held_for=held.held_for,
            key=held.key,
            quarter=held.quarter,
        )


@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({"at": NOW - DAY}, AppointmentReason.past),
        ({"at": TOMORROW + dt.timedelta(minutes=7)}, AppointmentReason.not_on_the_quarter),
        ({"at": TOMORROW + 4 * DAY}, AppointmentReason.closed_then),
        ({"at": TOMORROW + 2000 * DAY}, AppointmentReason.too_far),
        ({"room": 77}, AppointmentReason.no_such_room),
        ({"room": 1, "place": MeetingPlace.phone}, AppointmentReason.room_is_for_here),
        ({"room": 12, "private_room": True}, AppointmentReason.room_not_private),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_its_reason_and_leaves_nothing(told, because):
    assert refused(agree, a_time(**told)) is because
    assert not Appointment.objects.exists()
    assert not Need.objects.filter(outcome=NeedOutcome.time_agreed).exists()


def test_a_time_with_somebody_of_another_office_or_about_anothers_case_is_refused():
    elsewhere = a_time()
    stranger = replace(elsewhere, employee=employee("amina", FJELLBYEN).pk)
    assert refused(agree, stranger) is AppointmentReason.other_office
    theirs = replace(elsewhere, case=case().pk)
    assert refused(agree, theirs) is AppointmentReason.not_their_case


def test_a_time_with_somebody_who_is_away_that_day_is_refused():
    until = NOW.date() + 9 * DAY
    told = {"until": until, "today": NOW.date(), "actor": None, "now": NOW}
    set_presence(employee("oksana"), Presence.on_leave, **told)  # type: ignore[arg-type]
    assert refused(agree, a_time("oksana")) is AppointmentReason.employee_away


def test_a_form_sent_twice_agrees_on_one_time():
    of = person()
    for _ in range(2):
        agree(a_time(), of=of, form=ONCE)
    assert Appointment.objects.count() == 1


# ------------------------------------------------------------------------ changing


def move(row: Appointment, to: dt.datetime, with_: str = "oksana", **told: object) -> int:
    anew = Anew(begins=to, ends=to + HOUR, employee=employee(with_).pk, **told)  # type: ignore[arg-type]
    return move_appointment(row.pk, anew, MovedWhy.person_asked, actor=employee("oksana"), now=NOW)


def test_a_time_that_is_moved_is_free_for_others_and_holds_the_new_one():
    row = about_a_case()
    move(row, TOMORROW + HOUR)
    assert fresh(row).begins == TOMORROW + HOUR
    agree(a_time("oksana"))


def test_a_time_is_moved_half_an_hour_within_itself():
    row = about_a_case()
    move(row, TOMORROW + dt.timedelta(minutes=30))
    assert HeldQuarter.objects.filter(appointment=row).count() == 2 * 4


def test_a_time_is_not_moved_onto_anothers_or_to_where_it_is():
    row = about_a_case()
    agree(a_time("oksana", TOMORROW + 2 * HOUR))
    assert refused(move, row, TOMORROW + 2 * HOUR) is AppointmentReason.employee_busy
    assert refused(move, row, TOMORROW) is AppointmentReason.same_time


def test_a_time_that_is_cancelled_is_free_and_owes_nothing():
    row = about_a_case(interpreter=Spoken.ar)
    told = {"by_person": True, "actor": None, "now": NOW}
    cancel_appointment(row.pk, CancelledWhy.person_cannot, **told)  # type: ignore[arg-type]
    assert fresh(row).state is AppointmentState.cancelled
    assert not HeldQuarter.objects.exists()
    assert Debt.objects.get().end is DebtEnd.called_off


# ------------------------------------------------------------------------ the interpreter


def test_an_interpreter_is_owed_by_a_day_until_booked():
    row = about_a_case(interpreter=Spoken.ar)
    debt = Debt.objects.get(kind=DebtKind.interpreter)
    assert (debt.employee, debt.due) == (employee("oksana"), dt.date(2026, 3, 3))
    answer_interpreter(row.pk, InterpreterState.booked, actor=employee("oksana"), now=NOW)
    assert Debt.objects.get(pk=debt.pk).end is DebtEnd.booked
    assert fresh(row).interpreter is InterpreterState.booked


def test_an_interpreter_for_another_time_is_to_be_booked_anew():
    row = about_a_case(interpreter=Spoken.ar)
    answer_interpreter(row.pk, InterpreterState.booked, actor=employee("oksana"), now=NOW)
    move(row, TOMORROW + 2 * HOUR)
    assert fresh(row).interpreter is InterpreterState.to_book
    assert Debt.objects.filter(kind=DebtKind.interpreter, paid_at=None).count() == 1


# ------------------------------------------------------------------------ what becomes of it


def test_who_comes_joins_the_queue_and_whom_they_are_to_meet_fetches_them():
    row = about_a_case()
    visit = come_for_time(row.pk, actor=employee("amina"), now=TOMORROW)
    assert fresh(row).state is AppointmentState.came
    call_visit(visit, actor=employee("oksana"), now=TOMORROW)
    begin_serving(visit, actor=employee("oksana"), now=TOMORROW)
    assert fresh(row).state is AppointmentState.kept
    assert Visit.objects.get(pk=visit).served_by == employee("oksana")


def test_nobody_comes_twice_or_on_another_day():
    row = about_a_case()
    early = {"actor": employee("amina"), "now": NOW}
    assert refused(come_for_time, row.pk, **early) is AppointmentReason.not_today
    come_for_time(row.pk, actor=employee("amina"), now=TOMORROW)
    late = {"actor": employee("amina"), "now": TOMORROW}
    assert refused(come_for_time, row.pk, **late) is AppointmentReason.ended
    assert Visit.objects.count() == 1


def test_they_met_by_phone_and_say_so():
    row = about_a_case(place=MeetingPlace.phone)
    early = {"actor": employee("oksana"), "now": NOW}
    assert refused(keep_appointment, row.pk, **early) is AppointmentReason.not_begun
    keep_appointment(row.pk, actor=employee("oksana"), now=TOMORROW)
    assert fresh(row).state is AppointmentState.kept


def test_who_does_not_come_is_owed_a_call():
    row = about_a_case()
    miss_appointment(row.pk, actor=employee("oksana"), now=TOMORROW + HOUR)
    debt = Debt.objects.get(kind=DebtKind.missed)
    assert (debt.employee, debt.due, debt.case) == (
        employee("oksana"),
        dt.date(2026, 3, 4),
        row.case,
    )


def test_nobody_stays_away_in_silence():
    row = about_a_case()
    tick(TOMORROW + 5 * HOUR)
    assert fresh(row).state is AppointmentState.agreed
    tick(TOMORROW + 14 * HOUR)
    assert fresh(row).state is AppointmentState.missed
    assert Debt.objects.filter(kind=DebtKind.missed, paid_at=None).count() == 1


# ------------------------------------------------------------------------ when somebody goes


def test_the_case_moves_and_its_time_comes_up_to_the_new_holder():
    row = about_a_case()
    give_case(
        row.case_id or 0,
        to_employee=employee("anders").pk,
        to_unit=unit("team_work").pk,
        actor=unit("team_work").leader or employee("elif"),
        now=NOW,
    )
    assert [one.key for one in to_settle(employee("anders"), NOW)] == [row.pk]
    assert to_settle(employee("oksana"), NOW) == []
    move_appointment(
        row.pk,
        Anew(begins=row.begins, ends=row.ends, employee=employee("anders").pk),
        MovedWhy.holder_changed,
        actor=employee("anders"),
        now=NOW,
    )
    assert to_settle(employee("anders"), NOW) == []


def test_whom_they_were_to_meet_leaves_and_the_time_comes_up_to_the_leader():
    row = agree(a_time("oksana"))
    leader = unit("team_work").leader
    assert leader is not None
    end_employment(employee("oksana").pk, actor=None, now=NOW)
    assert [one.key for one in to_settle(leader, NOW)] == [row.pk]


def test_two_registrations_of_one_person_keep_the_time_when_they_are_merged():
    kept, row = person(), agree(a_time())
    merge_persons(kept.pk, row.person_id, actor=None, now=NOW)
    assert fresh(row).person == kept
    keep_appointment(row.pk, actor=employee("elif"), now=TOMORROW)
