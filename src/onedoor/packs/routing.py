"""How an office routes: what its pack chose, or what is done where nobody chose; and posts."""

from __future__ import annotations

from onedoor.packs.door import PostName, RoutedStage, RoutingTable
from onedoor.packs.pack import Pack, StaffTable

# Whoever is free takes the next at the door; behind it, whoever can.
_WHERE_NOBODY_CHOSE = (
    RoutingTable(stage="front", policy="first_free"),
    RoutingTable(stage="back", policy="by_competence"),
)


def routing_of(pack: Pack, stage: RoutedStage) -> RoutingTable:
    """By which rule this office routes at a stage."""
    return next(row for row in (*pack.routing, *_WHERE_NOBODY_CHOSE) if row.stage == stage)


def at_post(pack: Pack, post: PostName) -> list[StaffTable]:
    """Who stands at a post on an ordinary morning, in the order of the pack."""
    return [row for row in pack.staff if row.post == post]
