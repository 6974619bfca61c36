"""Ways through the house: from a door to a team, over the line, and to where a case lies wrong."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.office.inspection.demo.casting import Casting, Part
from onedoor.vocabulary.sides import Side, Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A way through the house: an area, the door it comes in by, and the unit it goes on to."""

    area: int
    door: int
    unit: int


def a_way(
    cast: Casting,
    *,
    side: Side | None = None,
    stage: Stage = Stage.back,
    unit: int = 0,
    who: int = 0,
) -> Way:
    """A way from a door to a unit of a stage that works with the same area.

    `unit` is one it must lead to, `who` somebody there who rather knows the area.
    """
    ways = [
        Way(area=area, door=door.key, unit=place.key)
        for door in cast.house.of(Stage.front, side)
        for place in cast.house.of(stage)
        for area in cast.house.own_areas(door)
        if area in place.areas and place.key != door.key and unit in (0, place.key)
    ]
    ways = [one for one in ways if cast.house.level(who, one.area)] or ways
    unit = cast.least("unit", {one.unit for one in ways})
    area = cast.least("area", {one.area for one in ways if one.unit == unit})
    return cast.dice.choice([one for one in ways if (one.unit, one.area) == (unit, area)])


def two_sides(cast: Casting, *, agreed: bool, to: int = 0) -> tuple[Part, Part]:
    """A caseworker with an area of their side, and one of the other side's unit.

    `agreed` tells whether the agreement is to let the area cross to that unit, and `to` which
    unit it must be.
    """
    pairs = [
        (place.key, other.key, area)
        for place in cast.inside()
        for other in cast.inside()
        for area in cast.house.own_areas(place)
        if place.side is not other.side and agreed is (area in other.areas) and to in (0, other.key)
    ]
    able = {one for one, *_ in pairs if cast.present(cast.workers(cast.house.places[one]))}
    unit = cast.least("unit", able)
    to = to or cast.least("unit", {two for one, two, _ in pairs if one == unit})
    area = cast.least("area", {area for *both, area in pairs if both == [unit, to]})
    who = cast.least("who", cast.present(cast.workers(cast.house.places[unit])))
    mine = Part(who=who, unit=unit, area=area)
    return mine, Part(who=cast.member(to, area=area), unit=to, area=area)


def an_outsider(cast: Casting) -> Part:
    """A caseworker, and an area of their side that their unit does not work with."""
    house = cast.house
    parts = [
        Part(who=who, unit=place.key, area=area.key)
        for place in house.of(Stage.back)
        for who in cast.present(cast.workers(place))
        for area in house.fields.values()
        if area.side is place.side and area.key not in place.areas
    ]
    parts = [one for one in parts if house.level(one.who, one.area)] or parts
    who = cast.least("who", {one.who for one in parts})
    return cast.dice.choice([one for one in parts if one.who == who])
