"""What the journal tells of the roster: the duties that were changed, and those that have begun."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.vocabulary.roster import DutyKind, DutyWhy, HalfDay, SwapState


@dataclass(kw_only=True, slots=True)
class DutyTold:
    """What somebody is to do in a half day; when that was changed, and when it has begun."""

    office: int
    employee: int
    day: dt.date
    half_day: HalfDay
    kind: DutyKind
    why: DutyWhy
    set_us: int = 0
    begun_us: int = 0


@dataclass(kw_only=True, slots=True)
class SwapTold:
    """A swap that somebody asked a colleague for: when, until when, and what came of it."""

    office: int
    from_employee: int
    with_employee: int
    day: dt.date
    half_day: HalfDay
    back_day: dt.date | None
    back_half: HalfDay
    offered_us: int
    answer_by_us: int
    state: SwapState = SwapState.open
    answered_us: int = 0


@dataclass(kw_only=True, slots=True)
class FeedTold:
    """A secret address of somebody's own duties: whose, and from when until when."""

    office: int
    employee: int
    made_us: int
    ended_us: int = 0
