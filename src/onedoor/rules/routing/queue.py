"""The queue: who is called first, and which visit a colleague who is free should take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onedoor.rules.routing.answer import Chosen, Route
from onedoor.vocabulary.routing import FellBack


@dataclass(frozen=True, kw_only=True, slots=True)
class Queued:
    """A visit in the queue: its key, its rank there (`queue_rank`), and who should serve it."""

    visit: int
    rank: tuple[int, int, int]
    route: Route


def queue_rank(urgent: int, in_line_since_us: int, ticket: int) -> tuple[int, int, int]:
    """Rank in the queue: the urgent first, then who came first; the ticket decides a tie.

    `urgent` is the code of the reason, 0 when there is none. All reasons weigh the same: who is
    without a roof is not set against who is ill. Who did not come when called is in line since
    then, and urgent no longer until somebody gives a reason anew: those who waited are called
    before them. How long they have waited in truth counts where the policy gives way.
    """
    return (0 if urgent else 1, in_line_since_us, ticket)


def next_for(employee: int, queue: Sequence[Queued]) -> int | None:
    """Which visit somebody who is free should take next, or None when nobody waits for them.

    The first in the queue whose ranking holds them. They leave it to a colleague only while the
    policy wants that one more, the colleague is free, has no earlier visit to take, and the
    policy gives way at last: else a desk would stand idle, or a person wait for ever, for the
    sake of an order on paper (Office B, L843-847). Who has been free longest is no reason to
    leave it: whoever asks first serves first.
    """
    tried = tried_for(employee, queue)
    return next((one.visit for one in tried if one.takes), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """A visit as somebody who is free meets it in the queue: they take it, or leave it to another.

    `left_to` is the free colleague the policy wants more, 0 when nobody is. Both are empty when
    the route does not hold them as free.
    """

    visit: int
    takes: bool = False
    left_to: int = 0


def tried_for(employee: int, queue: Sequence[Queued]) -> Iterator[Tried]:
    """Every visit in the order it is called in, tried for one who is free: see `next_for`."""
    taken: set[int] = set()
    for one in sorted(queue, key=lambda queued: queued.rank):
        free = [chosen for chosen in one.route.ranked if chosen.free and chosen.key not in taken]
        mine = next((chosen for chosen in free if chosen.key == employee), None)
        if mine is None:
            yield Tried(visit=one.visit)
        elif _leaves_it_to(free[0], mine, one.route):
            yield Tried(visit=one.visit, left_to=free[0].key)
        else:
            yield Tried(visit=one.visit, takes=True)
        taken.update(chosen.key for chosen in free[:1])


def _leaves_it_to(first: Chosen, mine: Chosen, route: Route) -> bool:
    holds = route.fell_back is FellBack.no and route.falls_back_at_us > 0
    return holds and first.reason is not mine.reason
