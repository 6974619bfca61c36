"""Cases that nobody would have: they bounce as often as the office allows, and leaders settle."""

from __future__ import annotations

from collections.abc import Generator

from onedoor.office.inspection.demo.acts import comes, gives_back, offers, opens, returns
from onedoor.office.inspection.demo.allotments import birth_day_of, sharing_unit
from onedoor.office.inspection.demo.casting import NobodyFits, Part
from onedoor.office.inspection.demo.handovers import another_unit
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.inspection.demo.ways import Way, a_way, two_sides
from onedoor.office.responsibility.actions.settlement import settle_case
from onedoor.vocabulary.responsibility_codes import OfferReason, ReturnReason
from onedoor.vocabulary.sides import Side

_Bouncing = Generator[int, None, int]
_REASONS = (ReturnReason.other_unit, ReturnReason.other_area, ReturnReason.not_competent)


def settled_by_the_leader(stage: Stage, *, side: Side) -> Story:
    """Nobody would have it, and the unit's leader gives the case to somebody who knows the area."""
    way = a_way(stage.cast, side=side)
    case = yield from _nobody_would_have_it(stage, way)
    yield 1
    row = stage.case(case)
    to = stage.cast.member(row.unit_id, area=row.area_id, besides=[row.holder_id])
    who = Part(who=to, unit=row.unit_id, area=row.area_id)
    _settles(stage, case, by=stage.house.places[row.unit_id].leader, to=who)


def waits_for_a_leader(stage: Stage, *, side: Side) -> Story:
    """Nobody would have it: its unit's leader, or the side's, has to settle it."""
    yield from _nobody_would_have_it(stage, a_way(stage.cast, side=side))


def waits_for_the_team_leader(stage: Stage) -> Story:
    """Allotted and given back, again and again: the team's leader has to settle it.

    Where the rule leaves it with the duty lead, the duty lead offers it on, and in vain.
    """
    limit = _limit(stage)
    unit = sharing_unit(stage)
    born = birth_day_of(unit, unit.members[-1]) if unit.members[-1] != unit.leader else 0
    case = comes(stage, stage.cast.least("area", unit.areas), at=unit.key, birth_day=born)
    for _ in range(limit):
        yield 0
        if stage.case(case).return_by is not None:
            gives_back(stage, case, ReturnReason.no_capacity, unit.key)
        else:
            yield from _refused(stage, case, unit.key, reason=ReturnReason.no_capacity)


def waits_for_the_other_leader(stage: Stage) -> Story:
    """Over the line and back: one leader has proposed who holds it, the other has to agree."""
    house = stage.house
    if len(set(house.leaders.values())) < 2:
        raise NobodyFits("two leaders")
    mine, theirs = two_sides(stage.cast, agreed=True)
    limit = _limit(stage)
    case = opens(stage, mine)
    for number in range(limit):
        reason = _REASONS[number % len(_REASONS)]
        yield from _refused(stage, case, theirs.unit, reason=reason, belongs=mine.unit)
        yield 1
    _settles(stage, case, by=house.leaders[house.places[theirs.unit].side], to=theirs)


def _nobody_would_have_it(stage: Stage, way: Way) -> _Bouncing:
    """The case, refused as often as the office allows, last by a colleague at the door."""
    limit = _limit(stage)
    case = comes(stage, way.area, at=way.door)
    for left in reversed(range(limit)):
        unit = way.unit if left % 2 else way.door
        belongs = another_unit(stage, way) if left % 2 else 0
        reason = _REASONS[left % len(_REASONS)]
        yield from _refused(stage, case, unit, reason=reason, belongs=belongs)
        yield 1 if left else 0
    return case


def _refused(
    stage: Stage, case: int, unit: int, *, reason: ReturnReason, belongs: int = 0
) -> Story:
    yield 0
    row = stage.case(case)
    who = stage.cast.member(unit, besides=[row.holder_id])
    handover = offers(stage, case, unit=unit, to=who, reason=OfferReason.competence)
    yield 0
    returns(stage, handover, who, reason, belongs=belongs)


def _settles(stage: Stage, case: int, *, by: int, to: Part) -> None:
    actor = stage.employee(by)
    settle_case(case, to_employee=to.who, to_unit=to.unit, actor=actor, now=stage.now)


def _limit(stage: Stage) -> int:
    """How many bounces the office allows; where it allows any number, nothing is to settle."""
    if not stage.house.times.bounce_limit:
        raise NobodyFits("bounce_limit")
    return stage.house.times.bounce_limit
