"""A route in words: who should serve a visit and why, who is left out and why, or why nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from onedoor.office.pages.wording import words
from onedoor.office.reception.unserved import Unserved
from onedoor.office.responsibility.names import Names
from onedoor.rules.opening import instant
from onedoor.rules.routing.answer import Chosen, Route
from onedoor.vocabulary.routing import FellBack, NobodyServes

_FIRST_FEW = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A colleague in the order: who, why there, and whether they are free."""

    employee: int
    name: str
    reason: str
    free: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOutFor:
    """The colleagues whom one reason leaves out."""

    reason: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RouteTold:
    """A route as a page tells it; `nobody` is empty unless the order is.

    `gives_way_at` is when the policy gives way by itself, None when it never does or has.
    """

    order: tuple[Placed, ...]
    left_out: tuple[LeftOutFor, ...]
    fell_back: str
    gives_way_at: dt.datetime | None
    nobody: str

    @property
    def first(self) -> tuple[Placed, ...]:
        """The first few in the order."""
        return self.order[:_FIRST_FEW]

    @property
    def first_by_reason(self) -> tuple[tuple[str, tuple[Placed, ...]], ...]:
        """The first few; those who follow each other for one reason are told once."""
        alike = groupby(self.first, key=lambda one: one.reason)
        return tuple((reason, tuple(several)) for reason, several in alike)

    def place_of(self, employee: int) -> int:
        """Where somebody comes in the order, 1 the first; 0 when they are left out."""
        keys = [one.employee for one in self.order]
        return keys.index(employee) + 1 if employee in keys else 0


@dataclass(frozen=True, kw_only=True, slots=True)
class UnservedTold:
    """So many wait and have nobody, why, and the unit they wait for; empty for any."""

    waiting: int
    because: NobodyServes
    unit: str


def employees_in(route: Route) -> set[int]:
    """The keys of everybody whom a route names."""
    chosen = {one.key for one in (*route.ranked, *route.support)}
    return chosen | {one.key for one in route.left_out}


def route_told(route: Route, names: Names) -> RouteTold:
    """A route in words."""
    held = route.fell_back is FellBack.no
    gives_way = route.falls_back_at_us if held else 0
    return RouteTold(
        order=placed(route.ranked, names),
        left_out=tuple(_left_out(route, names)),
        fell_back="" if held else words(route.fell_back),
        gives_way_at=instant(gives_way) if gives_way else None,
        nobody=words(route.nobody) if route.nobody else "",
    )


def placed(chosen: Iterable[Chosen], names: Names) -> tuple[Placed, ...]:
    """Those who may serve, or join, in their order."""
    return tuple(
        Placed(
            employee=one.key,
            name=names.alone(one.key),
            reason=words(one.reason),
            free=one.free,
        )
        for one in chosen
    )


def _left_out(route: Route, names: Names) -> Iterable[LeftOutFor]:
    by_reason = sorted(route.left_out, key=lambda one: one.reason)
    for reason, several in groupby(by_reason, key=lambda one: one.reason):
        yield LeftOutFor(reason=words(reason), names=tuple(names.alone(one.key) for one in several))


def unserved_told(rows: Iterable[Unserved], names: Names) -> tuple[UnservedTold, ...]:
    """Whoever has nobody, with the unit they wait for by its name."""
    return tuple(
        UnservedTold(
            waiting=one.waiting,
            because=one.because,
            unit=names.unit(one.unit) if one.unit else "",
        )
        for one in rows
    )
