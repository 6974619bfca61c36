"""When they come: a stream with a peak as the doors open, and those who still wait at `now`."""

from __future__ import annotations

from collections.abc import Iterator

from onedoor.office.inspection.demo.door import Door
from onedoor.vocabulary.routing import Post

_PEAK = 15  # minutes after the doors open
_AT_THE_PEAK, _MOST_AT_THE_PEAK = 2.0, 7  # minutes between two, and how many come so closely
_AFTERWARDS = 11.0
_LATER_ON = 15.0
_AN_HOUR = 60
_BEFORE_THE_LAST_PART = 24  # minutes in which as many come as stand at the front
# Minutes before `now`: those who still wait then, the last of them by the check-in screen.
STILL_WAIT = (25, 23.5, 22, 20.5, 19, 17.5, 16, 14.5, 13, 11.5, 10, 8.5, 7)
LAST = (5, 3)


def arrivals(door: Door) -> Iterator[float]:
    """At which minutes after the doors open they come who are met before `now`."""
    ends = door.minutes - door.last_part - 1
    minute, came = 0.5, 0
    while minute < ends:
        yield minute
        came += 1
        minute += door.dice.expovariate(1 / _between(door, minute, came, ends)) + 0.2


def _between(door: Door, minute: float, came: int, ends: float) -> float:
    """How long it is to the next one, on the average."""
    if minute < _PEAK and came < _MOST_AT_THE_PEAK:
        return _AT_THE_PEAK
    if minute > ends - _BEFORE_THE_LAST_PART:
        return _BEFORE_THE_LAST_PART / max(1, len(door.at(Post.front)))
    return _AFTERWARDS if minute < _AN_HOUR else _LATER_ON
