"""Planning: who may change what somebody is to do in a half day, and what keeps them from it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.rules.roster.staffing import post_of
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.roster import DutyKind, RosterReason
from onedoor.vocabulary.routing import Post


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyFacts:
    """What rules know of one duty that somebody wants to change.

    `may_plan` is of who changes it; `open_then` and `over` of the half day; `of_the_front` and
    `away` of whose duty it is. `as_seen` tells that it is still what the page showed.
    """

    kind: DutyKind
    day: dt.date
    furthest: dt.date
    may_plan: bool
    open_then: bool = True
    over: bool = False
    left: bool = False
    away: bool = False
    of_the_front: bool = True
    as_seen: bool = True


def plans_for(actor: EmployeeFacts, employee: EmployeeFacts) -> bool:
    """Whether this employee plans a colleague's duties.

    Who leads a unit the colleague works for, or has its duty, or leads the colleague's side of the
    office. One's own duties are planned by who leads too, and by nobody else.
    """
    if actor.left or actor.office != employee.office:
        return False
    answers_for = actor.leads | actor.duty_in
    return bool(employee.units & answers_for) or employee.side in actor.office_leader_of


def what_hinders_planning(facts: DutyFacts) -> RosterReason | None:
    """What forbids this change, or None.

    Who is away can be planned to stand nowhere alone, so that no list counts on them. Too few at
    the door forbids nothing here: that comes up to who plans, who may know more than the list.
    """
    at_the_door = post_of(facts.kind) is not Post.none
    return first_no(
        (not facts.may_plan, RosterReason.not_yours_to_plan),
        (facts.left, RosterReason.left),
        (not facts.open_then, RosterReason.closed_then),
        (facts.over, RosterReason.half_day_gone),
        (facts.day > facts.furthest, RosterReason.too_far_ahead),
        (not facts.as_seen, RosterReason.changed_meanwhile),
        (at_the_door and not facts.of_the_front, RosterReason.not_at_the_front),
        (at_the_door and facts.away, RosterReason.away_then),
    )
