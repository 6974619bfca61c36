"""Calling for help: who is told, when it goes on to a leader, and who may say that it is over.

The study tells of anger and violence at the desk (L785). Nothing here refuses a call: a rule that
could say no would be one more thing to get right for somebody who is being threatened.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.rules.verdict import first_no
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.safety_codes import SafetyReason


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpFacts:
    """What rules know of a call for help: whose it is, who comes, and whether it is over.

    `came_up_to` is the leader it went on to, or 0.
    """

    office: int
    caller: int
    helpers: frozenset[int] = frozenset()
    came_up_to: int = 0
    over: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class HearerFacts:
    """What rules know of somebody who may hear a call.

    `in_the_house` is false for those whose own unit lies elsewhere. `leads` tells that they lead
    the office, one of its sides, or the caller's unit.
    """

    key: int
    office: int
    presence: Presence
    in_the_house: bool
    leads: bool = False
    left: bool = False


def hears(call: HelpFacts, hearer: HearerFacts) -> bool:
    """Whether a call is shown to this colleague: all in the house who are at work.

    Whom it went on to, and who comes already, are told wherever they are.
    """
    if call.over or hearer.left or hearer.office != call.office or hearer.key == call.caller:
        return False
    theirs = hearer.key == call.came_up_to or hearer.key in call.helpers
    return theirs or (hearer.presence is Presence.present and hearer.in_the_house)


def goes_on_at(called_at: dt.datetime, answer_seconds: int) -> dt.datetime:
    """When a call that nobody has answered goes on to a leader: a clock."""
    return called_at + dt.timedelta(seconds=answer_seconds)


def what_hinders_coming(call: HelpFacts, helper: HearerFacts) -> SafetyReason | None:
    """What keeps a colleague from saying that they come, or None. More than one may come."""
    return first_no(
        (call.over, SafetyReason.help_over),
        (helper.key == call.caller, SafetyReason.own_call),
    )


def what_hinders_ending(call: HelpFacts, actor: HearerFacts) -> SafetyReason | None:
    """What keeps somebody from saying that it is over, or None.

    A colleague who has not gone there cannot know it: they could silence a call they only heard.
    """
    part_of_it = actor.leads or actor.key in {call.caller, call.came_up_to} | call.helpers
    return first_no(
        (call.over, SafetyReason.help_over),
        (not part_of_it, SafetyReason.not_part_of_it),
    )
