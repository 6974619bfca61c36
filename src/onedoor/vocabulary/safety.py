"""Safety: somebody at work called for help and who came, and marks on persons that end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.vocabulary.event import Event
from onedoor.vocabulary.safety_codes import HelpEnd, HelpPlace, MarkEnd, MarkReason, MarkTold


@dataclass(frozen=True, kw_only=True)
class HelpCalled(Event):
    """Somebody at work called for help; all colleagues on duty see it at once."""

    help_call: int
    help_place: HelpPlace
    desk_number: int


@dataclass(frozen=True, kw_only=True)
class HelpPlaceSaid(Event):
    """Who called for help said where they are."""

    help_call: int
    help_place: HelpPlace


@dataclass(frozen=True, kw_only=True)
class HelpComing(Event):
    """A colleague is on their way to whoever called for help."""

    help_call: int
    helper: int


@dataclass(frozen=True, kw_only=True)
class HelpWentOn(Event):
    """Nobody had answered a call for help in time: it went on to a leader, by name."""

    help_call: int
    came_up_to: int


@dataclass(frozen=True, kw_only=True)
class HelpEnded(Event):
    """The need for help is over. It says nothing of whether there was an incident."""

    help_call: int
    help_end: HelpEnd


@dataclass(frozen=True, kw_only=True)
class SafetyMarkProposed(Event):
    """A caseworker proposed a safety mark on a person; a leader decides it, by name and day."""

    mark: int
    mark_reason: MarkReason
    two_present: bool
    alarm_desk: bool
    by_appointment: bool
    guard_told: bool
    mark_until: dt.date
    keeper: int
    decide_on: dt.date


@dataclass(frozen=True, kw_only=True)
class SafetyMarkDecided(Event):
    """A leader set a safety mark on a person, of their own or as proposed, and answers for it.

    Its measures hold until its last day. `mark_told` says whether the person knows, or why not.
    """

    mark: int
    mark_reason: MarkReason
    two_present: bool
    alarm_desk: bool
    by_appointment: bool
    guard_told: bool
    mark_until: dt.date
    keeper: int
    mark_told: MarkTold


@dataclass(frozen=True, kw_only=True)
class SafetyMarkRenewed(Event):
    """A leader has looked at a safety mark again: it holds until another day."""

    mark: int
    mark_until: dt.date
    keeper: int


@dataclass(frozen=True, kw_only=True)
class PersonToldOfMark(Event):
    """Whether the person has been told of a safety mark has changed."""

    mark: int
    mark_told: MarkTold


@dataclass(frozen=True, kw_only=True)
class SafetyMarkCameUp(Event):
    """A proposal was not decided in time, or who answered for a mark has left: a leader has it."""

    mark: int
    keeper: int
    decide_on: dt.date | None


@dataclass(frozen=True, kw_only=True)
class SafetyMarkEnded(Event):
    """A safety mark ended: its last day was past, or a leader ended it and said why."""

    mark: int
    mark_end: MarkEnd
