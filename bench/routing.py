"""What routing costs: a door of 12 and a waiting room of 40, beside sorting the same ranks.

`make bench` prints one table from one run. Machines differ and are noisy: read the ratios.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from random import Random

from onedoor.rules.routing.facts import Scheme, Server, Waiting
from onedoor.rules.routing.queue import Queued, next_for, queue_rank
from onedoor.rules.routing.ranks import first_free_rank
from onedoor.rules.routing.route import route
from onedoor.vocabulary.routing import Policy, Post

SERVERS, WAITING, ROUNDS, NOT_COUNTED = 12, 40, 60, 5
FRONT, MINUTE_US, LIMIT = 1, 60_000_000, 15
NOW_US = 100 * MINUTE_US


def main() -> None:
    """Measure one route by each policy, and the whole queue; print the table."""
    dice = Random(1)
    door, room = [_server(key, dice) for key in range(1, SERVERS + 1)], _room(dice)
    floor = _median(_sorting(door)) / WAITING
    print(f"{f'routing, {SERVERS} at the door':<44}{'routes/s':>10}{'x floor':>9}")
    _row("floor: sorted() on their ranks", floor, floor)
    for policy in Policy:
        for minutes, said in ((0, ""), (LIMIT, ", fallen back")):
            deed = _routing(policy, door, room, ago=minutes)
            _row(f"{policy.name}{said}", _median(deed) / WAITING, floor)
    _queue(door, room)


def _queue(door: Sequence[Server], room: Sequence[Waiting]) -> None:
    """The whole queue, put in order; and who calls whom in it, beside its own sorting."""
    scheme = Scheme(policy=Policy.by_continuity, fallback=Policy.first_free)
    queue = [
        Queued(
            visit=number,
            rank=queue_rank(number % 9 == 0, one.waiting_since_us, number),
            route=route(scheme, one, door, NOW_US),
        )
        for number, one in enumerate(room)
    ]
    floor = _median(lambda: sorted(one.rank for one in queue))
    print(f"\n{f'the queue, {WAITING} waiting':<44}{'times/s':>10}{'x floor':>9}")
    _row("floor: sorted() on their ranks", floor, floor)
    _row("put in order", _median(lambda: sorted(queue, key=lambda one: one.rank)), floor)
    for name, employee in (("found: the next for one who is free", 1), ("for nobody here", 99)):
        _row(name, _median(lambda key=employee: next_for(key, queue)), floor)  # type: ignore[misc]


def _server(key: int, dice: Random) -> Server:
    """Somebody at the front: of three, one serves already; half know what is asked."""
    return Server(
        key=key,
        unit=FRONT,
        post=Post.front,
        place=key,
        busy=key % 3 == 0,
        free_since_us=dice.randrange(NOW_US),
        knows=dice.randrange(3),
        lowest=dice.randrange(4),
        met_before=dice.random() < 0.2,
    )


def _room(dice: Random) -> list[Waiting]:
    return [
        Waiting(
            waiting_since_us=NOW_US - minute * MINUTE_US // WAITING,
            needs=1 + dice.randrange(2),
            birth_day=1 + dice.randrange(31),
        )
        for minute in range(WAITING)
    ]


def _routing(
    policy: Policy, door: Sequence[Server], room: Sequence[Waiting], *, ago: int
) -> Callable[[], object]:
    scheme = Scheme(policy=policy, fallback=Policy.first_free, fallback_after_minutes=LIMIT)
    now_us = NOW_US + ago * MINUTE_US
    return lambda: [route(scheme, one, door, now_us) for one in room]


def _sorting(door: Sequence[Server]) -> Callable[[], object]:
    """Ranks put in order for each of those who wait, with nobody left out and no reason given."""
    ranks = [(first_free_rank(one.busy, one.free_since_us, one.place), one.key) for one in door]
    return lambda: [sorted(ranks) for _ in range(WAITING)]


def _median(deed: Callable[[], object]) -> float:
    """Seconds a deed takes, after some rounds that are not counted."""
    taken = []
    for _ in range(ROUNDS + NOT_COUNTED):
        began = time.perf_counter()
        deed()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken[-ROUNDS:])


def _row(name: str, taken: float, floor: float) -> None:
    print(f"{name:<44}{1 / taken:>10.0f}{taken / floor:>9.1f}")


if __name__ == "__main__":
    main()
