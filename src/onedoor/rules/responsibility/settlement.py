"""Settlement: when a case has bounced as often as the office allows, leaders decide.

What the study found is that cases lay with the wrong one and nobody moved them (L989-998).
"""

from __future__ import annotations

from collections.abc import Set

from onedoor.rules.responsibility.facts import CaseFacts, EmployeeFacts, UnitFacts
from onedoor.rules.responsibility.handover import acts_here, may_cross
from onedoor.rules.verdict import Verdict, answer, first_no
from onedoor.vocabulary.responsibility_codes import CaseState, MovedBy, Reason

_MOVES_THAT_BOUNCE = (MovedBy.accepted, MovedBy.allotted, MovedBy.given)


def must_settle(bounces: int, limit: int) -> bool:
    """Whether a case has bounced as often as the office allows; a limit of 0 is no limit."""
    return limit > 0 and bounces >= limit


def bounces_back(by: MovedBy, held_before: bool) -> bool:
    """Whether a move is a bounce: to somebody who held the case before.

    A case that falls to its leader, that leaders settle, or that is returned after allotment
    (counted already when it was returned) is not a bounce in itself.
    """
    return held_before and by in _MOVES_THAT_BOUNCE


def is_joint(crossing: bool, leaders: Set[int]) -> bool:
    """Whether both leaders must agree: where there are two, and the case would cross their line."""
    return crossing and len(leaders) > 1


def may_settle(
    case: CaseFacts, actor: EmployeeFacts, receiver: EmployeeFacts, unit: UnitFacts
) -> Verdict:
    """Whether this leader may say who shall hold the case.

    Within one side: the leader of the unit that has it, or of the office's side. A joint
    settlement: a leader of the office, on either side. The present holder may be chosen.
    """
    refused = acts_here(case, actor) or first_no(
        (case.state is CaseState.closed, Reason.case_closed),
        (not case.to_settle, Reason.nothing_to_settle),
        (not _settles(case, actor), Reason.not_leader),
        (receiver.left, Reason.receiver_left),
        (receiver.office != case.office, Reason.other_office),
        (unit.key not in receiver.units, Reason.receiver_not_in_unit),
        (not may_cross(case, unit), Reason.crosses_the_line),
    )
    return answer(refused, _leads_the_unit(case, actor))


def may_agree(case: CaseFacts, actor: EmployeeFacts, proposer: EmployeeFacts | None) -> Verdict:
    """Whether this leader may agree to what the other leader has proposed.

    Between them the two lead both sides now: a proposal of somebody who has handed their side
    over counts for nothing. What is agreed to must still be possible (`may_settle`).
    """
    proposed = case.joint and case.to_settle and proposer is not None
    theirs = proposer.office_leader_of if proposer else frozenset()
    refused = acts_here(case, actor) or first_no(
        (not proposed, Reason.nothing_to_settle),
        (not actor.office_leader_of, Reason.not_office_leader),
        (proposer is not None and actor.key == proposer.key, Reason.same_leader_signs_twice),
        (len(theirs | actor.office_leader_of) < 2, Reason.proposer_leads_no_more),
    )
    return answer(refused, _leads_the_unit(case, actor))


def _leads_the_unit(case: CaseFacts, actor: EmployeeFacts) -> Reason | None:
    return Reason.leads_the_unit if case.unit in actor.leads else None


def _settles(case: CaseFacts, actor: EmployeeFacts) -> bool:
    if case.joint:
        return bool(actor.office_leader_of)
    leads_a_side = bool({case.side, case.unit_side} & actor.office_leader_of)
    return case.unit in actor.leads or leads_a_side
