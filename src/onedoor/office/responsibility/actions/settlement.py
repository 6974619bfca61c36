"""Settling: leaders say who holds a case that has bounced as often as the office allows."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import office_leaders, unit_facts
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.case_at_hand import CaseAtHand, case_at_hand, require
from onedoor.office.responsibility.gathering import employee_facts, leaders_in_turn
from onedoor.office.responsibility.moving import clear_settlement, move
from onedoor.rules.responsibility.settlement import is_joint, may_agree, may_settle
from onedoor.vocabulary.responsibility import SettlementProposed
from onedoor.vocabulary.responsibility_codes import MovedBy, Reason


def settle_case(
    case: int,
    *,
    to_employee: int,
    to_unit: int,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Say who shall hold the case; the case's row number.

    Where both leaders must agree this proposes it to the other; else it is done. A new proposal
    takes the place of an earlier one. Raises `Refused`, `HasMovedOn`.
    """
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        office = hand.case.office_id
        receiver = Employee.objects.get(pk=to_employee, office_id=office)
        unit = Unit.objects.get(pk=to_unit, office_id=office)
        facts = employee_facts(receiver)
        require(may_settle(hand.facts, hand.actor_facts, facts, unit_facts(unit)))
        if hand.case.joint and is_joint(True, set(office_leaders(office).values())):
            _propose(hand, receiver, unit, actor)
        else:
            settle(hand, receiver, unit)
        return hand.leave("settle_case", hand.case.pk)


def agree_to_settlement(
    case: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """The other leader agrees, and the case is settled; the case's row number."""
    with case_at_hand(case, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        row = hand.case
        proposer = employee_facts(row.proposed_by) if row.proposed_by else None
        require(may_agree(hand.facts, hand.actor_facts, proposer))
        receiver, unit = _proposed(hand)
        facts = employee_facts(receiver)
        require(may_settle(hand.facts, hand.actor_facts, facts, unit_facts(unit)))
        settle(hand, receiver, unit)
        return hand.leave("agree_to_settlement", row.pk)


def settle(hand: CaseAtHand, receiver: Employee, unit: Unit) -> None:
    """The case is settled: it is held by `receiver`, and may move again."""
    clear_settlement(hand)
    move(hand, receiver, unit, by=MovedBy.settled)


def _propose(hand: CaseAtHand, receiver: Employee, unit: Unit, actor: Employee) -> None:
    row = hand.case
    row.proposed_employee, row.proposed_unit, row.proposed_by = receiver, unit, actor
    proposed = SettlementProposed(to_employee=receiver.pk, to_unit=unit.pk, proposed_by=actor.pk)
    line = hand.write(proposed)
    hand.tell(line, proposed, *leaders_in_turn(row.office_id, row.side))


def _proposed(hand: CaseAtHand) -> tuple[Employee, Unit]:
    receiver, unit = hand.case.proposed_employee, hand.case.proposed_unit
    if receiver is None or unit is None:
        raise Refused(Reason.nothing_to_settle)
    return receiver, unit
