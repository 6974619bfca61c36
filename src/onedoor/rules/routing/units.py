"""Units: which unit receives what the front passes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onedoor.rules.responsibility.sharing_out import birth_date_rank
from onedoor.rules.routing.answer import LeftOut
from onedoor.vocabulary.routing import Policy, RoutingReason
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class Receiving:
    """A unit behind the door, as what is passed on sees it. `place` is its place in the pack."""

    key: int
    side: Side
    areas: frozenset[int]
    place: int
    open_cases: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class ChosenUnit:
    """A unit that can receive a matter, and why, in the order they come."""

    key: int
    reason: RoutingReason


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitRoute:
    """Which units can receive a matter, in order, and why each of the others cannot."""

    ranked: tuple[ChosenUnit, ...]
    left_out: tuple[LeftOut, ...]


def unit_for(
    policy: Policy, area: int, area_side: Side, *, birth_day: int, units: Sequence[Receiving]
) -> UnitRoute:
    """Which unit receives what the front passes on about an area, by the stage's policy.

    Units that work with the area, on its side. By birth date they share the days of the month in
    turn (Office A: two state teams, L626-630; Office B: four teams, L636-638), and the others
    are left out; every other policy takes the unit with fewest open cases, as does an unknown
    day of birth.
    """
    reasons = {one.key: _why_not(one, area, area_side) for one in units}
    able = sorted(
        (one for one in units if reasons[one.key] is None), key=lambda one: (one.place, one.key)
    )
    days = birth_day if policy is Policy.by_birth_date else 0
    order = sorted(
        range(len(able)),
        key=lambda turn: birth_date_rank(days, turn, len(able), able[turn].open_cases),
    )
    ranked = [able[turn] for turn in order]
    if days:
        reasons |= {one.key: RoutingReason.others_days for one in ranked[1:]}
        ranked = ranked[:1]
    why = RoutingReason.birth_days if days else RoutingReason.works_with_area
    return UnitRoute(
        ranked=tuple(ChosenUnit(key=one.key, reason=why) for one in ranked),
        left_out=_left_out(units, reasons),
    )


def _why_not(unit: Receiving, area: int, area_side: Side) -> RoutingReason | None:
    if area not in unit.areas:
        return RoutingReason.other_area
    return None if unit.side is area_side else RoutingReason.other_side


def _left_out(
    units: Sequence[Receiving], reasons: dict[int, RoutingReason | None]
) -> tuple[LeftOut, ...]:
    in_order = sorted(units, key=lambda one: (one.place, one.key))
    told = ((one.key, reasons[one.key]) for one in in_order)
    return tuple(LeftOut(key=key, reason=why) for key, why in told if why is not None)
