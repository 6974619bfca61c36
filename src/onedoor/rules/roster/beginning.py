"""Beginning: what becomes of somebody as a half day begins, and their duty with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto

from onedoor.rules.roster.staffing import ABSENT, post_of
from onedoor.vocabulary.roster import DutyKind
from onedoor.vocabulary.routing import Post


class Beginning(Enum):
    """What is done as a duty begins."""

    not_yet = auto()
    stays = auto()
    takes_post = auto()
    leaves_door = auto()
    goes_away = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginningFacts:
    """What rules know of somebody whose duty begins.

    `busy` tells that they have called or serve somebody, or help a colleague serve; `moved` that
    they, or a colleague for them, have said where they stand since the half day began or their
    duty was changed; `absent_all_day` that nothing but training and leave is left of their day.
    """

    kind: DutyKind
    post: Post
    away: bool = False
    busy: bool = False
    moved: bool = False
    of_the_front: bool = True
    absent_all_day: bool = False


def what_begins(facts: BeginningFacts) -> Beginning:
    """What is done as somebody's duty begins.

    Nobody is taken from a person they are with: their duty begins when they are done. Who is away
    begins when they come. Who has said where they stand is left there, for the list may be what is
    wrong; but who is in training or on leave is not at the door whatever was said before.
    """
    if facts.away or facts.busy:
        return Beginning.not_yet
    if facts.kind in ABSENT:
        return _absent(facts)
    post = post_of(facts.kind) if facts.of_the_front else Post.none
    if facts.moved or post is facts.post:
        return Beginning.stays
    return Beginning.leaves_door if post is Post.none else Beginning.takes_post


def _absent(facts: BeginningFacts) -> Beginning:
    if facts.absent_all_day and facts.kind is not DutyKind.free:
        return Beginning.goes_away
    return Beginning.stays if facts.post is Post.none else Beginning.leaves_door


def desk_for(own: int, desks: Collection[int], taken: Collection[int]) -> int:
    """At which desk somebody stands: their own, else the lowest that is free, else none (0).

    Two shifts share the desks: who comes on takes over one that somebody has left.
    """
    if own and own not in taken:
        return own
    return min(set(desks) - set(taken), default=0)
