"""How often something has been tried of late: codes that were wrong, numbers that were taken.

Counted where failed sign-ins are, in files that both workers share, by quarters of an hour.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.cache import cache

from onedoor.office.people.brake import kept_as, one_at_a_time
from onedoor.rules.opening import us

_QUARTER = 15 * 60
_MICRO = 1_000_000
# Whoever comes from many addresses must not fill the cache, or push out failed sign-ins.
_PLACES = 1024


@dataclass(frozen=True, kw_only=True)
class Tries:
    """So many of a kind by one, and so many by all together, in a quarter of an hour."""

    kind: str
    of_one: int
    of_all: int

    def too_many(self, whose: str, now: dt.datetime) -> bool:
        """Whether one of the two limits is reached."""
        counted = cache.get_many(self._limits(whose))
        limits = self._limits(whose).items()
        return any(_count(counted.get(key), now) >= limit for key, limit in limits)

    def count(self, whose: str, now: dt.datetime) -> None:
        """Count one more."""
        with one_at_a_time():
            for key in self._limits(whose):
                counted = _count(cache.get(key), now) + 1
                cache.set(key, (_quarter(now), counted), _QUARTER)

    def _limits(self, whose: str) -> dict[str, int]:
        place = int(kept_as("", whose)[-8:], 16) % _PLACES
        return {f"{self.kind}-{place}": self.of_one, f"{self.kind}-all": self.of_all}


def _count(counted: tuple[int, int] | None, now: dt.datetime) -> int:
    quarter, count = counted or (0, 0)
    return count if quarter == _quarter(now) else 0


def _quarter(now: dt.datetime) -> int:
    return us(now) // (_QUARTER * _MICRO)
