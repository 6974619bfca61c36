"""The fallback: when a policy gives way, so that it never costs a person more than agreed."""

from __future__ import annotations

from dataclasses import replace

from onedoor.rules.routing.facts import Waiting

_MINUTE_US = 60_000_000


def falls_back_at_us(waiting_since_us: int, minutes: int) -> int:
    """When a policy gives way for a visit: a clock, in microseconds since 1970 in UTC.

    `minutes` are from the pack, counted from when the visit began to wait; with 0 there is no
    such instant, and 0 is given.
    """
    return waiting_since_us + minutes * _MINUTE_US if minutes else 0


def has_fallen_back(at_us: int, now_us: int) -> bool:
    """Whether the instant a policy gives way has come; it counts from the instant itself."""
    return 0 < at_us <= now_us


def let_go(waiting: Waiting) -> Waiting:
    """A visit as a fallback sees it: no longer kept for one colleague, nor for one unit.

    Whom, and which unit, the person was sent on to is part of what the policy asks for.
    """
    return replace(waiting, for_employee=0, for_unit=0)
