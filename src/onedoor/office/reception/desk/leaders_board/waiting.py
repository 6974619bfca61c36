"""Those who wait, gathered by what they come for and where they wait; each told by their ticket."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onedoor.office.reception.desk.visits_told import VisitTold
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
