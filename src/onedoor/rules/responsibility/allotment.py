"""Allotment: giving a case by the sharing-out rule, by a leader, and giving it back in time."""

from __future__ import annotations

import datetime as dt

from onedoor.rules.responsibility.facts import CaseFacts, EmployeeFacts, UnitFacts
from onedoor.rules.responsibility.handover import (
    acts_here,
    may_cross,
    may_move,
    may_receive,
)
from onedoor.rules.verdict import Verdict, answer, first_no
from onedoor.vocabulary.responsibility_codes import CaseState, Reason


def may_allot(case: CaseFacts, actor: EmployeeFacts, unit: UnitFacts) -> Verdict:
    """Whether the unit's sharing-out rule may be let loose on the case by this employee."""
    moves = may_move(case, actor)
    refused = moves.refusal or first_no(
        (unit.office != case.office, Reason.other_office),
        (not unit.shares_out, Reason.no_sharing_rule),
        (not may_cross(case, unit), Reason.crosses_the_line),
    )
    return answer(refused, moves.because)


def may_return_allotment(case: CaseFacts, actor: EmployeeFacts, now: dt.datetime) -> Verdict:
    """Whether the one it was allotted to may still give it back."""
    refused = acts_here(case, actor) or first_no(
        (case.state is CaseState.closed, Reason.case_closed),
        (case.holder != actor.key, Reason.not_holder),
        (case.return_by is None, Reason.not_allotted),
        (case.return_by is not None and now > case.return_by, Reason.too_late_to_return),
        (case.to_settle, Reason.must_be_settled),
        (case.has_open_handover, Reason.offer_open),
    )
    return answer(refused, Reason.holder)


def may_give(
    case: CaseFacts, actor: EmployeeFacts, receiver: EmployeeFacts, unit: UnitFacts
) -> Verdict:
    """Whether this leader may give the case to somebody, without asking them.

    A unit's leader gives within the units they lead; a leader of the office within the side they
    lead. Neither gives across the state/municipal line unless the agreement lets it cross.
    """
    within = case.unit in actor.leads and unit.key in actor.leads
    from_here = {case.side, case.unit_side} & actor.office_leader_of
    leads_both = bool(from_here) and unit.side in actor.office_leader_of
    refused = acts_here(case, actor) or first_no(
        (case.state is CaseState.closed, Reason.case_closed),
        (not (within or leads_both), Reason.not_leader),
        (case.to_settle, Reason.must_be_settled),
        (case.has_open_handover, Reason.offer_open),
        (not may_cross(case, unit), Reason.crosses_the_line),
    )
    return answer(refused or may_receive(case, receiver, unit).refusal)
