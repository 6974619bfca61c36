"""The envelope: what every line of the journal says besides what happened."""

from __future__ import annotations

from dataclasses import dataclass, field

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.sides import Side


class ThreadKind(Code):
    """What a thread of lines is about; each line belongs to one thread."""

    case = 1
    visit = 2
    person = 3
    employee = 4
    unit = 5
    office = 6


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """Who, where and about whom. Keys are row numbers; 0 means nobody or nothing.

    `actor_key` 0 is the office itself (the ticker). `acting_unit` is the unit the actor worked
    for, `home_unit` the one they belong to. `side` owns the information. On a case's lines
    `holder_before` and `holder_after` (and their units) say who answered before and after it.
    """

    office: int
    at_us: int
    actor_key: int = 0
    acting_unit: int = 0
    home_unit: int = 0
    side: Side = Side.none
    person_key: int = 0
    case_key: int = 0
    visit_key: int = 0
    employee_key: int = 0
    unit_key: int = 0
    holder_before: int = 0
    holder_after: int = 0
    unit_before: int = 0
    unit_after: int = 0

    @property
    def thread(self) -> tuple[ThreadKind, int]:
        """The thread: the case, else the visit, person, employee, unit, else the office."""
        if self.case_key:
            return ThreadKind.case, self.case_key
        if self.visit_key:
            return ThreadKind.visit, self.visit_key
        if self.person_key:
            return ThreadKind.person, self.person_key
        if self.employee_key:
            return ThreadKind.employee, self.employee_key
        if self.unit_key:
            return ThreadKind.unit, self.unit_key
        return ThreadKind.office, self.office


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the journal: its number, its envelope, and what happened.

    `prev` is the number of the line before it in its thread, 0 for the first.
    """

    seq: int
    envelope: Envelope
    event: Event
    prev: int = field(default=0)
