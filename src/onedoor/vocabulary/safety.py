"""Safety: somebody at work called for help, and who came."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.vocabulary.event import Event
from onedoor.vocabulary.safety_codes import HelpEnd, HelpPlace


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
