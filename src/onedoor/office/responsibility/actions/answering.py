"""Answering a handover: yes moves the case, no says why and where it belongs."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import unit_facts
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.actions.opening import Matter, open_case_in
from onedoor.office.responsibility.case_at_hand import CaseAtHand, require
from onedoor.office.responsibility.gathering import employee_facts, handover_facts
from onedoor.office.responsibility.handover_at_hand import (
    end_handover,
    handover_at_hand,
    require_may_answer,
)
from onedoor.office.responsibility.models import Handover
from onedoor.office.responsibility.moving import call_settlement_if_due, count_bounce, move
from onedoor.rules.responsibility.handover import is_bounce, may_accept
from onedoor.vocabulary.responsibility import HandoverAccepted, HandoverReturned
from onedoor.vocabulary.responsibility_codes import (
    HandoverKind,
    HandoverState,
    MovedBy,
    OpenedBy,
    ReturnReason,
)


def accept_handover(
    handover: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """Say yes; the row number of the case one then holds.

    An offer moves the case to the one who accepts, a request for a case to the one who asked; a
    request for a sister case opens one on this side. Raises `Refused`, `HasMovedOn`.
    """
    with handover_at_hand(handover, actor=actor, now=now, form=form) as (hand, row):
        if hand.done is not None:
            return hand.done
        receiver = row.from_employee if row.kind is HandoverKind.ask else actor
        _require_may_accept(hand, row, receiver)
        end_handover(hand, row, HandoverState.accepted)
        accepted = HandoverAccepted(handover=row.pk)
        line = hand.write(accepted)
        hand.tell(line, accepted, row.from_employee_id)
        return hand.leave("accept_handover", _what_yes_does(hand, row, receiver))


def return_handover(
    handover: int,
    *,
    reason: ReturnReason,
    belongs_unit: int | None,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Say no, with the reason and, when known, where it belongs; the case's row number.

    The holder keeps the case. An offer returned is a bounce, and at the limit leaders settle.
    """
    with handover_at_hand(handover, actor=actor, now=now, form=form) as (hand, row):
        if hand.done is not None:
            return hand.done
        require_may_answer(hand, row)
        row.return_reason, row.belongs_unit = reason, unit_of(hand, belongs_unit)
        end_handover(hand, row, HandoverState.returned)
        returned = HandoverReturned(
            handover=row.pk, return_reason=reason, belongs_unit=row.belongs_unit_id or 0
        )
        line = hand.write(returned)
        hand.tell(line, returned, row.from_employee_id, hand.case.holder_id)
        if is_bounce(row.kind):
            count_bounce(hand)
            call_settlement_if_due(hand, crossing=row.crosses)
        return hand.leave("return_handover", hand.case.pk)


def open_sister_case(
    hand: CaseAtHand, row: Handover, holder: Employee, actor: Employee | None
) -> int:
    """The other side's case about the same need, held by one of that side from birth."""
    sister = open_case_in(
        _same_matter(hand),
        row.to_unit,
        opened_by=OpenedBy.sister,
        actor=actor,
        now=hand.now,
        holder=holder,
        sister_of=hand.case,
    )
    return sister.leave("open_sister_case", sister.case.pk)


def _same_matter(hand: CaseAtHand) -> Matter:
    case = hand.case
    return Matter(need=case.need_id, office=case.office_id, person=case.person_id, area=case.area)


def unit_of(hand: CaseAtHand, unit: int | None) -> Unit | None:
    """A unit of the case's office, or None. Raises `Unit.DoesNotExist` for any other."""
    return None if unit is None else Unit.objects.get(pk=unit, office_id=hand.case.office_id)


def _require_may_accept(hand: CaseAtHand, row: Handover, receiver: Employee) -> None:
    require(
        may_accept(
            hand.facts,
            handover_facts(row),
            hand.actor_facts,
            receiver=employee_facts(receiver),
            unit=unit_facts(row.to_unit),
        )
    )


def _what_yes_does(hand: CaseAtHand, row: Handover, receiver: Employee) -> int:
    if row.kind is HandoverKind.sister:
        return open_sister_case(hand, row, receiver, receiver)
    move(hand, receiver, row.to_unit, by=MovedBy.accepted, handover=row.pk)
    call_settlement_if_due(hand, crossing=row.crosses)
    return hand.case.pk
