"""The holder: who answers for a case at birth, and to whom it falls when nobody else does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from onedoor.rules.opening import Opening, due_after
from onedoor.rules.responsibility.facts import EmployeeFacts, UnitFacts
from onedoor.rules.verdict import Verdict, answer, first_no
from onedoor.vocabulary.responsibility_codes import OpenedBy, Reason
from onedoor.vocabulary.sides import Side


class NobodyAnswers(ValueError):
    """There is no employee left to whom a case could fall; the office needs a leader."""


def first_holder(opened_by: OpenedBy, caseworker: int, duty_lead: int) -> int:
    """Who holds a case from the moment it exists.

    Born at the door: the receiving unit's duty lead. Opened by a caseworker, or as a sister
    case: the one who opened it. (DESIGN, law 1; the study found cases that nobody moved, L989-998.)
    """
    return duty_lead if opened_by is OpenedBy.door else caseworker


def may_open(
    actor: EmployeeFacts | None, unit: UnitFacts, area_side: Side, crossing_to: frozenset[Side]
) -> Verdict:
    """Whether a case about an area of this side may be opened in a unit.

    `actor` is the caseworker who would hold it, and must work for the unit; None for a case born
    at the door. The unit must be of the area's side, unless the agreement lets the matter cross.
    """
    stranger = actor is not None and unit.key not in actor.units
    refused = first_no(
        (actor is not None and actor.left, Reason.you_left),
        (actor is not None and actor.office != unit.office, Reason.other_office),
        (unit.side is not area_side and unit.side not in crossing_to, Reason.crosses_the_line),
        (stranger, Reason.receiver_not_in_unit),
    )
    return answer(refused)


def falls_to(
    unit: UnitFacts,
    office_leaders: Sequence[int],
    working: Mapping[int, bool],
    leaver: int = 0,
) -> int:
    """Who holds a case of this unit when its holder cannot: the unit's leader, else the office's.

    `working` says of each employee whether they still work here; `leaver` is passed over. Raises
    `NobodyAnswers` when neither the unit nor the office has a leader left.
    """
    for candidate in (unit.leader, *office_leaders):
        if candidate and candidate != leaver and working.get(candidate, False):
            return candidate
    raise NobodyAnswers(f"unit {unit.key} has no leader who works here")


def owner(opened_by: OpenedBy, area_side: Side, unit_side: Side) -> Side:
    """Which side a new case belongs to: its area's; a sister case to the side that opens it."""
    return unit_side if opened_by is OpenedBy.sister else area_side


def on_duty(unit: UnitFacts, office_leaders: Sequence[int], at_work: Mapping[int, bool]) -> int:
    """Who answers at a unit's door today: its duty lead, or when away its leader, or the office's.

    `at_work` says of each of them whether they are here today. When nobody is, the duty lead
    answers all the same: somebody always does.
    """
    candidates = (unit.duty_lead, unit.leader, *office_leaders)
    here = (one for one in candidates if one and at_work.get(one, False))
    return next(here, unit.duty_lead or unit.leader)


def may_leave(employee: EmployeeFacts) -> Verdict:
    """Whether an employee may be ended: not while they lead a unit, a duty or the office."""
    leads = bool(employee.leads or employee.duty_in or employee.office_leader_of)
    return answer(first_no((employee.left, Reason.receiver_left), (leads, Reason.leads_something)))


def absence_falls_at(away_since: dt.datetime, limit_days: int, opening: Opening) -> dt.datetime:
    """When the cases of somebody who is away go to their unit's leader: a clock.

    `limit_days` are working days of the office, from the pack.
    """
    return due_after(away_since, limit_days, opening)
