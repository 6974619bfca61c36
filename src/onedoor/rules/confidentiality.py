"""Confidentiality: how much of a person or a case an employee is shown, and why.

Two bodies share the building (NAV-loven §§7, 13, 16; sosialtjenesteloven §44): the same two brakes
hold both ways. What is unknown refuses.
"""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.vocabulary.confidentiality import Level, SeeingReason
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Who wants to see: their office and side, and whether they still work here."""

    office: int
    side: Side
    left: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """How much is shown, and because of which rule."""

    level: Level
    because: SeeingReason


def may_see(*, reader: Reader, office: int, owner: Side, has_task: bool) -> Seen:
    """How much of an item this reader is shown.

    `owner` is the side that owns the item, `none` for what both own (a person's name). `has_task`
    tells that the reader holds, or is offered, a case of the same person.
    """
    if reader.left:
        return Seen(level=Level.nothing, because=SeeingReason.left_the_office)
    if reader.office != office:
        return Seen(level=Level.nothing, because=SeeingReason.other_office)
    if reader.side is Side.none:
        return Seen(level=Level.nothing, because=SeeingReason.unknown)
    if owner in (Side.none, reader.side):
        return Seen(level=Level.content, because=SeeingReason.own_side)
    if has_task:
        return Seen(level=Level.content, because=SeeingReason.own_task)
    return Seen(level=Level.existence, because=SeeingReason.same_office)
