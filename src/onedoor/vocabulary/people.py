"""People: those who come in, and those who work here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.sides import FormerAgency, Side
from onedoor.vocabulary.texts import text


class IdKind(Code):
    """What kind of number a person is known by elsewhere."""

    none = 0, text("no number")
    birth_number = 1, text("Norwegian national identity number")
    d_number = 2, text("D-number")
    synthetic = 3, text("made-up number for tests")
    foreign = 4, text("another country's number")
    synthetic_d = 5, text("made-up D-number for tests")


class Presence(Code):
    """Whether an employee is at work."""

    present = 1, text("at work")
    out = 2, text("out until")
    on_leave = 3, text("on leave")


@dataclass(frozen=True, kw_only=True)
class PersonRegistered(Event):
    """A person is known to the office. `birth_day` is the day of the month, 0 when unknown."""

    person: int
    birth_day: int


@dataclass(frozen=True, kw_only=True)
class PersonCorrected(Event):
    """What the office knows of a person was put right. `birth_day` as in `PersonRegistered`."""

    person: int
    birth_day: int


@dataclass(frozen=True, kw_only=True)
class PersonIdentified(Event):
    """A number was tied to a person; `identity` is the key of its row, never the number."""

    person: int
    identity: int
    id_kind: IdKind


@dataclass(frozen=True, kw_only=True)
class NumberRemoved(Event):
    """A number was found not to be this person's; its row, `identity`, was deleted."""

    person: int
    identity: int


@dataclass(frozen=True, kw_only=True)
class PersonsMerged(Event):
    """Two registrations were the same person: what stood under `merged` belongs to `kept`."""

    kept: int
    merged: int


@dataclass(frozen=True, kw_only=True)
class PersonForgotten(Event):
    """A person's name, birth date and numbers were deleted; the key stays, so counts hold."""

    person: int


@dataclass(frozen=True, kw_only=True)
class EmployeeJoined(Event):
    """Somebody works here from now on, for this side, with this unit as their own."""

    employee: int
    employer: Side
    own_unit: int


@dataclass(frozen=True, kw_only=True)
class MembershipChanged(Event):
    """An employee works, or no longer works, for a unit."""

    employee: int
    unit: int
    member: bool


@dataclass(frozen=True, kw_only=True)
class CompetenceSet(Event):
    """How well an employee knows an area: 0 not, 1 with help, 2 alone, 3 teaches others."""

    employee: int
    area: int
    level: int


@dataclass(frozen=True, kw_only=True)
class BackgroundDeclared(Event):
    """An employee has said which former agency they come from; for aggregates only."""

    employee: int
    former_agency: FormerAgency


@dataclass(frozen=True, kw_only=True)
class PresenceChanged(Event):
    """An employee came, went out until a day, or went on leave. `until` is the day of return."""

    employee: int
    presence: Presence
    until: dt.date | None


@dataclass(frozen=True, kw_only=True)
class EmployeeLeft(Event):
    """An employee no longer works here. Their history stays; their open cases have moved."""

    employee: int
