"""Reminding a person of a time, once: tried again for a while, and then owed by somebody."""

from __future__ import annotations

import datetime as dt

from onedoor.office.appointment.actions.making import owe_about
from onedoor.office.appointment.appointment_at_hand import AppointmentAtHand, appointment_at_hand
from onedoor.office.appointment.models import Appointment, Reminder
from onedoor.office.appointment.reminding.senders import SendingFailed, sender
from onedoor.office.appointment.reminding.words import reminder
from onedoor.office.establishment.queries import opening_of, pack_of
from onedoor.office.journal.submission import NO_FORM
from onedoor.office.responsibility.gathering import today_at
from onedoor.packs.appointments import minutes_of
from onedoor.rules.appointment.reminding import RemindFacts, is_reminded, next_try, remind_at
from onedoor.rules.opening import us, working_day_after
from onedoor.vocabulary.appointment import PersonReminded, ReminderGivenUp
from onedoor.vocabulary.responsibility_codes import DebtKind


def remind_person(appointment: int, *, now: dt.datetime) -> bool:
    """Remind the person of a time they have, if it is due; whether a message left.

    The try is written down before it is made, so that two tickers never make the same. A machine
    that dies after the message left and before that is kept makes the try again, with the same
    mark on the message.
    """
    chosen = sender()
    if chosen is None or not _begin_try(appointment, now):
        return False
    try:
        chosen.send(reminder(Appointment.objects.get(pk=appointment), now))
    except SendingFailed:
        _failed(appointment, now)
        return False
    _sent(appointment, now)
    return True


def _begin_try(appointment: int, now: dt.datetime) -> bool:
    """Whether it is to be tried now; nobody else tries it for a while then."""
    with appointment_at_hand(appointment, actor=None, now=now, form=NO_FORM) as hand:
        row = hand.row
        if not is_reminded(_facts(row), _remind_at(row), now):
            return False
        known = {"office_id": row.office_id, "next_try_at": now}
        tried, _ = Reminder.objects.get_or_create(
            appointment=row, begins=row.begins, defaults=known
        )
        if tried.over or tried.next_try_at > now:
            return False
        tried.tries += 1
        tried.next_try_at = next_try(tried.tries, now) or row.begins
        tried.save()
        return True


def _sent(appointment: int, now: dt.datetime) -> None:
    with appointment_at_hand(appointment, actor=None, now=now, form=NO_FORM) as hand:
        _is_over(hand)
        hand.row.reminded_for = hand.row.begins
        hand.write(PersonReminded(appointment=appointment, begins_us=us(hand.row.begins)))
        hand.leave("remind_person")


def _failed(appointment: int, now: dt.datetime) -> None:
    """Tried again later, or given up: then whom they are to meet owes it to tell them."""
    with appointment_at_hand(appointment, actor=None, now=now, form=NO_FORM) as hand:
        tried = Reminder.objects.get(appointment=hand.row, begins=hand.row.begins)
        if next_try(tried.tries, now) is not None:
            return
        _is_over(hand)
        opening = opening_of(hand.row.office_id)
        due = working_day_after(today_at(hand.row.office_id, now), 0, opening)
        owe_about(hand.row, DebtKind.reminder, due, actor=None, now=now)
        hand.write(ReminderGivenUp(appointment=appointment))
        hand.leave("remind_person")


def _is_over(hand: AppointmentAtHand) -> None:
    Reminder.objects.filter(appointment=hand.row, begins=hand.row.begins).update(over=True)


def _facts(row: Appointment) -> RemindFacts:
    return RemindFacts(
        state=row.state,
        begins=row.begins,
        made_at=row.made_at,
        wants_it=row.remind,
        has_address=bool(row.person.email),
        reminded_for=row.reminded_for,
    )


def _remind_at(row: Appointment) -> dt.datetime:
    said = pack_of(row.office_id).appointment
    opening = opening_of(row.office_id)
    return remind_at(row.begins, said.remind_days, minutes_of(said.remind_at), opening)
