"""Posts: who may say where somebody stands, and what keeps them from standing there."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.rules.verdict import first_no
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.texts import text


class PostReason(Code):
    """Why somebody cannot stand at a post."""

    not_yours_to_say = (
        1,
        text("Only they themselves, or who leads or is duty lead of their unit, can say this."),
    )
    left = 2, text("They no longer work here.")
    away = 3, text("They are not at work.")
    unit_missing = 4, text("Say for which unit they stand there.")
    outside = 5, text("The unit is outside the office.")
    not_in_unit = 6, text("They do not work for that unit.")
    desk_taken = 7, text("Somebody else stands at that desk.")


@dataclass(frozen=True, kw_only=True, slots=True)
class PostFacts:
    """What rules know when somebody is to stand at a post.

    `may_say` tells that who says so is themselves, leads them, or is the office. `away`, `left`
    and `works_for_unit` are about the one who is to stand there; `outside` is of the unit, and
    `desk_taken` of the desk number.
    """

    post: Post
    may_say: bool
    left: bool = False
    away: bool = False
    unit_named: bool = True
    outside: bool = False
    works_for_unit: bool = True
    desk_taken: bool = False


def what_hinders_standing(facts: PostFacts) -> PostReason | None:
    """What forbids somebody to stand at a post from now on, or None.

    Whoever leaves the door may always do so. Nobody stands anywhere while they are away, so that
    no policy waits for them (Office B was fragile to absence, the study L847).
    """
    refused = first_no(
        (not facts.may_say, PostReason.not_yours_to_say), (facts.left, PostReason.left)
    )
    if refused is not None or facts.post is Post.none:
        return refused
    return first_no(
        (facts.away, PostReason.away),
        (not facts.unit_named, PostReason.unit_missing),
        (facts.outside, PostReason.outside),
        (not facts.works_for_unit, PostReason.not_in_unit),
        (facts.desk_taken, PostReason.desk_taken),
    )
