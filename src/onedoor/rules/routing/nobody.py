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


def is_told_of_nobody(
    for_unit: int, fronts: frozenset[int], answers_for: frozenset[int], *, leads_office: bool
) -> bool:
    """Whether an employee is told that a visit has nobody, so that it waits for somebody (law 2).

    Who leads the unit it waits for or has its duty; of the fronts when it waits for none; and
    those who lead the office, who are there when the others are not. `answers_for` are the units
    they lead or have the duty of.
    """
    waits_for = frozenset({for_unit}) if for_unit else fronts
    return leads_office or bool(answers_for & waits_for)
