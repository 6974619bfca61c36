"""The answer of routing: everybody in order or left out, each with a reason, and until when."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.vocabulary.routing import FellBack, NobodyServes, RoutingReason


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """Somebody who may serve a visit, or join it, in the order they come.

    `knows_all` tells that they know all that the person is known to come for; when they do not, a
    colleague may be asked to join.
    """

    key: int
    reason: RoutingReason
    free: bool
    knows_all: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """Somebody who may not serve a visit, and why not."""

    key: int
    reason: RoutingReason


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """Who should serve a visit, in order, and why.

    `ranked` and `left_out` name every employee that was asked about exactly once. `support` are
    those who could join, whoever serves, in order. `falls_back_at_us` is when the policy gives
    way by itself, 0 never. `nobody` says why `ranked` is empty, and is None when it is not.
    """

    ranked: tuple[Chosen, ...]
    left_out: tuple[LeftOut, ...]
    support: tuple[Chosen, ...]
    fell_back: FellBack
    falls_back_at_us: int
    nobody: NobodyServes | None
