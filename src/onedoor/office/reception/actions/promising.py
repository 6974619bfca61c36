"""Promising: somebody will call back, by name and by a day; it is a debt until it is done."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.queries import opening_of, pack_of
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.actions.persons import keep_telephone
from onedoor.office.people.models import Employee, Person
from onedoor.office.people.staying import stay_at_work
from onedoor.office.reception.actions.needs import end_need
from onedoor.office.reception.models import Need
from onedoor.office.reception.need_at_hand import end_visit_after_last_need, need_at_hand
from onedoor.office.reception.visit_at_hand import VisitAtHand, refuse_because
from onedoor.office.responsibility.actions.debts import Owed, incur_debt
from onedoor.office.responsibility.gathering import at_work, today_at
from onedoor.rules.reception.ending import what_hinders_a_promise
from onedoor.vocabulary.reception_codes import NeedOutcome, ReceptionReason
from onedoor.vocabulary.responsibility_codes import DebtKind


def promise_call_back(
    need: int,
    by: int,
    day: dt.date,
    *,
    phone: str = "",
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """An employee will call the person back by a day; the visit's row number. Raises `Refused`.

    `phone` is the number to call, kept with the person; empty leaves the one that is known. Nobody
    is promised a call without either.
    """
    who = Employee.objects.get(pk=by, office_id=actor.office_id)
    with one_transaction():
        stay_at_work(actor, who)
        with need_at_hand(need, actor=actor, now=now, form=form) as (hand, row):
            if hand.done is not None:
                return hand.done
            if phone:
                keep_telephone(row.person_id, phone, actor=actor, now=hand.now)
            return _promise(hand, row, who, day)


def _promise(hand: VisitAtHand, row: Need, who: Employee, day: dt.date) -> int:
    actor, now = hand.actor, hand.now
    refuse_because(_hindrance(row.person_id, who, day, now))
    owed = Owed(
        office=hand.visit.office_id,
        person=row.person_id,
        need=row.pk,
        kind=DebtKind.call_back,
        employee=who.pk,
        unit=who.home_unit_id,
        due=day,
    )
    incur_debt(owed, actor=actor, now=now)
    end_need(row, NeedOutcome.call_back, actor=actor, now=now)
    end_visit_after_last_need(hand)
    return hand.leave("promise_call_back", hand.visit.pk)


def _hindrance(
    person: int, who: Employee, day: dt.date, now: dt.datetime
) -> ReceptionReason | None:
    office = who.office_id
    return what_hinders_a_promise(
        day,
        today_at(office, now),
        opening_of(office),
        furthest_days=pack_of(office).times.furthest_days,
        present=at_work([who.pk], day)[who.pk],
        has_number=Person.objects.filter(pk=person).exclude(phone="").exists(),
    )
