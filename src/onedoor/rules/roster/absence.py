"""Absence: training and leave, what keeps somebody from taking them, and where they are missed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onedoor.rules.roster.staffing import Lacking, Least, OnDuty, what_is_lacking
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.roster import DutyKind, RosterReason

LONGEST_DAYS = 92


@dataclass(frozen=True, kw_only=True, slots=True)
class AbsenceFacts:
    """What rules know of an absence that somebody wants to take.

    `themselves` and `may_plan` are of who takes it; `half_days` how many of the office's it
    covers that are not over; `too_few` tells that it would leave too few, with those who cover.
    """

    first: dt.date
    last: dt.date
    furthest: dt.date
    themselves: bool
    may_plan: bool
    half_days: int = 1
    left: bool = False
    too_few: bool = False
    covers_can: bool = True


def what_hinders_the_days(facts: AbsenceFacts) -> RosterReason | None:
    """What is wrong with the days themselves, or who takes them; None when nothing is."""
    return first_no(
        (not (facts.themselves or facts.may_plan), RosterReason.not_yours_to_take),
        (facts.left, RosterReason.left),
        (facts.last < facts.first, RosterReason.ends_too_early),
        (facts.last > facts.furthest, RosterReason.too_far_ahead),
        ((facts.last - facts.first).days >= LONGEST_DAYS, RosterReason.too_long),
        (facts.half_days == 0, RosterReason.nothing_open),
    )


def what_hinders_absence(facts: AbsenceFacts) -> RosterReason | None:
    """What forbids training or leave, or None.

    Who plans may leave too few, knowing it: it comes up to them until somebody covers. Nobody
    else leaves the door with too few by their own word; they ask who plans.
    """
    return what_hinders_the_days(facts) or first_no(
        (not facts.covers_can, RosterReason.cannot_cover),
        (facts.too_few and not facts.may_plan, RosterReason.leaves_too_few),
    )


def without(duties: Sequence[OnDuty], employee: int, kind: DutyKind) -> list[OnDuty]:
    """Everybody's duties in a half day when one of them is in training or on leave instead."""
    return [replace(one, kind=kind) if one.employee == employee else one for one in duties]


def lacking_without(
    duties: Sequence[OnDuty], employee: int, leasts: Iterable[Least]
) -> tuple[Lacking, ...]:
    """Where too few are left in a half day without somebody, who are enough or more with them."""
    asked = tuple(leasts)
    before = {one.least: one.there for one in what_is_lacking(duties, asked)}
    after = what_is_lacking(without(duties, employee, DutyKind.leave), asked)
    return tuple(one for one in after if one.there < before.get(one.least, one.there + 1))
