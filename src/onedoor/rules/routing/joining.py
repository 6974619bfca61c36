"""Joining: who could join a visit when whoever serves it does not know enough (Office A, L613).

Never counted against the one who asks: at Office A fetching a colleague made people «synliggjort
som inkompetente» (L1264-1268).
"""

from __future__ import annotations

from collections.abc import Sequence

from onedoor.rules.routing.answer import Chosen
from onedoor.rules.routing.facts import Server, Waiting
from onedoor.rules.routing.ranks import joining_rank
from onedoor.rules.routing.standing import is_away
from onedoor.vocabulary.routing import Post, RoutingReason


def may_join(server: Server) -> bool:
    """Whether somebody could join: is here, in the back-front or at the front, and knows the area.

    Of any unit and side: several needs at once are what a colleague from across the line helps
    with. Nobody can be named while it is unclear what the visit is about.
    """
    at_hand = server.post in (Post.support, Post.front) and is_away(server) is None
    return at_hand and server.knows > 0


def who_may_join(waiting: Waiting, servers: Sequence[Server]) -> tuple[Chosen, ...]:
    """Those who could join a visit, whom to ask first first."""
    able = [one for one in servers if may_join(one)]
    able.sort(key=lambda one: (*_rank(one, waiting), one.place, one.key))
    return tuple(
        Chosen(
            key=one.key,
            reason=RoutingReason.may_join,
            free=not one.busy,
            knows_all=one.knows >= waiting.needs,
        )
        for one in able
    )


def _rank(server: Server, waiting: Waiting) -> tuple[int, int, int, int]:
    at_front, missing = server.post is Post.front, waiting.needs - server.knows
    return joining_rank(int(at_front), int(server.busy), missing, server.lowest)
