"""What the journal tells of the office: its told columns, each listed once, here and beside.

The tables hold the same and more (names, words, numbers); the fold of the journal must equal them
(law 4). Keys of 0 mean nobody or nothing; instants are microseconds since 1970 in UTC, 0 is never.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from onedoor.rules.fold.told_appointments import AppointmentTold
from onedoor.rules.fold.told_casefile import FiledTold
from onedoor.rules.fold.told_cases import CaseTold, DebtTold, HandoverTold
from onedoor.rules.fold.told_reception import (
    MessageTold,
    NeedTold,
    QuestionTold,
    ScreenTold,
    VisitTold,
)
from onedoor.rules.fold.told_roster import DutyTold, FeedTold, SwapTold
from onedoor.rules.fold.told_safety import HelpCallTold, SafetyMarkTold
from onedoor.vocabulary.people import IdKind, Presence
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.sides import FormerAgency, Side, Stage


@dataclass(kw_only=True, slots=True)
class OfficeTold:
    """An office: the pack it works by, who leads it, and how many cases and tickets it has had."""

    fingerprint: int = 0
    leaders: dict[Side, int] = field(default_factory=dict)
    areas: dict[int, tuple[Side, FormerAgency]] = field(default_factory=dict)
    steps: set[int] = field(default_factory=set)
    services: dict[int, int] = field(default_factory=dict)
    cases_opened: int = 0
    ticket_day: dt.date | None = None
    tickets: int = 0


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
    """An employee: where they work, what they know, whether they are here, and where they stand."""

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
    post: Post = Post.none
    post_unit: int = 0
    post_since_us: int = 0
    desk_number: int = 0


@dataclass(kw_only=True, slots=True)
class Told:
    """Everything the journal tells, by key."""

    offices: dict[int, OfficeTold] = field(default_factory=dict)
    units: dict[int, UnitTold] = field(default_factory=dict)
    persons: dict[int, PersonTold] = field(default_factory=dict)
    employees: dict[int, EmployeeTold] = field(default_factory=dict)
    visits: dict[int, VisitTold] = field(default_factory=dict)
    needs: dict[int, NeedTold] = field(default_factory=dict)
    messages: dict[int, MessageTold] = field(default_factory=dict)
    screens: dict[int, ScreenTold] = field(default_factory=dict)
    questions: dict[int, QuestionTold] = field(default_factory=dict)
    cases: dict[int, CaseTold] = field(default_factory=dict)
    handovers: dict[int, HandoverTold] = field(default_factory=dict)
    debts: dict[int, DebtTold] = field(default_factory=dict)
    appointments: dict[int, AppointmentTold] = field(default_factory=dict)
    duties: dict[int, DutyTold] = field(default_factory=dict)
    filed: dict[int, FiledTold] = field(default_factory=dict)
    help_calls: dict[int, HelpCallTold] = field(default_factory=dict)
    swaps: dict[int, SwapTold] = field(default_factory=dict)
    feeds: dict[int, FeedTold] = field(default_factory=dict)
    marks: dict[int, SafetyMarkTold] = field(default_factory=dict)

    def office(self, key: int) -> OfficeTold:
        """An office, known from its first line on."""
        return self.offices.setdefault(key, OfficeTold())
