"""Those who wait, gathered by what they come for and where they wait; each told by their ticket."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onedoor.office.reception.desk.visits_told import VisitTold
from onedoor.office.reception.models import Visit
from onedoor.rules.opening import us
from onedoor.rules.reception.expected_wait import is_left_at_closing, is_longer_than_told
from onedoor.vocabulary.reception_codes import VisitState
from onedoor.vocabulary.routing import Post


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitsFor:
    """Those who wait at one post, or for one unit, about one thing; who came first stands first.

    Somebody who comes for two things stands in both: each is asked of whoever serves them.
    """

    topic: str
    post: Post
    unit: str
    visits: tuple[VisitTold, ...]

    @property
    def longest(self) -> VisitTold:
        """Who of them has waited longest."""
        return self.visits[0]


def waiting_by_topic(waiting: Iterable[VisitTold]) -> tuple[WaitsFor, ...]:
    """The groups, whoever has waited longest first."""
    found: dict[tuple[Post, str, str], list[VisitTold]] = defaultdict(list)
    for one in sorted(waiting, key=lambda visit: (visit.waiting_since, visit.ticket)):
        for topic in one.topics:
            found[one.waits_for, one.for_unit, topic].append(one)
    return tuple(
        WaitsFor(topic=topic, post=post, unit=unit, visits=tuple(visits))
        for (post, unit, topic), visits in found.items()
    )


def longer_than_told(here: Iterable[Visit], now: dt.datetime) -> list[int]:
    """Who waits longer than they were told as they came; nobody who was told nothing."""
    return [
        row.pk
        for row in here
        if row.state is VisitState.waiting
        and is_longer_than_told(us(row.arrived_at), row.wait_most_s or 0, us(now))
    ]


def left_at_closing(here: Iterable[Visit], closes_at: dt.datetime | None) -> list[int]:
    """Who will likely wait still when the doors close, by the wait that they were told."""
    if closes_at is None:
        return []
    return [
        row.pk
        for row in here
        if row.state is VisitState.waiting
        and is_left_at_closing(us(row.arrived_at), row.wait_median_s or 0, us(closes_at))
    ]
