"""The facts a rule of routing is told: who stands at the door, who waits, and by which policy.

Office and twin gather them; no fact is a row, a name or a text, and 0 is nobody, nothing or never.
"""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.vocabulary.routing import Policy, Post


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """An employee at this moment, as one visit sees them.

    `unit` is the unit they stand for, `place` their fixed place among those who take turns.
    `knows` is how many of the visit's open needs are of areas they know at the asked level or
    better, `lowest` the lowest of their levels in those areas. `holds_the_case` is the case the
    visit is about, `holds_a_case` any other open case of the person's. `off_duty` tells that the
    roster has them elsewhere than at the door now.
    """

    key: int
    unit: int
    post: Post
    place: int
    left: bool = False
    present: bool = True
    off_duty: bool = False
    busy: bool = False
    free_since_us: int = 0
    knows: int = 0
    lowest: int = 0
    holds_the_case: bool = False
    holds_a_case: bool = False
    met_before: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A visit that waits.

    `needs` counts its open needs whose area is known: 0 while it is unclear what it is about.
    `birth_day` is the day of the month the person was born. `for_unit` and `for_employee` are set
    when the person was sent on to them.
    """

    waiting_since_us: int
    waits_for: Post = Post.front
    needs: int = 0
    birth_day: int = 0
    for_unit: int = 0
    for_employee: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Scheme:
    """By which policy a stage of the office routes, and when the policy gives way.

    `level`, 1-3, is how well somebody must know an area for the policy to count them as knowing
    it. Without a fallback the policy never gives way; with 0 minutes it does only when nobody it
    asks for is there.
    """

    policy: Policy
    level: int = 2
    fallback: Policy | None = None
    fallback_after_minutes: int = 0
