"""What the journal tells of the waiting room: visits, who met them, and what came of each need."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from onedoor.vocabulary.reception_codes import (
    BestTime,
    Channel,
    JoinedBy,
    MeetingEnd,
    MeetingRole,
    NeedKind,
    NeedOutcome,
    NeedState,
    QuestionEnd,
    ScreenKind,
    SentTo,
    SentWhy,
    Spoken,
    UrgentReason,
    VisitEnd,
    VisitState,
    VisitWait,
    WaitBasis,
)
from onedoor.vocabulary.routing import Policy, Post
from onedoor.vocabulary.sides import Side


@dataclass(kw_only=True, slots=True)
class MeetingTold:
    """A time during which an employee was with a visit; `until_us` 0 while it lasts."""

    employee: int
    unit: int
    role: MeetingRole
    joined_by: JoinedBy | None
    since_us: int
    until_us: int = 0
    end: MeetingEnd | None = None


@dataclass(kw_only=True, slots=True)
class SlipTold:
    """A slip with a code for the visit, and since when its code is worthless."""

    made_us: int
    worthless_us: int = 0


@dataclass(kw_only=True, slots=True)
class VisitTold:
    """A visit: who came, what they wait for, who has them now, and everybody they met."""

    office: int
    person: int
    day: dt.date
    ticket: int
    channel: Channel
    spoken: Spoken
    interpreter: bool
    arrived_us: int
    waiting_since_us: int
    in_line_since_us: int
    state_since_us: int
    waits_for: Post
    for_unit: int
    urgent: UrgentReason
    private_room: bool = False
    state: VisitState = VisitState.waiting
    served_by: int = 0
    wait: VisitWait | None = None
    hold_until_us: int = 0
    ended_us: int = 0
    end: VisitEnd | None = None
    meetings: list[MeetingTold] = field(default_factory=list)
    slips: dict[int, SlipTold] = field(default_factory=dict)
    stepped_out_us: int = 0
    wait_policy: Policy | None = None
    wait_area: int = 0
    wait_before: int = 0
    wait_basis: WaitBasis | None = None
    wait_counted: int = 0
    wait_median_s: int = 0
    wait_most_s: int = 0


@dataclass(kw_only=True, slots=True)
class NeedTold:
    """A need: of whom, in which visit, about what, by which way, and what came of it."""

    office: int
    person: int
    visit: int
    kind: NeedKind
    area: int
    service: int
    about_case: int
    follows: int
    channel: Channel
    words: int
    words_side: Side
    stated_us: int
    state: NeedState = NeedState.waiting
    outcome: NeedOutcome | None = None
    ended_us: int = 0
    into_case: int = 0
    sent_to: SentTo | None = None
    sent_unit: int = 0
    sent_why: SentWhy | None = None
    contact_made: bool | None = None
    sent_day: dt.date | None = None


@dataclass(kw_only=True, slots=True)
class MessageTold:
    """A message: what is owed for it, and when the person is best reached."""

    office: int
    debt: int
    best_time: BestTime


@dataclass(kw_only=True, slots=True)
class ScreenTold:
    """A machine in the waiting room: what it shows, and from when until when."""

    office: int
    kind: ScreenKind
    opened_us: int
    opened_by: int
    closed_us: int = 0


@dataclass(kw_only=True, slots=True)
class QuestionTold:
    """A question asked quietly: about what, of whom, and how it ended; never by whom."""

    office: int
    area: int
    service: int
    asked_of: int
    asked_us: int
    answer_by_us: int
    fell_to: int = 0
    ran_out_us: int = 0
    answered_by: int = 0
    answered_us: int = 0
    for_others: bool = False
    ended_us: int = 0
    end: QuestionEnd | None = None
