"""Whether every area has a place in the office, and keeps to its side or the agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onedoor.packs.layout import each
from onedoor.packs.pack import Pack
from onedoor.packs.problems import Place, Problem
from onedoor.vocabulary.texts import text

CROSSES = text(
    "The area «%(area)s» belongs to «%(owner)s» and this to «%(side)s», and no [[agreement]] in"
    " office.toml lets it cross."
)
NO_UNIT = text(
    "No unit of «%(side)s» inside the office works with this area: add it to the areas of one"
    ' whose stage is "front" or "back" in units.toml.'
)
NOT_ACROSS = text(
    "The area «%(area)s» belongs to «%(side)s» already; an agreement lets it cross to the other"
    " side."
)
AGREED_TWICE = text("There is more than one agreement about the area «%(area)s»; one is enough.")
MANDATED_TWICE = text(
    "The role «%(role)s» of «%(side)s» has more than one mandate; put its areas into one list."
)
NOTHING_SOCIAL = text(
    "The municipality brings no social services. In an office of two sides it brings at least"
    ' financial assistance: an [[area]] with side "municipality" and former_agency "social"'
    " (NAV-loven §13)."
)
NOT_MUNICIPAL = text(
    "The area «%(area)s» belongs to «%(side)s»; only the municipality's own areas are brought in by"
    " it."
)
NOT_NAMED = text(
    "The area «%(area)s» is the municipality's and is not named here. What the office has, the"
    " municipality has brought in: add it, or drop the area."
)
NOT_ASSISTANCE = text(
    "Of an office of two sides financial assistance is always a part: «financial_assistance» must"
    " be among these (NAV-loven §13)."
)
FINANCIAL_ASSISTANCE = "financial_assistance"


def remit_problems(pack: Pack) -> list[Problem]:
    """Areas that nobody takes, or that lie across the line without an agreement."""
    return [
        *_agreements(pack),
        *_mandates(pack),
        *_brought(pack),
        *_named_as_brought(pack),
        *_areas_placed(pack),
        *_units_within(pack),
    ]


def _agreements(pack: Pack) -> Iterator[Problem]:
    owner = {area.key: area.side for area in pack.area}
    seen: set[str] = set()
    for place, agreed in each("agreement", pack.agreement):
        if owner.get(agreed.area) == agreed.to:
            yield place.problem("to", NOT_ACROSS, area=agreed.area, side=agreed.to)
        if agreed.area in seen:
            yield place.problem("area", AGREED_TWICE, area=agreed.area)
        seen.add(agreed.area)


def _mandates(pack: Pack) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for place, mandate in each("mandate", pack.mandate):
        if (mandate.role, mandate.side) in seen:
            yield place.problem("role", MANDATED_TWICE, role=mandate.role, side=mandate.side)
        seen.add((mandate.role, mandate.side))
        yield from _outside(pack, place, mandate.side, mandate.areas)


def _brought(pack: Pack) -> Iterator[Problem]:
    social = any(a.side == "municipality" and a.former_agency == "social" for a in pack.area)
    if len(pack.office.sides) > 1 and not social:
        yield Place("areas.toml", "area").problem("", NOTHING_SOCIAL)


def _named_as_brought(pack: Pack) -> Iterator[Problem]:
    place, named = Place("office.toml", "municipality_brings"), pack.municipality_brings.areas
    if not named:
        return
    lacks_assistance = len(pack.office.sides) > 1 and FINANCIAL_ASSISTANCE not in named
    if lacks_assistance:
        yield place.problem("areas", NOT_ASSISTANCE)
    for area in pack.area:
        told = lacks_assistance and area.key == FINANCIAL_ASSISTANCE
        if area.key in named and area.side != "municipality":
            yield place.problem("areas", NOT_MUNICIPAL, area=area.key, side=area.side)
        elif area.key not in named and area.side == "municipality" and not told:
            yield place.problem("areas", NOT_NAMED, area=area.key)


def _areas_placed(pack: Pack) -> Iterator[Problem]:
    inside = [unit for unit in pack.unit if unit.stage != "outside"]
    for place, area in each("area", pack.area):
        if not any(unit.side == area.side and area.key in unit.areas for unit in inside):
            yield place.problem("", NO_UNIT, side=area.side)


def _units_within(pack: Pack) -> Iterator[Problem]:
    for place, unit in each("unit", pack.unit):
        yield from _outside(pack, place, unit.side, unit.areas)


def _outside(pack: Pack, place: Place, side: str, areas: Sequence[str]) -> Iterator[Problem]:
    """Areas that neither belong to the side nor cross to it by agreement."""
    crossing = {agreed.area for agreed in pack.agreement if agreed.to == side}
    owners = {area.key: area.side for area in pack.area}
    for key in areas:
        owner = owners.get(key, side)
        if owner != side and key not in crossing:
            yield place.problem("areas", CROSSES, area=key, owner=owner, side=side)
