"""Sending on: to whom, why, and whether we made the contact. Nobody is sent into the blue."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import opening_of
from onedoor.office.journal.actions import append
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.calling import wait_again
from onedoor.office.reception.actions.needs import Statement, about_need, state_need
from onedoor.office.reception.actions.owing import on_duty_in, owe, who_owes
from onedoor.office.reception.models import Need
from onedoor.office.reception.need_at_hand import end_visit_after_last_need, need_at_hand
from onedoor.office.reception.visit_at_hand import VisitAtHand, refuse_because
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.routing.standing import somebody_serves_for
from onedoor.rules.reception.sending_on import (
    Destination,
    is_expected,
    waits_on_here,
    what_hinders_sending,
)
from onedoor.vocabulary.reception import NeedSentOn
from onedoor.vocabulary.reception_codes import NeedOutcome, NeedState, PutBack, SentTo, SentWhy
from onedoor.vocabulary.responsibility_codes import DebtKind


@dataclass(frozen=True, kw_only=True)
class SendingOn:
    """To whom a person is sent with a need, why, and whether we made the contact for them."""

    to: SentTo
    why: SentWhy
    contact_made: bool
    unit: int | None = None
    day: dt.date | None = None


def send_on(
    need: int, sending: SendingOn, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """The person is sent on with a need; the visit's row number. Raises `Refused`.

    To a colleague in the house today they wait on in the same visit, in the place they had, with
    whatever else they came for. On another day somebody here expects them, by name (law 2).
    Elsewhere the need ends here.
    """
    with need_at_hand(need, actor=actor, now=now, form=form) as (hand, row):
        if hand.done is not None:
            return hand.done
        where, today = _destination(hand, sending), today_at(hand.visit.office_id, now)
        refuse_because(what_hinders_sending(where, today, opening_of(hand.visit.office_id)))
        waits, expected = waits_on_here(where, today), is_expected(where, today)
        follower = _follower(hand, row) if waits or expected else None
        _end(hand, row, sending, follower)
        if follower is not None and sending.day is not None and expected:
            _expect(hand, follower, sending.unit, sending.day)
        elif waits:
            wait_again(hand, PutBack.needs_other, unit=sending.unit)
        end_visit_after_last_need(hand)
        return hand.leave("send_on", hand.visit.pk)


def _destination(hand: VisitAtHand, sending: SendingOn) -> Destination:
    office = hand.visit.office_id
    unit = Unit.objects.get(pk=sending.unit, office_id=office) if sending.unit else None
    return Destination(
        to=sending.to,
        unit=unit.pk if unit else 0,
        stage=unit.stage if unit else None,
        day=sending.day,
        somebody_stands=unit is None or somebody_serves_for(unit.pk, office, hand.now),
    )


def _follower(hand: VisitAtHand, need: Need) -> Need:
    """The same need, as it waits for the colleague: its words go along, so nobody asks again."""
    said = Statement(
        person=need.person_id,
        channel=need.channel,
        area=need.area_id,
        service=need.service_id,
        kind=need.kind,
        about_case=need.about_case_id,
        words=need.words.body if need.words else "",
    )
    return state_need(said, actor=hand.actor, now=hand.now, visit=hand.visit, follows=need)


def _expect(hand: VisitAtHand, need: Need, unit: int | None, day: dt.date) -> None:
    if unit is None:
        debtor = who_owes(need, hand.visit, hand.actor, day)
    else:
        debtor = on_duty_in(Unit.objects.get(pk=unit), day)
    owe(need, DebtKind.expected, debtor, day, actor=hand.actor, now=hand.now)


def _end(hand: VisitAtHand, need: Need, sending: SendingOn, follower: Need | None) -> None:
    need.state, need.outcome, need.ended_at = NeedState.ended, NeedOutcome.sent_on, hand.now
    need.sent_to, need.sent_why = sending.to, sending.why
    need.contact_made, need.sent_unit_id = sending.contact_made, sending.unit
    need.sent_day = sending.day
    need.save()
    sent = NeedSentOn(
        need=need.pk,
        sent_to=sending.to,
        sent_unit=sending.unit or 0,
        sent_why=sending.why,
        contact_made=sending.contact_made,
        sent_day=sending.day,
        followed_by=follower.pk if follower else 0,
    )
    append(about_need(need, hand.actor, hand.now), sent)
