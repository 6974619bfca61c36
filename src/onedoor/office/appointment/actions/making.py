"""Agreeing on a time: nobody and no room is promised twice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.appointment.appointment_at_hand import (
    hold_quarters,
    lock_thread,
    refuse_because,
    when_taken_meanwhile,
)
from onedoor.office.appointment.gathering import (
    day_at,
    hours_at,
    room_facts,
    spans_of,
    taken_of,
)
from onedoor.office.appointment.models import Appointment
from onedoor.office.establishment.queries import one_pack, opening_of, pack_of
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.people.models import Employee, Person
from onedoor.office.people.person_at_hand import refuse_if_gone
from onedoor.office.people.staying import stay_at_work
from onedoor.office.responsibility.actions.debts import Owed, incur_debt
from onedoor.office.responsibility.debt_at_hand import thread_of
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.responsibility.models import Case, Debt
from onedoor.rules.appointment.times import Span, Wish, what_hinders_a_time
from onedoor.rules.opening import us, working_day_after
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.appointment import (
    AppointmentMade,
    AppointmentReason,
    AppointmentState,
    InterpreterState,
    MeetingPlace,
    Purpose,
)
from onedoor.vocabulary.reception_codes import Spoken
from onedoor.vocabulary.responsibility_codes import DebtKind


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What a person and an employee agree on.

    `case` is a case of the person's, or None. `spoken` is the language an interpreter is needed
    for, `unknown` for none. `remind` is the person's yes to be reminded.
    """

    person: int
    employee: int
    begins: dt.datetime
    ends: dt.datetime
    purpose: Purpose
    place: MeetingPlace = MeetingPlace.here
    case: int | None = None
    room: int = 0
    address: str = ""
    private_room: bool = False
    step_free: bool = False
    interpreter: Spoken = Spoken.unknown
    remind: bool = False


def make_appointment(agreed: Agreed, *, need: int, actor: Employee | None, now: dt.datetime) -> int:
    """A time is agreed on; the appointment's row number.

    `need` is what the person asked for by it. Raises `Refused`.
    """
    with when_taken_meanwhile(), one_transaction(), one_pack():
        who = Employee.objects.get(pk=agreed.employee)
        stay_at_work(actor, who)
        lock_thread(agreed.person, agreed.case)
        person = Person.objects.get(pk=agreed.person)
        refuse_if_gone(person)
        refuse_because(_hindrance(agreed, who, person, now))
        row = _row(agreed, who, need, now)
        hold_quarters(row)
        append(thread_of(row, actor, now), _made(row))
        if row.interpreter is InterpreterState.to_book:
            owe_interpreter(row, actor=actor, now=now)
        return row.pk


def hindrance_of_time(
    row: Appointment, who: Employee, span: Span, *, room: int, now: dt.datetime
) -> AppointmentReason | None:
    """Why an appointment cannot be at this time, with this employee, in this room."""
    office, day = row.office_id, day_at(row.office_id, span.begins)
    wish = Wish(
        span=span,
        place=row.place,
        room=room_facts(office, room, day, but=row.pk or 0),
        private_room=row.private_room,
        step_free=row.step_free,
    )
    theirs = Appointment.objects.filter(person=row.person_id)
    return what_hinders_a_time(
        wish,
        hours=hours_at(office, now),
        employee=taken_of(who, day, but=row.pk or 0),
        person=spans_of(theirs, office, day, row.pk or 0),
        now=now,
    )


def owe_interpreter(row: Appointment, *, actor: Employee | None, now: dt.datetime) -> None:
    """Whom they are to meet owes it to book an interpreter, by a day before they meet."""
    opening, days = opening_of(row.office_id), pack_of(row.office_id).appointment.interpreter_days
    due = working_day_after(today_at(row.office_id, now), days, opening)
    owe_about(
        row,
        DebtKind.interpreter,
        min(due, day_at(row.office_id, row.begins)),
        actor=actor,
        now=now,
    )


def owe_about(
    row: Appointment, kind: DebtKind, due: dt.date, *, actor: Employee | None, now: dt.datetime
) -> None:
    """Whom they are to meet owes something about an appointment, unless they owe it already."""
    if Debt.objects.filter(need=row.need_id, paid_at=None).exists():
        return  # one thing is owed about a need at a time: who sees to it sees the appointment
    owed = Owed(
        office=row.office_id,
        person=row.person_id,
        need=row.need_id,
        kind=kind,
        employee=row.employee_id,
        unit=row.unit_id,
        due=due,
        case=row.case,
    )
    incur_debt(owed, actor=actor, now=now)


def _hindrance(
    agreed: Agreed, who: Employee, person: Person, now: dt.datetime
) -> AppointmentReason | None:
    theirs = agreed.case is None or Case.objects.filter(pk=agreed.case, person=person).exists()
    wrong = first_no(
        (who.left_at is not None, AppointmentReason.employee_left),
        (who.office_id != person.office_id, AppointmentReason.other_office),
        (not theirs, AppointmentReason.not_their_case),
    )
    span = Span(begins=agreed.begins, ends=agreed.ends)
    row = _unsaved(agreed, who, 0, now)
    return wrong or hindrance_of_time(row, who, span, room=agreed.room, now=now)


def _row(agreed: Agreed, who: Employee, need: int, now: dt.datetime) -> Appointment:
    row = _unsaved(agreed, who, need, now)
    row.save(force_insert=True)
    return row


def _unsaved(agreed: Agreed, who: Employee, need: int, now: dt.datetime) -> Appointment:
    needs = agreed.interpreter is not Spoken.unknown
    case = Case.objects.get(pk=agreed.case) if agreed.case else None
    return Appointment(
        office_id=who.office_id,
        person_id=agreed.person,
        case=case,
        need_id=need,
        employee=who,
        # The side of the case owns it, whoever they meet.
        unit_id=case.unit_id if case and case.holder_id == who.pk else who.home_unit_id,
        purpose=agreed.purpose,
        place=agreed.place,
        address=agreed.address if agreed.place is MeetingPlace.elsewhere else "",
        begins=agreed.begins,
        ends=agreed.ends,
        room=agreed.room,
        private_room=agreed.private_room,
        step_free=agreed.step_free,
        interpreter=InterpreterState.to_book if needs else InterpreterState.none,
        spoken=agreed.interpreter,
        remind=agreed.remind,
        state=AppointmentState.agreed,
        made_at=now,
    )


def _made(row: Appointment) -> AppointmentMade:
    return AppointmentMade(
        appointment=row.pk,
        need=row.need_id,
        with_employee=row.employee_id,
        at_unit=row.unit_id,
        purpose=row.purpose,
        meeting_place=row.place,
        begins_us=us(row.begins),
        ends_us=us(row.ends),
        room=row.room,
        private_room=row.private_room,
        step_free=row.step_free,
        interpreter_state=row.interpreter,
        spoken=row.spoken,
        remind=row.remind,
    )
