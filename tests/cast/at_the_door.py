"""Those who stand at the door and those who wait there, as rules of routing are told them.

Each builder gives the plain story; a test names only what is different in its own.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from onedoor.rules.routing.answer import Chosen, LeftOut, Route
from onedoor.rules.routing.facts import Scheme, Server, Waiting
from onedoor.rules.routing.route import route
from onedoor.vocabulary.routing import Policy, Post, RoutingReason

FRONT, OTHER_FRONT = 10, 20
MINUTE_US = 60_000_000
CAME_US = 1_000 * MINUTE_US
LIMIT = 15


def a_server(key: int = 1, **told: Any) -> Server:
    """Somebody who serves at the front and is free; their key is their place."""
    return Server(**{"key": key, "unit": FRONT, "post": Post.front, "place": key, **told})


def a_visit(**told: Any) -> Waiting:
    """A visit that waits for the front with one need."""
    return Waiting(**{"waiting_since_us": CAME_US, "needs": 1, **told})


def a_scheme(policy: Policy, fallback: Policy | None = None, minutes: int = LIMIT) -> Scheme:
    """A policy, and what it gives way to after so many minutes."""
    return Scheme(policy=policy, fallback=fallback, fallback_after_minutes=minutes)


def routed(policy: Policy, *servers: Server, **told: Any) -> Route:
    """What a policy says of these servers.

    Told besides: the `visit`, its `fallback`, and how many `minutes` ago it came.
    """
    visit = told.get("visit") or a_visit()
    now_us = CAME_US + told.get("minutes", 0) * MINUTE_US
    return route(a_scheme(policy, told.get("fallback")), visit, servers, now_us)


def order(found: Route) -> list[int]:
    """Whom a route names, in order."""
    return [one.key for one in found.ranked]


def reasons(found: Route) -> dict[int, RoutingReason]:
    """Why each of those asked about comes where they do, or does not come."""
    named: list[Chosen | LeftOut] = [*found.ranked, *found.left_out]
    return {one.key: one.reason for one in named}


# Few values, so that any two often stand, wait and know alike.

policies = st.sampled_from(Policy)
posts = st.sampled_from(Post)
posts_to_wait_for = st.sampled_from([Post.desk, Post.front])
units = st.sampled_from([FRONT, OTHER_FRONT])

visits = st.builds(
    Waiting,
    waiting_since_us=st.integers(0, 3).map(lambda minutes: CAME_US + minutes * MINUTE_US),
    waits_for=posts_to_wait_for,
    needs=st.integers(0, 2),
    birth_day=st.integers(0, 31),
    for_unit=st.sampled_from([0, FRONT, OTHER_FRONT]),
    for_employee=st.integers(0, 9),
)

schemes = st.builds(
    Scheme,
    policy=policies,
    level=st.integers(1, 3),
    fallback=st.none() | policies,
    fallback_after_minutes=st.sampled_from([0, 1, LIMIT]),
)

instants = st.integers(0, LIMIT + 4).map(lambda minutes: CAME_US + minutes * MINUTE_US)

_server = st.builds(
    Server,
    key=st.integers(1, 9),
    unit=units,
    post=posts,
    place=st.integers(0, 5),
    left=st.booleans(),
    present=st.booleans(),
    busy=st.booleans(),
    free_since_us=st.integers(0, 2),
    knows=st.integers(0, 2),
    lowest=st.integers(0, 3),
    holds_the_case=st.booleans(),
    holds_a_case=st.booleans(),
    met_before=st.booleans(),
)

doors = st.lists(_server, max_size=8, unique_by=lambda one: one.key)
