"""Establishment: who may lead, and what an office's pack may not take away."""

from __future__ import annotations

from onedoor.rules.people import works_here
from onedoor.rules.responsibility.facts import EmployeeFacts, UnitFacts
from onedoor.rules.verdict import Verdict, answer, first_no
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.responsibility_codes import Reason
from onedoor.vocabulary.sides import Side
from onedoor.vocabulary.texts import text


class EstablishmentReason(Code):
    """Why something about the office itself cannot be."""

    does_not_work_here = 1, text("They do not work at this office.")
    not_in_the_unit = 2, text("They do not work for that unit.")
    key_in_use = (
        3,
        text("The pack leaves out a unit, area or step that the office has. Put its key back."),
    )
    other_employer = 4, text("They are employed by the other side.")


def what_hinders_leading(
    *, same_office: bool, left: bool, works_for_unit: bool
) -> EstablishmentReason | None:
    """What forbids somebody to lead a unit or its duty, or None: they must work for it."""
    if left or not same_office:
        return EstablishmentReason.does_not_work_here
    return None if works_for_unit else EstablishmentReason.not_in_the_unit


def may_name_leader(actor: EmployeeFacts, unit: UnitFacts) -> Verdict:
    """Whether somebody may name a unit's leader: the leader of the office on the unit's side."""
    refused = works_here(actor, unit.office) or first_no(
        (unit.side not in actor.office_leader_of, Reason.not_office_leader)
    )
    return answer(refused)


def may_name_duty_lead(actor: EmployeeFacts, unit: UnitFacts) -> Verdict:
    """Whether somebody may name a unit's duty lead: its leader too, besides the office's."""
    leads = unit.key in actor.leads or unit.side in actor.office_leader_of
    return answer(works_here(actor, unit.office) or first_no((not leads, Reason.not_leader)))


def may_name_office_leader(actor: EmployeeFacts, office: int, side: Side) -> Verdict:
    """Whether somebody may name who leads a side of the office: who leads it now, handing over."""
    refused = works_here(actor, office) or first_no(
        (side not in actor.office_leader_of, Reason.not_office_leader)
    )
    return answer(refused)


def what_hinders_duty(duty_lead: EmployeeFacts, unit: UnitFacts) -> EstablishmentReason | None:
    """What forbids somebody to be duty lead: the cases born there belong to the unit's own side."""
    return EstablishmentReason.other_employer if duty_lead.side is not unit.side else None


def what_hinders_leading_side(
    leader: EmployeeFacts, side: Side, *, one_leads_both: bool
) -> EstablishmentReason | None:
    """What forbids somebody to lead a side: where there are two leaders, each is of their own."""
    if leader.left:
        return EstablishmentReason.does_not_work_here
    other = leader.side is not side and not one_leads_both
    return EstablishmentReason.other_employer if other else None
