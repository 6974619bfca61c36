"""Changing what was agreed on: another time, room or employee; or not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.appointment.actions.making import hindrance_of_time, owe_interpreter
from onedoor.office.appointment.appointment_at_hand import (
    AppointmentAtHand,
    appointment_at_hand,
    hold_quarters,
    let_quarters_go,
    refuse_because,
)
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.actions.debts import pay_debt_of
from onedoor.rules.appointment.agreed import what_hinders_changing
from onedoor.rules.appointment.times import Span
from onedoor.rules.opening import us
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.appointment import (
    AppointmentCancelled,
    AppointmentMoved,
    AppointmentReason,
    AppointmentState,
    CancelledWhy,
    InterpreterState,
    MovedWhy,
)
from onedoor.vocabulary.responsibility_codes import DebtEnd


@dataclass(frozen=True, kw_only=True)
class Anew:
    """When an appointment is to be instead, with whom, and in which room (0 none)."""

    begins: dt.datetime
    ends: dt.datetime
    employee: int
    room: int = 0


def move_appointment(
    appointment: int,
    anew: Anew,
    why: MovedWhy,
    *,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """It is at another time, with another employee, or in another room; its row number.

    An interpreter who was booked for another time is to be booked anew. Raises `Refused`.
    """
    who = Employee.objects.get(pk=anew.employee)
    with appointment_at_hand(appointment, who, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        refuse_because(what_hinders_changing(hand.facts, hand.actor_facts))
        refuse_because(_hindrance(hand, anew, who))
        other_time = hand.row.begins != anew.begins
        _set(hand, anew, who)
        hold_quarters(hand.row)
        if other_time and hand.row.interpreter is not InterpreterState.none:
            pay_debt_of(hand.row.need_id, DebtEnd.called_off, actor=actor, now=now)
            hand.row.interpreter = InterpreterState.to_book
            owe_interpreter(hand.row, actor=actor, now=now)
        hand.write(_moved(hand, why))
        return hand.leave("move_appointment")


def cancel_appointment(
    appointment: int,
    why: CancelledWhy,
    *,
    by_person: bool,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """It is not going to be; its row number. What was owed about it is owed no more."""
    with appointment_at_hand(appointment, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        refuse_because(what_hinders_changing(hand.facts, hand.actor_facts))
        row = hand.row
        row.state, row.cancelled_why = AppointmentState.cancelled, why
        let_quarters_go(row)
        pay_debt_of(row.need_id, DebtEnd.called_off, actor=actor, now=now)
        hand.write(AppointmentCancelled(appointment=row.pk, cancelled_why=why, by_person=by_person))
        return hand.leave("cancel_appointment")


def _hindrance(hand: AppointmentAtHand, anew: Anew, who: Employee) -> AppointmentReason | None:
    row, span = hand.row, Span(begins=anew.begins, ends=anew.ends)
    same = (row.begins, row.ends, row.employee_id, row.room) == (
        anew.begins,
        anew.ends,
        anew.employee,
        anew.room,
    )
    wrong = first_no(
        (who.left_at is not None, AppointmentReason.employee_left),
        (who.office_id != row.office_id, AppointmentReason.other_office),
        (row.state is AppointmentState.came, AppointmentReason.ended),
        (same, AppointmentReason.same_time),
    )
    return wrong or hindrance_of_time(row, who, span, room=anew.room, now=hand.now)


def _set(hand: AppointmentAtHand, anew: Anew, who: Employee) -> None:
    row = hand.row
    row.begins, row.ends, row.room = anew.begins, anew.ends, anew.room
    if row.employee_id != who.pk:
        holds = row.case is not None and row.case.holder_id == who.pk
        row.employee = who
        row.unit = row.case.unit if row.case and holds else who.home_unit


def _moved(hand: AppointmentAtHand, why: MovedWhy) -> AppointmentMoved:
    row = hand.row
    return AppointmentMoved(
        appointment=row.pk,
        with_employee=row.employee_id,
        at_unit=row.unit_id,
        begins_us=us(row.begins),
        ends_us=us(row.ends),
        room=row.room,
        interpreter_state=row.interpreter,
        moved_why=why,
    )
