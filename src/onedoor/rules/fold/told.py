"""What the journal tells of the office: its told columns, each listed once, here.

The tables hold the same and more (names, words, numbers); the fold of the journal must equal them
(law 4). Keys of 0 mean nobody or nothing; instants are microseconds since 1970 in UTC, 0 is never.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from onedoor.vocabulary.people import IdKind, Presence
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    CaseState,
    HandoverKind,
    HandoverState,
    MovedBy,
    OfferReason,
    OpenedBy,
    Outcome,
    ReturnReason,
    WaitingFor,
)
from onedoor.vocabulary.sides import FormerAgency, Side, Stage


@dataclass(kw_only=True, slots=True)
class OfficeTold:
    """An office: the pack it works by, who leads its sides, and how many cases it has had."""

    fingerprint: int = 0
    leaders: dict[Side, int] = field(default_factory=dict)
    areas: dict[int, tuple[Side, FormerAgency]] = field(default_factory=dict)
    steps: set[int] = field(default_factory=set)
    cases_opened: int = 0


@dataclass(kw_only=True, slots=True)
class UnitTold:
    """A unit and the two people its work falls to."""

    office: int
    side: Side
    stage: Stage
    leader: int = 0
    duty_lead: int = 0


@dataclass(kw_only=True, slots=True)
class PersonTold:
    """A person: a key, a day of the month, and what became of the registration."""

    office: int
    birth_day: int
    merged_into: int = 0
    forgotten: bool = False
    identities: dict[int, IdKind] = field(default_factory=dict)


@dataclass(kw_only=True, slots=True)
class EmployeeTold:
    """An employee: where they work, what they know, and whether they are here."""

    office: int
    side: Side
    own_unit: int
    former_agency: FormerAgency = FormerAgency.none
    units: set[int] = field(default_factory=set)
    levels: dict[int, int] = field(default_factory=dict)
    presence: Presence = Presence.present
    away_since_us: int = 0
    away_until: dt.date | None = None
    left_us: int = 0


@dataclass(kw_only=True, slots=True)
class NeedTold:
    """A need: of whom, about what, by which way."""

    office: int
    person: int
    area: int
    channel: Channel
    words: int
    stated_us: int


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
class Told:
    """Everything the journal tells, by key."""

    offices: dict[int, OfficeTold] = field(default_factory=dict)
    units: dict[int, UnitTold] = field(default_factory=dict)
    persons: dict[int, PersonTold] = field(default_factory=dict)
    employees: dict[int, EmployeeTold] = field(default_factory=dict)
    needs: dict[int, NeedTold] = field(default_factory=dict)
    cases: dict[int, CaseTold] = field(default_factory=dict)
    handovers: dict[int, HandoverTold] = field(default_factory=dict)

    def office(self, key: int) -> OfficeTold:
        """An office, known from its first line on."""
        return self.offices.setdefault(key, OfficeTold())
