"""What becomes of an appointment: the person comes, it is kept, or they do not come."""

from __future__ import annotations

import datetime as dt

from onedoor.office.appointment.actions.making import owe_about
from onedoor.office.appointment.appointment_at_hand import (
    AppointmentAtHand,
    appointment_at_hand,
    let_quarters_go,
    refuse_because,
)
from onedoor.office.appointment.models import Appointment
from onedoor.office.establishment.queries import opening_of, pack_of
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.actions.debts import pay_debt_of
from onedoor.office.responsibility.gathering import today_at
from onedoor.rules.appointment.agreed import (
    missed_at,
    what_hinders_an_answer,
    what_hinders_coming,
    what_hinders_ending,
)
from onedoor.rules.opening import working_day_after
from onedoor.vocabulary.appointment import (
    AppointmentCame,
    AppointmentKept,
    AppointmentMissed,
    AppointmentState,
    InterpreterAnswered,
    InterpreterState,
    MeetingPlace,
)
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind

_ANSWERS = {
    InterpreterState.booked: DebtEnd.booked,
    InterpreterState.not_found: DebtEnd.not_found,
}


def come_for(
    appointment: int, visit: int, person: int, *, actor: Employee | None, now: dt.datetime
) -> int:
    """The person has come for it, and waits in a visit; its row number. Raises `Refused`."""
    with appointment_at_hand(appointment, actor=actor, now=now, form=NO_FORM) as hand:
        opening = opening_of(hand.row.office_id)
        refuse_because(what_hinders_coming(hand.facts, person, now, opening))
        hand.row.state, hand.row.visit_id = AppointmentState.came, visit
        hand.write(AppointmentCame(appointment=appointment, came_in=visit))
        return hand.leave("come_for")


def keep_appointment(
    appointment: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """They met as agreed; its row number. Raises `Refused`."""
    with appointment_at_hand(appointment, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        refuse_because(what_hinders_ending(hand.facts, hand.actor_facts, now))
        return _keep(hand)


def keep_appointments_of(visit: int, *, actor: Employee | None, now: dt.datetime) -> None:
    """Who came for an appointment is met: inside an action that has the visit's person locked."""
    came = Appointment.objects.filter(visit=visit, state=AppointmentState.came)
    for key in came.order_by("pk").values_list("pk", flat=True):
        with appointment_at_hand(key, actor=actor, now=now, form=NO_FORM) as hand:
            _keep(hand)


def miss_appointment(
    appointment: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """The person did not come, and is owed a call; its row number. Raises `Refused`."""
    with appointment_at_hand(appointment, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        refuse_because(what_hinders_ending(hand.facts, hand.actor_facts, now))
        return _miss(hand)


def let_appointment_be_missed(appointment: int, *, now: dt.datetime) -> bool:
    """The day is over, and nobody came who was to come here: never a silent end."""
    with appointment_at_hand(appointment, actor=None, now=now, form=NO_FORM) as hand:
        row = hand.row
        waits = row.state is AppointmentState.agreed and row.place is MeetingPlace.here
        if not waits or now < missed_at(row.begins, opening_of(row.office_id)):
            return False
        _miss(hand)
        return True


def answer_interpreter(
    appointment: int,
    answer: InterpreterState,
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """An interpreter is booked, or none was found; its row number. Raises `Refused`."""
    with appointment_at_hand(appointment, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        refuse_because(what_hinders_an_answer(hand.facts, hand.actor_facts))
        hand.row.interpreter = answer
        pay_debt_of(hand.row.need_id, _ANSWERS[answer], actor=actor, now=now)
        hand.write(InterpreterAnswered(appointment=appointment, interpreter_state=answer))
        return hand.leave("answer_interpreter")


def _keep(hand: AppointmentAtHand) -> int:
    hand.row.state = AppointmentState.kept
    _is_over(hand)
    hand.write(AppointmentKept(appointment=hand.row.pk))
    return hand.leave("keep_appointment")


def _miss(hand: AppointmentAtHand) -> int:
    row = hand.row
    row.state = AppointmentState.missed
    _is_over(hand)
    days = pack_of(row.office_id).appointment.missed_days
    today = today_at(row.office_id, hand.now)
    due = working_day_after(today, days, opening_of(row.office_id))
    owe_about(row, DebtKind.missed, due, actor=hand.actor, now=hand.now)
    hand.write(AppointmentMissed(appointment=row.pk))
    return hand.leave("miss_appointment")


def _is_over(hand: AppointmentAtHand) -> None:
    let_quarters_go(hand.row)
    pay_debt_of(hand.row.need_id, DebtEnd.called_off, actor=hand.actor, now=hand.now)
