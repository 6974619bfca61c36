"""The roster: who is to stand where at the door, by half day, and who is away."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.texts import text


class HalfDay(Code):
    """One of the two parts of a day that the roster is planned by."""

    before_noon = 1, text("before noon")
    after_noon = 2, text("after noon")


class DutyKind(Code):
    """What somebody is to do in a half day.

    `support` is Office A's back-front, which follows up its own persons and steps in when asked;
    `off` is to work behind the door alone (the study L607-615).
    """

    off = 0, text("not at the door")
    desk = 1, text("at the reception desk")
    front = 2, text("serves those who come in")
    support = 3, text("helps when asked")
    training = 4, text("training")
    leave = 5, text("leave")
    free = 6, text("does not work then")


class DutyWhy(Code):
    """Why somebody has the duty they have."""

    pattern = 1, text("as the pattern has it")
    planned = 2, text("changed by who plans")
    swapped = 3, text("swapped with a colleague")
    covers = 4, text("covers for a colleague")
    absence = 5, text("training or leave was taken")


class RosterScheme(Code):
    """What makes the office's duty lists two: the shifts of a day, or the two employers.

    Office A's «todelt vaktordning» can be read either way (the study L605-609).
    """

    none = 0, text("no duty lists: everybody stands where they ordinarily do")
    by_shift = 1, text("by shift: both employers' staff stand in the same shifts")
    by_employer = 2, text("by employer: each employer has a list of its own")


class RosterReason(Code):
    """Why something about the roster cannot be done, or who could do it instead."""

    not_yours_to_plan = (
        1,
        text("Only who leads the unit or has its duty, or leads their side, can plan this."),
    )
    left = 2, text("They no longer work here.")
    half_day_gone = 3, text("That half day is over.")
    closed_then = 4, text("The office is closed then.")
    too_far_ahead = 5, text("The day is too far ahead.")
    not_at_the_front = 6, text("They work in no unit of the front, so they cannot stand there.")
    away_then = 7, text("They are away then. Choose somebody else, or say first that they are in.")
    changed_meanwhile = (
        8,
        text("Somebody has changed this duty since you opened the page. Look again."),
    )


@dataclass(frozen=True, kw_only=True)
class DutySet(Event):
    """What somebody is to do in a half day was changed, whatever the pattern says.

    When the half day had begun for them already, it is to begin anew.
    """

    duty: int
    employee: int
    duty_day: dt.date
    half_day: HalfDay
    duty_kind: DutyKind
    duty_why: DutyWhy


@dataclass(frozen=True, kw_only=True)
class DutyBegun(Event):
    """A half day began for somebody, and with it the duty they had then, changed or not."""

    duty: int
    employee: int
    duty_day: dt.date
    half_day: HalfDay
    duty_kind: DutyKind
    duty_why: DutyWhy
