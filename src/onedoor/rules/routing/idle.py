"""Idle: who is free while somebody waits, and why the two do not meet; by the queue's own rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onedoor.rules.routing.answer import Route
from onedoor.rules.routing.queue import Queued, Tried, tried_for
from onedoor.vocabulary.routing import RoutingReason


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptFrom:
    """A visit that somebody who is free does not take now.

    `because` is why routing leaves them out; None when they leave it to `left_to`, whom the policy
    wants more, until it gives way at `until_us`.
    """

    visit: int
    because: RoutingReason | None
    left_to: int = 0
    until_us: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Idle:
    """Somebody free while others wait: whom they would be given if they called, 0 nobody.

    `kept_from` tells why of each visit when it is nobody: «mottaksdisken» held people whom a free
    colleague could have met (Office B, the study L843-847).
    """

    employee: int
    takes: int
    kept_from: tuple[KeptFrom, ...]


def idle_while_waiting(free: Iterable[int], queue: Sequence[Queued]) -> tuple[Idle, ...]:
    """Everybody of these, who are free, and what keeps each from those who wait.

    Nobody is idle while nobody waits. The same order of trying decides whom a call gives.
    """
    routes = {one.visit: one.route for one in queue}
    return tuple(_idle(one, queue, routes) for one in free) if queue else ()


def _idle(employee: int, queue: Sequence[Queued], routes: Mapping[int, Route]) -> Idle:
    tried = list(tried_for(employee, queue))
    takes = next((one.visit for one in tried if one.takes), 0)
    kept_from = () if takes else tuple(_kept_from(employee, tried, routes))
    return Idle(employee=employee, takes=takes, kept_from=kept_from)


def _kept_from(
    employee: int, tried: Iterable[Tried], routes: Mapping[int, Route]
) -> Iterator[KeptFrom]:
    for one in tried:
        route = routes[one.visit]
        out = next((left.reason for left in route.left_out if left.key == employee), None)
        until = route.falls_back_at_us if one.left_to else 0
        yield KeptFrom(visit=one.visit, because=out, left_to=one.left_to, until_us=until)
