"""Among: what those at the door are to a visit together, which no one of them is alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onedoor.rules.responsibility.sharing_out import birth_date_rank
from onedoor.rules.routing.facts import Server, Waiting
from onedoor.rules.routing.standing import is_away, stands_elsewhere
from onedoor.vocabulary.routing import Policy, Post


@dataclass(frozen=True, kw_only=True, slots=True)
class Among:
    """Whose turn it is, and whether anybody has met the person; nothing where no policy asks.

    `days_of` is whose days of the month the person's day of birth is among, `taken_by` who takes
    them now: another when the first is away. `anyone_met` tells that somebody here has met the
    person, or holds a case of theirs.
    """

    days_of: int = 0
    taken_by: int = 0
    anyone_met: bool = False


def among_those(
    servers: Sequence[Server], waiting: Waiting, policy: Policy, posts: frozenset[Post]
) -> Among:
    """What those who stand where the visit waits are to it together, as far as a policy asks.

    The days of the month stand in turn round all who stand there, those who are away included,
    so that only the days of somebody who is away move (L626-638, DESIGN "absence-aware").
    """
    if policy not in (Policy.by_birth_date, Policy.by_continuity):
        return Among()
    standing = [
        one for one in servers if not one.left and stands_elsewhere(one, waiting, posts) is None
    ]
    here = [one for one in standing if is_away(one) is None]
    if policy is Policy.by_continuity:
        return Among(anyone_met=any(has_met(one) for one in here))
    return Among(
        days_of=_first_in_turn(standing, standing, waiting.birth_day),
        taken_by=_first_in_turn(here, standing, waiting.birth_day),
    )


def has_met(server: Server) -> bool:
    """Whether somebody has met the person before, or holds a case of theirs."""
    return server.holds_the_case or server.holds_a_case or server.met_before


def _first_in_turn(some: Sequence[Server], standing: Sequence[Server], birth_day: int) -> int:
    if not some or birth_day == 0:
        return 0
    in_turn = sorted(standing, key=lambda one: (one.place, one.key))
    turns = {one.key: turn for turn, one in enumerate(in_turn)}
    return min(
        (one.key for one in some),
        key=lambda key: birth_date_rank(birth_day, turns[key], len(turns), 0),
    )
