"""What the journal tells of cases, handovers and debts: who answers, since when, until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from onedoor.vocabulary.responsibility_codes import (
    Asked,
    CaseState,
    DebtEnd,
    DebtKind,
    HandoverKind,
    HandoverState,
    MovedBy,
    OfferReason,
    OpenedBy,
    Outcome,
    ReturnReason,
    TryOutcome,
    WaitingFor,
)
from onedoor.vocabulary.sides import Side


@dataclass(kw_only=True, slots=True)
class HoldingTold:
    """A time during which one employee answered for a case; `until_us` 0 while it lasts."""

    employee: int
    unit: int
    by: MovedBy | None
    since_us: int
    until_us: int = 0


@dataclass(kw_only=True, slots=True)
class CaseTold:
    """A case: where it is, who answers for it, what comes next, and how it moved."""

    office: int
    need: int
    person: int
    area: int
    side: Side
    opened_by: OpenedBy
    opened_us: int
    sister_of: int
    holder: int
    unit: int
    held_since_us: int
    in_unit_since_us: int
    next_step: int
    next_due: dt.date
    state: CaseState = CaseState.open
    return_by_us: int = 0
    steps_done: int = 0
    waiting_for: WaitingFor | None = None
    hold_until: dt.date | None = None
    bounces: int = 0
    bounces_since_settled: int = 0
    settle_by_us: int = 0
    joint: bool = False
    proposed_employee: int = 0
    proposed_unit: int = 0
    proposed_by: int = 0
    outcome: Outcome | None = None
    closed_us: int = 0
    holdings: list[HoldingTold] = field(default_factory=list)


@dataclass(kw_only=True, slots=True)
class HandoverTold:
    """A handover: who asked whom for what, until when, and how it ended."""

    office: int
    of_case: int
    kind: HandoverKind
    from_employee: int
    from_unit: int
    to_employee: int
    to_unit: int
    reason: OfferReason
    asked: Asked
    crosses: bool
    offered_us: int
    answer_by_us: int
    state: HandoverState = HandoverState.open
    answered_us: int = 0
    answered_by: int = 0
    return_reason: ReturnReason | None = None
    belongs_unit: int = 0


@dataclass(kw_only=True, slots=True)
class TryTold:
    """A call that was tried: by whom, when, and what came of it."""

    employee: int
    at_us: int
    outcome: TryOutcome


@dataclass(kw_only=True, slots=True)
class DebtTold:
    """A debt: what is owed to whom for which need, who answers for it, and how it ended."""

    office: int
    person: int
    need: int
    kind: DebtKind
    employee: int
    unit: int
    due: dt.date
    incurred_us: int
    of_case: int = 0
    ran_out_us: int = 0
    came_up_to: int = 0
    paid_us: int = 0
    end: DebtEnd | None = None
    tries: list[TryTold] = field(default_factory=list)
