"""Closing time: who still waits becomes a debt with a name and a day, never served (law 10)."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import opening_of, unit_facts
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import stay_at_work
from onedoor.office.reception.actions.needs import about_need, end_need
from onedoor.office.reception.models import Need
from onedoor.office.reception.visit_at_hand import (
    VisitAtHand,
    lock_person_of,
    visit_at_hand,
)
from onedoor.office.responsibility.actions.debts import Owed, incur_debt, pay_debt
from onedoor.office.responsibility.gathering import at_work, leaders_in_turn
from onedoor.rules.opening import day_of, working_day_after
from onedoor.rules.reception.visit import closes_at
from onedoor.rules.responsibility.holder import on_duty
from onedoor.vocabulary.reception import NeedOwed
from onedoor.vocabulary.reception_codes import NeedOutcome, NeedState, VisitEnd, VisitState
from onedoor.vocabulary.responsibility_codes import CaseState, DebtEnd, DebtKind
from onedoor.vocabulary.sides import Stage

OUTCOME_OF = {
    DebtEnd.reached: NeedOutcome.answered,
    DebtEnd.came_back: NeedOutcome.came_back,
    DebtEnd.not_reached: NeedOutcome.not_reached,
    DebtEnd.not_wanted: NeedOutcome.not_wanted,
    DebtEnd.mistake: NeedOutcome.mistake,
}


def let_visit_be_owed(visit: int, *, now: dt.datetime) -> bool:
    """Closing time has passed over a visit: each open need is owed by somebody by the next day.

    The holder of the case it is about owes it, else who had them at a desk, else the duty lead
    where they waited: the first of these who is at work on that day.
    """
    with one_transaction():
        lock_person_of(visit)
        with visit_at_hand(visit, actor=None, now=now, form=NO_FORM) as hand:
            row, opening = hand.visit, opening_of(hand.visit.office_id)
            if row.state is VisitState.ended or now < closes_at(row.state, row.day, opening):
                return False
            # Not before today: a ticker that stood still makes nothing overdue at birth.
            next_day = working_day_after(row.day, 1, opening)
            due = working_day_after(max(next_day, day_of(now, opening)), 0, opening)
            for need in hand.open_needs:
                _owe(hand, need, due)
            hand.end_visit(VisitEnd.closing)
            hand.leave("let_visit_be_owed", visit)
            return True


def pay_what_is_owed(
    debt: int, end: DebtEnd, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """A debt has its end, and so has the need that waited for it; the debt's row number."""
    with one_transaction():
        stay_at_work(actor)
        # The need first: as long as it is owed, the database lets nobody pay the debt.
        owed = Need.objects.filter(debts=debt, state=NeedState.owed)
        visit = owed.values_list("visit_id", flat=True).first()
        if visit is not None:
            _end_owed(visit, debt, OUTCOME_OF[end], actor=actor, now=now)
        return pay_debt(debt, end, actor=actor, now=now, form=form)


def _end_owed(
    visit: int, debt: int, outcome: NeedOutcome, *, actor: Employee, now: dt.datetime
) -> None:
    lock_person_of(visit)
    with visit_at_hand(visit, actor=actor, now=now, form=NO_FORM):
        # Asked again: somebody may have been quicker while this waited.
        for need in Need.objects.filter(debts=debt, state=NeedState.owed):
            end_need(need, outcome, actor=actor, now=now)


def _owe(hand: VisitAtHand, need: Need, due: dt.date) -> None:
    employee, unit = _debtor(hand, need, due)
    owed = Owed(
        office=need.office_id,
        person=need.person_id,
        need=need.pk,
        kind=DebtKind.carried_over,
        employee=employee,
        unit=unit,
        due=due,
    )
    debt = incur_debt(owed, actor=None, now=hand.now)
    need.state = NeedState.owed
    need.save(update_fields=["state"])
    append(about_need(need, None, hand.now), NeedOwed(need=need.pk, debt=debt))


def _debtor(hand: VisitAtHand, need: Need, due: dt.date) -> tuple[int, int]:
    case = need.about_case
    if case is not None and case.state is not CaseState.closed and _is_in(case.holder_id, due):
        return case.holder_id, case.unit_id
    server = hand.visit.served_by
    if server is not None and _is_in(server.pk, due):
        return server.pk, server.post_unit_id or server.home_unit_id
    unit = _where_they_waited(hand, need)
    leaders = leaders_in_turn(unit.office_id, unit.side)
    facts = unit_facts(unit)
    here = at_work((facts.duty_lead, facts.leader, *leaders), due)
    return on_duty(facts, leaders, here), unit.pk


def _is_in(employee: int, day: dt.date) -> bool:
    return at_work([employee], day)[employee]


def _where_they_waited(hand: VisitAtHand, need: Need) -> Unit:
    if hand.visit.for_unit is not None:
        return hand.visit.for_unit
    fronts = Unit.objects.filter(office_id=need.office_id, stage=Stage.front).order_by("pk")
    own = fronts.filter(side=need.area.side).first() if need.area else None
    return own or fronts.first() or Unit.objects.filter(office_id=need.office_id).earliest("pk")
