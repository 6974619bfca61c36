"""Reception: where a need is taken in, and who answers for it, when nothing else is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onedoor.rules.responsibility.facts import EmployeeFacts, UnitFacts
from onedoor.vocabulary.responsibility_codes import OpenedBy
from onedoor.vocabulary.sides import Side, Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A unit as an opening sees it: what rules know of it, and where in the office it stands."""

    unit: UnitFacts
    stage: Stage


def own_unit_for(
    area: int, area_side: Side, actor: EmployeeFacts, places: Sequence[Place]
) -> int | None:
    """Which of an employee's units works with an area of its own side: their home first."""
    fits = [
        place.unit.key
        for place in places
        if place.unit.key in actor.units
        and area in place.unit.areas
        and place.unit.side is area_side
    ]
    return actor.home_unit if actor.home_unit in fits else next(iter(fits), None)


def front_for(area: int, area_side: Side, places: Sequence[Place]) -> int | None:
    """The front unit of an area's side that works with it, else any front unit of that side."""
    fronts = [
        place.unit
        for place in places
        if place.stage is Stage.front and place.unit.side is area_side
    ]
    working = [unit.key for unit in fronts if area in unit.areas]
    return next(iter(working), None) or next((unit.key for unit in fronts), None)


def opened_by_default(
    area: int, area_side: Side, actor: EmployeeFacts, places: Sequence[Place]
) -> tuple[OpenedBy, int | None]:
    """Who answers, and where, when nothing else is said.

    What one's own unit works with, one takes oneself; everything else is taken in at the front of
    the area's side, whose duty lead holds it. No unit when the side has no front.
    """
    own = own_unit_for(area, area_side, actor, places)
    if own is not None:
        return OpenedBy.caseworker, own
    return OpenedBy.door, front_for(area, area_side, places)
