"""Handing a case over: offering it, asking for it, accepting, returning, taking it back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import opening_of, pack_of, unit_facts, unit_table
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.case_at_hand import CaseAtHand, case_at_hand, require
from onedoor.office.responsibility.gathering import employee_facts, handover_facts
from onedoor.office.responsibility.handover_at_hand import end_handover, handover_at_hand
from onedoor.office.responsibility.models import Handover
from onedoor.rules.opening import day_of, due_after, us
from onedoor.rules.responsibility.handover import (
    crosses,
    may_ask,
    may_offer,
    may_withdraw,
)
from onedoor.rules.responsibility.work import may_wait
from onedoor.vocabulary.responsibility import (
    CaseAskedFor,
    HandoverOffered,
    HandoverWithdrawn,
)
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    HandoverKind,
    HandoverState,
    OfferReason,
    WithdrawReason,
)


def offer_handover(
    case: int,
    *,
    to_unit: int,
    to_employee: int | None = None,
    kind: HandoverKind = HandoverKind.transfer,
    reason: OfferReason,
    asked: Asked,
    answer_by: dt.datetime | None = None,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Offer a case to an employee or a unit, to be answered in time; the handover's row number.

    Without `answer_by` the receiving unit's answer time counts. Raises `Refused`, `HasMovedOn`.
    """
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        unit = Unit.objects.get(pk=to_unit, office_id=hand.case.office_id)
        receiver = _colleague(hand, to_employee)
        until = max(answer_by or answer_time(unit, hand.now), hand.now)
        _require_may_offer(hand, kind=kind, unit=unit, receiver=receiver, until=until)
        row = _new_handover(hand, kind, unit, receiver, reason=reason, asked=asked, answer_by=until)
        offered = _offered(row)
        line = hand.write(offered)
        told = [receiver.pk] if receiver else [unit.duty_lead_id or 0, unit.leader_id or 0]
        hand.tell(line, offered, hand.case.holder_id, *told)
        return hand.leave("offer_handover", row.pk)


def ask_for_case(
    case: int,
    *,
    for_unit: int,
    reason: OfferReason,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Ask the holder for a case, to work with it in one's own unit; the handover's row number."""
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        unit = Unit.objects.get(pk=for_unit, office_id=hand.case.office_id)
        require(may_ask(hand.facts, hand.actor_facts, unit_facts(unit)))
        until = answer_time(hand.case.unit, hand.now)
        row = _new_handover(
            hand,
            HandoverKind.ask,
            unit,
            actor,
            reason=reason,
            asked=Asked.take_over,
            answer_by=until,
        )
        question = CaseAskedFor(
            handover=row.pk,
            by_employee=actor.pk,
            by_unit=unit.pk,
            offer_reason=reason,
            crosses=row.crosses,
            answer_by_us=us(until),
        )
        line = hand.write(question)
        hand.tell(line, question, hand.case.holder_id)
        return hand.leave("ask_for_case", row.pk)


def withdraw_handover(
    handover: int,
    *,
    reason: WithdrawReason,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Take a question back; the case's row number."""
    with handover_at_hand(handover, actor=actor, now=now, form=form) as (hand, row):
        if hand.done is not None:
            return hand.done
        require(may_withdraw(hand.facts, handover_facts(row), hand.actor_facts))
        end_handover(hand, row, HandoverState.withdrawn)
        withdrawn = HandoverWithdrawn(handover=row.pk, withdraw_reason=reason)
        line = hand.write(withdrawn)
        hand.tell(line, withdrawn, row.to_employee_id or 0, hand.case.holder_id)
        return hand.leave("withdraw_handover", hand.case.pk)


def _colleague(hand: CaseAtHand, employee: int | None) -> Employee | None:
    if employee is None:
        return None
    return Employee.objects.get(pk=employee, office_id=hand.case.office_id)


def _require_may_offer(
    hand: CaseAtHand,
    *,
    kind: HandoverKind,
    unit: Unit,
    receiver: Employee | None,
    until: dt.datetime,
) -> None:
    opening = opening_of(unit.office_id)
    times = pack_of(unit.office_id).times
    answer_day = day_of(until, opening)
    require(
        may_offer(
            hand.facts,
            hand.actor_facts,
            kind=kind,
            to_unit=unit_facts(unit),
            receiver=employee_facts(receiver) if receiver else None,
            answer_day=answer_day,
        )
    )
    require(may_wait(answer_day, day_of(hand.now, opening), times.furthest_days))


def _new_handover(
    hand: CaseAtHand, kind: HandoverKind, unit: Unit, to: Employee | None, **columns: Any
) -> Handover:
    actor = hand.actor_facts
    return Handover.objects.create(
        office_id=hand.case.office_id,
        case=hand.case,
        kind=kind,
        state=HandoverState.open,
        from_employee_id=actor.key,
        from_unit_id=hand.case.unit_id,
        to_employee=to,
        to_unit=unit,
        crosses=crosses(hand.facts, unit_facts(unit)),
        offered_at=hand.now,
        **columns,
    )


def _offered(row: Handover) -> HandoverOffered:
    return HandoverOffered(
        handover=row.pk,
        handover_kind=row.kind,
        to_employee=row.to_employee_id or 0,
        to_unit=row.to_unit_id,
        offer_reason=row.reason,
        asked=row.asked,
        crosses=row.crosses,
        answer_by_us=us(row.answer_by),
    )


def answer_time(unit: Unit, now: dt.datetime) -> dt.datetime:
    """Until when a unit has to answer what is offered now: its own time, else the office's."""
    own = unit_table(unit.office_id, unit.key).answer_days
    days = own or pack_of(unit.office_id).times.answer_days
    return due_after(now, days, opening_of(unit.office_id))
