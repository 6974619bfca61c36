"""Handover: who may offer a case, ask for it, answer, or take the question back."""

from __future__ import annotations

import datetime as dt

from onedoor.rules.people import is_away_on, works_here
from onedoor.rules.responsibility.facts import (
    CaseFacts,
    EmployeeFacts,
    HandoverFacts,
    UnitFacts,
)
from onedoor.rules.verdict import Verdict, answer, first_no, no, yes
from onedoor.vocabulary.responsibility_codes import (
    CaseState,
    HandoverKind,
    HandoverState,
    Reason,
)


def crosses(case: CaseFacts, to_unit: UnitFacts) -> bool:
    """Whether a move to this unit takes the matter across the state/municipal line."""
    return to_unit.side is not case.side


def may_cross(case: CaseFacts, to_unit: UnitFacts) -> bool:
    """Whether the local agreement lets this matter go where it is sent (NAV-loven §14)."""
    return not crosses(case, to_unit) or to_unit.side in case.crossing_to


def acts_here(case: CaseFacts, actor: EmployeeFacts) -> Reason | None:
    """What forbids this employee anything at all with the case, or None."""
    return works_here(actor, case.office)


def answers_for(case: CaseFacts, actor: EmployeeFacts) -> Reason | None:
    """Why this employee may act on the case: they hold it, or lead the unit that has it."""
    if actor.key == case.holder:
        return Reason.holder
    if case.unit in actor.leads or case.unit in actor.duty_in:
        return Reason.leads_the_unit
    return None


def may_move(case: CaseFacts, actor: EmployeeFacts) -> Verdict:
    """Whether the case may move by this employee's doing at all; why not, else why."""
    why = answers_for(case, actor)
    refused = acts_here(case, actor) or first_no(
        (case.state is CaseState.closed, Reason.case_closed),
        (why is None, Reason.not_holder),
        (case.to_settle, Reason.must_be_settled),
        (case.has_open_handover, Reason.offer_open),
    )
    return answer(refused, why)


def may_receive(case: CaseFacts, receiver: EmployeeFacts, unit: UnitFacts) -> Verdict:
    """Whether this employee, working for this unit, may hold the case."""
    refused = first_no(
        (receiver.office != case.office or unit.office != case.office, Reason.other_office),
        (receiver.left, Reason.receiver_left),
        (unit.key not in receiver.units, Reason.receiver_not_in_unit),
        (receiver.key == case.holder, Reason.same_holder),
    )
    return answer(refused)


def is_away_past(employee: EmployeeFacts, day: dt.date) -> bool:
    """Whether somebody who could receive a case is away and not back by a day."""
    return is_away_on(day, employee.presence, employee.away_until)


def may_offer(
    case: CaseFacts,
    actor: EmployeeFacts,
    *,
    kind: HandoverKind,
    to_unit: UnitFacts,
    receiver: EmployeeFacts | None,
    answer_day: dt.date,
) -> Verdict:
    """Whether the case may be offered to this unit, or to this employee in it.

    A sister case is asked of the other side, and leaves this case where it is. `answer_day` is
    the day the offer must be answered by: somebody who is away past it is not offered anything.
    """
    moves = may_move(case, actor)
    away = receiver is not None and is_away_past(receiver, answer_day)
    refused = (
        moves.refusal
        or first_no((to_unit.office != case.office, Reason.other_office))
        or (may_receive(case, receiver, to_unit).refusal if receiver else None)
        or _refused_line(case, kind, to_unit)
        or first_no((away, Reason.receiver_away))
    )
    return answer(refused, moves.because)


def may_ask(case: CaseFacts, actor: EmployeeFacts, unit: UnitFacts) -> Verdict:
    """Whether this employee may ask the holder for the case, to work with it in this unit."""
    refused = acts_here(case, actor) or first_no(
        (case.state is CaseState.closed, Reason.case_closed),
        (case.to_settle, Reason.must_be_settled),
        (case.has_open_handover, Reason.offer_open),
        (not may_cross(case, unit), Reason.crosses_the_line),
    )
    return answer(refused or may_receive(case, actor, unit).refusal)


def may_answer(case: CaseFacts, handover: HandoverFacts, actor: EmployeeFacts) -> Verdict:
    """Whether this employee may accept or return the handover.

    An offer: the one it was offered to, or anybody of the unit it was offered to. A request for
    the case: its holder, or who leads the unit that has it.
    """
    refused = acts_here(case, actor) or first_no(
        (handover.state is not HandoverState.open, Reason.no_open_offer),
        (case.state is CaseState.closed, Reason.case_closed),
    )
    return no(refused) if refused else _who_answers(case, handover, actor)


def may_accept(
    case: CaseFacts,
    handover: HandoverFacts,
    actor: EmployeeFacts,
    *,
    receiver: EmployeeFacts,
    unit: UnitFacts,
) -> Verdict:
    """Whether this employee may say yes, so that `receiver` holds what comes of it in `unit`.

    What was true when it was offered may not be any more: who was to receive it may have left
    the unit, and the agreement may have changed.
    """
    answers = may_answer(case, handover, actor)
    sister = handover.kind is HandoverKind.sister
    outside = first_no(
        (receiver.left, Reason.receiver_left),
        (unit.key not in receiver.units, Reason.receiver_not_in_unit),
    )
    received = outside if sister else may_receive(case, receiver, unit).refusal
    refused = answers.refusal or received or _refused_line(case, handover.kind, unit)
    return answer(refused, answers.because)


def silence_moves(kind: HandoverKind) -> bool:
    """Whether an unanswered handover of this kind makes the receiving unit's leader answer.

    An offer and a request for a sister case do. A request for a case only ends: the one asked
    holds the case all the time, and their unit's leader is told (decision 0009).
    """
    return kind is not HandoverKind.ask


def may_withdraw(case: CaseFacts, handover: HandoverFacts, actor: EmployeeFacts) -> Verdict:
    """Whether this employee may take the question back: who asked, or whoever answers now."""
    offered = handover.kind is not HandoverKind.ask
    why = answers_for(case, actor) if offered else None
    if handover.from_employee == actor.key:
        why = Reason.asker
    refused = acts_here(case, actor) or first_no(
        (handover.state is not HandoverState.open, Reason.no_open_offer),
        (why is None, Reason.not_offerer),
    )
    return answer(refused, why)


def is_bounce(kind: HandoverKind) -> bool:
    """Whether a handover of this kind that is returned counts as a bounce: only an offer does."""
    return kind is HandoverKind.transfer


def _refused_line(case: CaseFacts, kind: HandoverKind, to_unit: UnitFacts) -> Reason | None:
    sister = kind is HandoverKind.sister
    return first_no(
        (sister and not crosses(case, to_unit), Reason.does_not_cross),
        (sister and case.has_sister, Reason.has_sister),
        (not sister and not may_cross(case, to_unit), Reason.crosses_the_line),
    )


def _who_answers(case: CaseFacts, handover: HandoverFacts, actor: EmployeeFacts) -> Verdict:
    if handover.kind is HandoverKind.ask:
        asked = answers_for(case, actor) is not None and actor.key != handover.from_employee
        return yes(Reason.asked_of_you) if asked else no(Reason.not_receiver)
    if handover.to_employee:
        return (
            yes(Reason.receiver) if handover.to_employee == actor.key else no(Reason.not_receiver)
        )
    outsider = actor.key not in {handover.from_employee, case.holder}
    in_unit = handover.to_unit in actor.units and outsider
    return yes(Reason.unit_receiver) if in_unit else no(Reason.not_receiver)
