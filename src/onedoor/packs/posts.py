"""Whether somebody stands where the office's routing needs them."""

from __future__ import annotations

from collections.abc import Iterator, Set

from onedoor.packs.door import PolicyName, PostName, RoutingTable
from onedoor.packs.layout import each
from onedoor.packs.leadership import works_in
from onedoor.packs.pack import Pack
from onedoor.packs.problems import Place, Problem, listed
from onedoor.vocabulary.texts import text

SAME_STAGE = text("The stage «%(stage)s» is routed already; each stage is routed once.")
NOT_BEHIND = text(
    "«%(policy)s» is a rule for the door; behind it the rule says which unit receives what is"
    " passed on. Allowed are: %(allowed)s."
)
NO_MINUTES = text(
    "The fallback needs its time: write fallback_after_minutes, after how many minutes it takes"
    " over."
)
NO_FALLBACK = text("There is no fallback to take over after this time: write fallback, or drop it.")
SAME_RULE = text("The fallback is the rule itself; name another, or drop it.")
NOBODY_THERE = text(
    "«%(policy)s» needs somebody at the door, and nobody in staff.toml has the post «%(post)s»."
)
NOT_IN_FRONT = text(
    '«%(staff)s» has the post «%(post)s» but works in no unit of the front. Write post = "none",'
    ' or let them work in a unit whose stage is "front".'
)
NOT_OUTSIDE = text(
    "«%(unit)s» stands in the house, so nobody rings it as the contact centre. Name a unit whose"
    ' stage is "outside", or drop the key.'
)
SAME_DESK = text("The desk number %(number)s is somebody else's already.")

BEHIND: tuple[PolicyName, ...] = ("by_competence", "by_birth_date", "by_continuity")
# Somebody at the front, whom every rule at the door needs, and who else.
NEEDED: dict[PolicyName, tuple[PostName, ...]] = {
    "desk_then_competence": ("front", "desk"),
    "desk_with_support": ("front", "support"),
}


def post_problems(pack: Pack) -> list[Problem]:
    """Rules that cannot work, posts that nobody has, desks that two have, a centre in the house."""
    return [*_stages(pack), *_rules(pack), *_people(pack), *_desks(pack), *_contact_centre(pack)]


def _stages(pack: Pack) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, row in each("routing", pack.routing):
        if row.stage in seen:
            yield place.problem("stage", SAME_STAGE, stage=row.stage)
        seen.add(row.stage)


def _rules(pack: Pack) -> Iterator[Problem]:
    posts = {row.post for row in pack.staff}
    for place, row in each("routing", pack.routing):
        yield from _fallback(place, row)
        for key, rule in (("policy", row.policy), ("fallback", row.fallback)):
            if rule and row.stage == "front":
                yield from _missing(place, key, rule, posts)
            elif rule and rule not in BEHIND:
                yield place.problem(key, NOT_BEHIND, policy=rule, allowed=listed(BEHIND))


def _missing(place: Place, key: str, rule: PolicyName, posts: Set[PostName]) -> Iterator[Problem]:
    for post in NEEDED.get(rule, ("front",)):
        if post not in posts:
            yield place.problem(key, NOBODY_THERE, policy=rule, post=post)


def _fallback(place: Place, row: RoutingTable) -> Iterator[Problem]:
    if row.fallback and not row.fallback_after_minutes:
        yield place.problem("fallback", NO_MINUTES)
    if row.fallback_after_minutes and not row.fallback:
        yield place.problem("fallback_after_minutes", NO_FALLBACK)
    if row.fallback == row.policy:
        yield place.problem("fallback", SAME_RULE)


def _people(pack: Pack) -> Iterator[Problem]:
    front = [unit for unit in pack.unit if unit.stage == "front"]
    for place, row in each("staff", pack.staff):
        if row.post != "none" and not any(works_in(row, unit) for unit in front):
            yield place.problem("post", NOT_IN_FRONT, staff=row.key, post=row.post)


def _desks(pack: Pack) -> Iterator[Problem]:
    seen: set[int] = set()
    for place, row in each("staff", pack.staff):
        if row.desk_number is not None and row.desk_number in seen:
            yield place.problem("desk_number", SAME_DESK, number=row.desk_number)
        seen.add(row.desk_number or 0)


def _contact_centre(pack: Pack) -> Iterator[Problem]:
    in_the_house = {unit.key for unit in pack.unit if unit.stage != "outside"}
    centre = pack.door.contact_centre
    if centre in in_the_house:
        yield Place("office.toml", "door").problem("contact_centre", NOT_OUTSIDE, unit=centre)
