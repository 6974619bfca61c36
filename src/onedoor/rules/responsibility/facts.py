"""The facts a rule of responsibility is told: never a row, never a query."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import CaseState, HandoverKind, HandoverState
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class EmployeeFacts:
    """What rules know of an employee. Keys are row numbers; 0 is nobody.

    `leads` and `duty_in` are the units they lead or are duty lead of; `office_leader_of` the
    sides of the office they lead. `away_until` is the day they are back, None when unknown.
    """

    key: int
    office: int
    side: Side
    home_unit: int
    units: frozenset[int]
    left: bool = False
    presence: Presence = Presence.present
    away_until: dt.date | None = None
    leads: frozenset[int] = field(default_factory=frozenset)
    duty_in: frozenset[int] = field(default_factory=frozenset)
    office_leader_of: frozenset[Side] = field(default_factory=frozenset)


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitFacts:
    """What rules know of a unit: its side, who leads it, who is on duty, what it works with."""

    key: int
    office: int
    side: Side
    leader: int
    duty_lead: int
    areas: frozenset[int]
    remit_days: int = 0
    shares_out: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseFacts:
    """What rules know of a case.

    `side` owns the matter, `unit_side` is the side of the unit that has it, the other one when it
    has crossed. `crossing_to` are the sides that the agreement lets this matter cross to.
    `bounces` counts since the last settlement. `return_by` is until when an allotment may be
    returned, or None.
    """

    key: int
    office: int
    side: Side
    area: int
    state: CaseState
    holder: int
    unit: int
    unit_side: Side = Side.none
    unit_leader: int = 0
    crossing_to: frozenset[Side] = field(default_factory=frozenset)
    bounces: int = 0
    to_settle: bool = False
    joint: bool = False
    has_open_handover: bool = False
    has_sister: bool = False
    person_deleted: bool = False
    return_by: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class HandoverFacts:
    """What rules know of a handover: who asked whom, and whether it is answered.

    On an offer `from_employee` is who offered; on a request for a case, who asked.
    """

    key: int
    kind: HandoverKind
    state: HandoverState
    from_employee: int
    to_employee: int
    to_unit: int
    crosses: bool = False
