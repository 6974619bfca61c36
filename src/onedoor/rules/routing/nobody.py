"""Nobody: why nobody at all can be found for a visit, in the words a leader can act on."""

from __future__ import annotations

from collections.abc import Sequence

from onedoor.rules.routing.facts import Server, Waiting
from onedoor.rules.routing.standing import is_away, posts_for
from onedoor.vocabulary.routing import NobodyServes, Post


def why_nobody(waiting: Waiting, servers: Sequence[Server], *, fell_back: bool) -> NobodyServes:
    """Why a visit has nobody: the first thing that is missing, from the office to the area."""
    here = [one for one in servers if is_away(one) is None]
    posts = posts_for(waiting, fell_back=fell_back)
    standing = [one for one in here if one.post is not Post.none and one.post in posts]
    kept_for = 0 if fell_back else waiting.for_unit
    in_unit = [one for one in standing if kept_for in (0, one.unit)]
    if not here:
        return NobodyServes.nobody_at_work
    if not standing:
        at_desk_only = posts == {Post.desk}
        return NobodyServes.nobody_at_the_desk if at_desk_only else NobodyServes.nobody_at_the_door
    if not in_unit:
        return NobodyServes.nobody_in_the_unit
    return NobodyServes.nobody_knows_the_area
