"""Standing: who is here, and who stands where a visit waits."""

from __future__ import annotations

from onedoor.rules.routing.facts import Server, Waiting
from onedoor.vocabulary.routing import Post, RoutingReason


def is_away(server: Server) -> RoutingReason | None:
    """What keeps somebody from every visit: they left, or are not at work; None when they are."""
    if server.left:
        return RoutingReason.left
    return None if server.present else RoutingReason.absent


def stands_elsewhere(
    server: Server, waiting: Waiting, posts: frozenset[Post]
) -> RoutingReason | None:
    """What tells that somebody does not stand where this visit waits, or None when they do.

    `posts` are the posts that may serve it. A visit that waits for no unit waits for them all.
    """
    if server.post is Post.none:
        return RoutingReason.off_duty if server.off_duty else RoutingReason.no_post
    if server.post not in posts:
        return RoutingReason.other_post
    elsewhere = waiting.for_unit not in (0, server.unit)
    return RoutingReason.other_unit if elsewhere else None


def posts_for(waiting: Waiting, *, fell_back: bool) -> frozenset[Post]:
    """Which posts may serve a visit: the one it waits for, and in fallback the front besides.

    At Office B people stopped at the reception desk while somebody behind it was free (L843-845).
    """
    return frozenset({waiting.waits_for, Post.front} if fell_back else {waiting.waits_for})
