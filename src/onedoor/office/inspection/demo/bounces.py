"""Cases that nobody would have: they bounce as often as the office allows, and leaders settle."""

from __future__ import annotations

from onedoor.office.inspection.demo.acts import comes, gives_back, offers, returns
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.responsibility.actions.settlement import settle_case
from onedoor.vocabulary.responsibility_codes import OfferReason, ReturnReason

_Refuser = tuple[str, ReturnReason, str]  # who says no, why, and where it belongs
_OF_THE_FAMILY: tuple[_Refuser, ...] = (
    ("marit", ReturnReason.other_unit, "regional_benefits"),
    ("oda", ReturnReason.other_area, "team_health"),
    ("silje", ReturnReason.not_competent, ""),
)
_OF_DEBT: tuple[_Refuser, ...] = (
    ("nina", ReturnReason.no_capacity, ""),
    ("marte", ReturnReason.not_competent, "team_social"),
    ("samuel", ReturnReason.other_unit, "front_municipality"),
)
_OVER_THE_LINE: tuple[_Refuser, ...] = (
    ("erik", ReturnReason.no_capacity, ""),
    ("selam", ReturnReason.other_area, "team_work"),
    ("sigrid", ReturnReason.other_unit, "team_work"),
)


def settled_by_the_leader(stage: Stage) -> Story:
    """Three say no, and the unit's leader gives the case to somebody who knows the area."""
    case = comes(stage, "single_parents", at="front_state")
    yield from _bounces(stage, case, _OF_THE_FAMILY)
    yield 1
    _settles(stage, case, by="jonas", to="pal")


def waits_for_the_team_leader(stage: Stage) -> Story:
    """Allotted and given back, again and again: the team's leader has to settle it."""
    case = comes(stage, "employment_schemes", at="team_work", birth_day=14)
    for _ in range(5):
        yield 0
        if stage.case(case).settle_by is not None:
            return
        gives_back(stage, case, ReturnReason.no_capacity, "team_work")


def waits_for_a_leader(stage: Stage) -> Story:
    """Three say no to a case of debt: its unit's leader, or the side's, has to settle it."""
    case = comes(stage, "debt_counselling", at="front_municipality")
    yield from _bounces(stage, case, _OF_DEBT)


def waits_for_the_other_leader(stage: Stage) -> Story:
    """Over the line and back: one leader has proposed who holds it, the other has to agree."""
    case = comes(stage, "employment_schemes", at="team_work", by="farid")
    yield from _bounces(stage, case, _OVER_THE_LINE)
    yield 0
    _settles(stage, case, by="hakon", to="erik")


def _bounces(stage: Stage, case: int, refusers: tuple[_Refuser, ...]) -> Story:
    for key, reason, belongs in refusers:
        yield 0
        who = stage.employee(key)
        why = OfferReason.competence
        handover = offers(stage, case, unit=who.home_unit.key, to=key, reason=why)
        yield 0
        returns(stage, handover, who, reason, belongs=belongs)
        yield 1


def _settles(stage: Stage, case: int, *, by: str, to: str) -> None:
    receiver, leader = stage.employee(to), stage.employee(by)
    settle_case(
        case,
        to_employee=receiver.pk,
        to_unit=receiver.home_unit_id,
        actor=leader,
        now=stage.now,
    )
