"""Allotting by the unit's rule, giving as a leader, and returning an allotment in time."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import unit_facts
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.actions.answering import unit_of
from onedoor.office.responsibility.allotting import allot_if_shared_out
from onedoor.office.responsibility.case_at_hand import CaseAtHand, case_at_hand, require
from onedoor.office.responsibility.gathering import (
    at_work,
    employee_facts,
    leaders_in_turn,
    today_at,
)
from onedoor.office.responsibility.moving import call_settlement_if_due, count_bounce, move
from onedoor.rules.responsibility.allotment import (
    may_allot,
    may_give,
    may_return_allotment,
)
from onedoor.rules.responsibility.holder import on_duty
from onedoor.vocabulary.responsibility import AllotmentReturned
from onedoor.vocabulary.responsibility_codes import MovedBy, Reason, ReturnReason


def allot_case(case: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """Let the unit's sharing-out rule allot the case; who holds it then.

    Raises `Refused`, also when nobody who can take it is at work.
    """
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(may_allot(hand.facts, hand.actor_facts, unit_facts(hand.case.unit)))
        holder = allot_if_shared_out(hand)
        if holder is None:
            raise Refused(Reason.nobody_present)
        call_settlement_if_due(hand, crossing=False)
        return hand.leave("allot_case", holder)


def return_allotment(
    case: int,
    *,
    reason: ReturnReason,
    belongs_unit: int,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Give back, in time, what was allotted; the case's row number.

    It goes to the duty lead of the unit, who sees the reason and where it belongs. Belongs it in
    the same unit, the rule allots it at once to the next. A bounce. Raises `Refused`.
    """
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(may_return_allotment(hand.facts, hand.actor_facts, now))
        belongs = unit_of(hand, belongs_unit)
        returned = AllotmentReturned(
            return_reason=reason, belongs_unit=belongs.pk if belongs else 0
        )
        hand.write(returned)
        count_bounce(hand)
        _back_to_duty_lead(hand)
        call_settlement_if_due(hand, crossing=False)
        if belongs == hand.case.unit and hand.case.settle_by is None:
            allot_if_shared_out(hand)
            call_settlement_if_due(hand, crossing=False)
        return hand.leave("return_allotment", hand.case.pk)


def give_case(
    case: int,
    *,
    to_employee: int,
    to_unit: int,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Give a case to somebody one leads, without asking them; the case's row number."""
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        office = hand.case.office_id
        receiver = Employee.objects.get(pk=to_employee, office_id=office)
        unit = Unit.objects.get(pk=to_unit, office_id=office)
        facts = employee_facts(receiver)
        require(may_give(hand.facts, hand.actor_facts, facts, unit_facts(unit)))
        move(hand, receiver, unit, by=MovedBy.given)
        call_settlement_if_due(hand, crossing=False)
        return hand.leave("give_case", hand.case.pk)


def _back_to_duty_lead(hand: CaseAtHand) -> None:
    unit = hand.case.unit
    facts, leaders = unit_facts(unit), leaders_in_turn(unit.office_id, unit.side)
    today = today_at(unit.office_id, hand.now)
    here = at_work((facts.duty_lead, facts.leader, *leaders), today)
    if hand.actor is not None:
        # Who returns it cannot get it back by being on duty: then the unit's leader has it.
        here[hand.actor.pk] = False
    lead = Employee.objects.get(pk=on_duty(facts, leaders, here))
    move(hand, lead, unit, by=MovedBy.returned)
