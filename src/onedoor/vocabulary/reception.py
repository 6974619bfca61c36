"""Reception: how a need reaches the office, and what happens until it is answered for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.vocabulary.event import Event
from onedoor.vocabulary.reception_codes import (
    BestTime,
    Channel,
    JoinedBy,
    MeetingEnd,
    NeedKind,
    NeedOutcome,
    PutBack,
    QuestionEnd,
    ScreenKind,
    SentTo,
    SentWhy,
    Spoken,
    TookOver,
    UrgentReason,
    VisitEnd,
    VisitWait,
    WaitBasis,
)
from onedoor.vocabulary.responsibility_codes import HoldEnd
from onedoor.vocabulary.routing import FellBack, Policy, Post


@dataclass(frozen=True, kw_only=True)
class VisitRegistered(Event):
    """A person has come, by any channel; from now on they wait for a post of a unit (0 any).

    `ticket` is its number among that day's at the office.
    """

    visit: int
    visit_day: dt.date
    ticket: int
    channel: Channel
    waits_for: Post
    waits_for_unit: int
    spoken: Spoken
    interpreter: bool
    urgent_reason: UrgentReason


@dataclass(frozen=True, kw_only=True)
class WaitTold(Event):
    """What whoever came was told of the wait, once, as they came.

    Measured on `wait_counted` earlier waits under this policy, as `wait_basis` says; 0 when it was
    not known, and they were told so. `area` is the one thing they came for, else 0.
    `waiting_before` sat and waited when they came.
    """

    policy: Policy
    area: int
    waiting_before: int
    wait_basis: WaitBasis
    wait_counted: int
    median_s: int
    most_s: int


@dataclass(frozen=True, kw_only=True)
class NeedStated(Event):
    """A person has said what they come for.

    The words themselves lie in a row of their own; `words` is its key, 0 when nothing was written.
    `area` and `service` are 0 while nobody knows what it is about; `about_case` is the case it is
    about, `follows` the need of the same visit that was sent on to become this one, or 0.
    """

    need: int
    need_kind: NeedKind
    area: int
    service: int
    about_case: int
    follows: int
    channel: Channel
    words: int


@dataclass(frozen=True, kw_only=True)
class NeedClarified(Event):
    """It was found out what a need is about; what the person said of it stays as it was."""

    need: int
    need_kind: NeedKind
    area: int
    service: int
    about_case: int


@dataclass(frozen=True, kw_only=True)
class PrivateRoomAsked(Event):
    """The person wants to be met in a private room; nobody asks them why."""


@dataclass(frozen=True, kw_only=True)
class VisitCalled(Event):
    """The actor called a visit to their desk.

    `place` is where routing had them for it, 1 the first, 0 when it had left them out and they
    called all the same; `idle_before` how many colleagues it placed before them were free.
    """

    place: int
    idle_before: int
    policy: Policy
    fell_back: FellBack
    desk_number: int


@dataclass(frozen=True, kw_only=True)
class ServingBegun(Event):
    """The person came to the desk: the actor serves them from now on."""


@dataclass(frozen=True, kw_only=True)
class VisitPutBack(Event):
    """Somebody who was called, or served in part, waits again, for this post and unit (0 any).

    Who did not come does not keep their place: they are in line from now on, behind those who
    wait, and are urgent no longer. How long they have waited stays as it was.
    """

    put_back: PutBack
    keeps_place: bool
    waits_for: Post
    waits_for_unit: int


@dataclass(frozen=True, kw_only=True)
class VisitHeld(Event):
    """The visit pauses, for a known reason, until a known time."""

    visit_wait: VisitWait
    hold_until_us: int


@dataclass(frozen=True, kw_only=True)
class VisitHoldEnded(Event):
    """The pause is over: the person waits again, in the place they had."""

    ended: HoldEnd


@dataclass(frozen=True, kw_only=True)
class VisitMadeUrgent(Event):
    """The person is to be served before those who came first, for a reason everybody can read."""

    urgent_reason: UrgentReason


@dataclass(frozen=True, kw_only=True)
class ColleagueJoined(Event):
    """A colleague helps in the visit. Help, never a handover: who serves is the same.

    `joined_unit` is the unit they stand for at the door, else their own.
    """

    employee: int
    joined_unit: int
    joined_by: JoinedBy


@dataclass(frozen=True, kw_only=True)
class ColleagueWentBack(Event):
    """A colleague who had joined is out of the visit again."""

    employee: int
    meeting_end: MeetingEnd


@dataclass(frozen=True, kw_only=True)
class VisitTakenOver(Event):
    """A colleague who had joined serves the visit from now on. No case moves by it.

    `taken_from` served it till then; `taken_unit` is the unit the colleague stands for.
    `stays_unit` is the one for which the other stays and helps, 0 when they go.
    """

    taken_from: int
    taken_by: int
    taken_unit: int
    took_over: TookOver
    stays_unit: int


@dataclass(frozen=True, kw_only=True)
class NeedEnded(Event):
    """A need has its end. `into_case` is the case that was opened on it or took it, or 0."""

    need: int
    need_outcome: NeedOutcome
    into_case: int


@dataclass(frozen=True, kw_only=True)
class NeedSentOn(Event):
    """The person was sent on with a need: to whom, why, and whether we made the contact.

    This ends the need. `sent_unit` is 0 when it is no unit's; `followed_by` the need that now
    waits for the other desk or unit in the same visit, 0 when the person goes elsewhere.
    """

    need: int
    sent_to: SentTo
    sent_unit: int
    sent_why: SentWhy
    contact_made: bool
    sent_day: dt.date | None
    followed_by: int


@dataclass(frozen=True, kw_only=True)
class NeedOwed(Event):
    """Nobody reached the need before closing time: it is a debt now, never served (law 10)."""

    need: int
    debt: int


@dataclass(frozen=True, kw_only=True)
class MessageLeft(Event):
    """A person asked to be contacted by the one who answers for a case, or for what is owed.

    `need` is what they said; `debt` is what is owed for it: a new one, or the one that was open.
    """

    need: int
    debt: int
    best_time: BestTime


@dataclass(frozen=True, kw_only=True)
class VisitEnded(Event):
    """The visit is over: its needs have ended, or are owed by somebody (law 10)."""

    visit_end: VisitEnd


@dataclass(frozen=True, kw_only=True)
class SlipMade(Event):
    """A slip with a code was made for the visit; a new one makes the old code worthless."""

    slip: int


@dataclass(frozen=True, kw_only=True)
class ScreenOpened(Event):
    """A machine in the waiting room shows this from now on, without anybody signed in."""

    screen: int
    screen_kind: ScreenKind


@dataclass(frozen=True, kw_only=True)
class ScreenClosed(Event):
    """A machine in the waiting room was closed: it shows nothing any more."""

    screen: int


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(Event):
    """Somebody has asked a colleague quietly. Who asked stands in no line, nor about which visit.

    `asked_of` is one colleague, 0 all who know the area.
    """

    question: int
    area: int
    service: int
    asked_of: int
    answer_by_us: int


@dataclass(frozen=True, kw_only=True)
class QuestionRanOut(Event):
    """Nobody has answered in time: it goes to whoever has the duty; 0 when nobody is left."""

    question: int
    fell_to: int
    answer_by_us: int


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(Event):
    """The actor has answered. `for_others` when question and answer stay for others to read."""

    question: int
    for_others: bool


@dataclass(frozen=True, kw_only=True)
class QuestionEnded(Event):
    """The question is over, and nobody knows any more who asked it."""

    question: int
    question_end: QuestionEnd
