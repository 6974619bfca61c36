"""Staffing: whether enough people stand where the office has said that somebody must."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onedoor.vocabulary.roster import DutyKind
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.sides import Side

POSTS: dict[DutyKind, Post] = {
    DutyKind.desk: Post.desk,
    DutyKind.front: Post.front,
    DutyKind.support: Post.support,
}
ABSENT = frozenset({DutyKind.training, DutyKind.leave, DutyKind.free})


@dataclass(frozen=True, kw_only=True, slots=True)
class OnDuty:
    """What somebody is to do in a half day. `away` tells that they are not at work after all."""

    employee: int
    side: Side
    kind: DutyKind
    away: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Least:
    """How many must have a duty at the least; `side` none counts both employers' together."""

    kind: DutyKind
    number: int
    side: Side = Side.none


@dataclass(frozen=True, kw_only=True, slots=True)
class Lacking:
    """How many there are where more are needed."""

    least: Least
    there: int

    @property
    def missing(self) -> int:
        """How many more it takes."""
        return self.least.number - self.there


def post_of(kind: DutyKind) -> Post:
    """Where somebody with this duty stands; nowhere at the door when it is not at the door."""
    return POSTS.get(kind, Post.none)


def how_many(least: Least, duties: Iterable[OnDuty]) -> int:
    """How many there are of those who count for a least number."""
    return sum(
        one.kind is least.kind and not one.away and least.side in (Side.none, one.side)
        for one in duties
    )


def what_is_lacking(duties: Sequence[OnDuty], leasts: Iterable[Least]) -> tuple[Lacking, ...]:
    """Where fewer stand in a half day than the office needs, in the order the pack asks."""
    found = (Lacking(least=least, there=how_many(least, duties)) for least in leasts)
    return tuple(one for one in found if one.missing > 0)


def lacks_more(
    before: Sequence[OnDuty], after: Sequence[OnDuty], leasts: Iterable[Least]
) -> Lacking | None:
    """The first least number that a change would break, or break further; None when none is."""
    for least in leasts:
        there = how_many(least, after)
        if there < least.number and there < how_many(least, before):
            return Lacking(least=least, there=there)
    return None
