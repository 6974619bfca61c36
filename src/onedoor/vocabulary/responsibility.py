"""Responsibility: who answers for a case, and how it moves from one to another."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.vocabulary.event import Event
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    DebtEnd,
    DebtKind,
    DebtMovedBy,
    HandoverKind,
    HoldEnd,
    MovedBy,
    OfferReason,
    OpenedBy,
    Outcome,
    ReopenReason,
    ReturnReason,
    TryOutcome,
    WaitingFor,
    WithdrawReason,
)
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True)
class CaseOpened(Event):
    """A case exists, and from the same moment somebody holds it (`holder_after`).

    Born at the door it is held by the receiving unit's duty lead; opened by a caseworker, by
    that caseworker. `sister_of` is the other side's case about the same need, or 0.
    """

    opened_case: int
    need: int
    area: int
    case_side: Side
    opened_by: OpenedBy
    sister_of: int
    next_step: int
    next_due: dt.date


@dataclass(frozen=True, kw_only=True)
class HolderChanged(Event):
    """A case moved. This, and nothing else, moves a case; the envelope says from whom to whom.

    `handover` is the offer that was accepted or ran out, or 0. `return_by_us` is until when an
    allotted case may be returned, else 0.
    """

    moved_by: MovedBy
    handover: int
    return_by_us: int


@dataclass(frozen=True, kw_only=True)
class AllotmentReturned(Event):
    """Somebody gave back, in time, what the sharing-out rule had allotted to them: a bounce."""

    return_reason: ReturnReason
    belongs_unit: int


@dataclass(frozen=True, kw_only=True)
class HandoverOffered(Event):
    """A case was offered, to an employee or to a unit (`to_employee` 0), to be answered in time.

    The holder keeps it until somebody accepts. `handover_kind` `sister` asks the other side to
    open a case of its own; `crosses` tells that the matter would cross the state/municipal line.
    """

    handover: int
    handover_kind: HandoverKind
    to_employee: int
    to_unit: int
    offer_reason: OfferReason
    asked: Asked
    crosses: bool
    answer_by_us: int


@dataclass(frozen=True, kw_only=True)
class CaseAskedFor(Event):
    """A colleague asked the holder for a case: a handover the other way round."""

    handover: int
    by_employee: int
    by_unit: int
    offer_reason: OfferReason
    crosses: bool
    answer_by_us: int


@dataclass(frozen=True, kw_only=True)
class HandoverAccepted(Event):
    """The one who was offered, or asked for, a case said yes."""

    handover: int


@dataclass(frozen=True, kw_only=True)
class HandoverReturned(Event):
    """The one who was offered, or asked for, a case said no, and where it belongs.

    An offer returned is a bounce; a request for a case that is refused is not.
    """

    handover: int
    return_reason: ReturnReason
    belongs_unit: int


@dataclass(frozen=True, kw_only=True)
class HandoverWithdrawn(Event):
    """The one who offered, or asked for, a case took the question back."""

    handover: int
    withdraw_reason: WithdrawReason


@dataclass(frozen=True, kw_only=True)
class HandoverRanOut(Event):
    """Nobody answered in time. An offer makes the receiving unit's leader the holder."""

    handover: int


@dataclass(frozen=True, kw_only=True)
class SettlementCalled(Event):
    """The case has bounced as often as the office allows; leaders settle it by `settle_by_us`.

    `joint` means that both leaders must agree, because it would cross the line between them.
    """

    settle_by_us: int
    joint: bool


@dataclass(frozen=True, kw_only=True)
class SettlementProposed(Event):
    """One of the two leaders has said who should hold the case; the other must agree."""

    to_employee: int
    to_unit: int
    proposed_by: int


@dataclass(frozen=True, kw_only=True)
class CaseHeld(Event):
    """Work on a case waits for a named party until a day."""

    waiting_for: WaitingFor
    until: dt.date


@dataclass(frozen=True, kw_only=True)
class HoldEnded(Event):
    """The waiting is over: the holder went on, or the day came."""

    ended: HoldEnd


@dataclass(frozen=True, kw_only=True)
class NextStepSet(Event):
    """What the holder does next in the case, and by which day."""

    next_step: int
    next_due: dt.date


@dataclass(frozen=True, kw_only=True)
class StepDone(Event):
    """The holder did a step of the work in a case."""

    step: int


@dataclass(frozen=True, kw_only=True)
class CaseClosed(Event):
    """A case ended, with what came of it. Its last holder stays on record as who answered."""

    outcome: Outcome


@dataclass(frozen=True, kw_only=True)
class CaseReopened(Event):
    """A closed case is open again, with its last holder, or the unit's leader if they left."""

    reopen_reason: ReopenReason
    next_step: int
    next_due: dt.date


@dataclass(frozen=True, kw_only=True)
class DebtIncurred(Event):
    """Somebody owes a person a contact by a day: an employee answers for it until it is paid."""

    debt: int
    need: int
    debt_kind: DebtKind
    owed_by: int
    owed_unit: int
    owed_on: dt.date


@dataclass(frozen=True, kw_only=True)
class DebtMoved(Event):
    """A colleague answers for a debt from now on."""

    debt: int
    owed_by: int
    owed_unit: int
    debt_moved_by: DebtMovedBy


@dataclass(frozen=True, kw_only=True)
class DebtRanOut(Event):
    """The day of a debt is past and it is not paid: it has come up to a leader, by name.

    Who owes it keeps it, as a case past its day stays with its holder.
    """

    debt: int
    came_up_to: int


@dataclass(frozen=True, kw_only=True)
class DebtPaid(Event):
    """What was owed to a person is owed no more, and this is how it ended."""

    debt: int
    debt_end: DebtEnd


@dataclass(frozen=True, kw_only=True)
class CallTried(Event):
    """Somebody tried to call a person who is owed a contact, and this came of it."""

    debt: int
    try_outcome: TryOutcome
