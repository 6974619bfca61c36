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
    same_person = 9, text("Choose a colleague: nobody swaps with themselves.")
    same_duty = 10, text("You both have the same duty then, so there is nothing to swap.")
    other_employer = (
        11,
        text("Each employer has a list of its own here. Choose somebody with the same employer."),
    )
    leaves_too_few = (
        12,
        text("Too few would be left at the door. Ask your leader, who can plan somebody there."),
    )
    you_are_away = 13, text("You are away then, so there is no duty to swap.")
    has_begun = 14, text("That half day has begun. Ask your leader, who can still change it.")
    asked_already = 15, text("You have asked about this duty already. Take that back first.")
    asked_of_another = 16, text("This was asked of somebody else.")
    answered = 17, text("This has been answered already.")
    not_yours_to_take_back = 18, text("Only who asked can take it back.")
    not_yours_to_take = 19, text("Only they themselves, or who plans for them, can take this.")
    ends_too_early = 20, text("The last day is before the first. Change one of them.")
    too_long = 21, text("That is longer than can be taken at once. Take it in parts.")
    nothing_open = 22, text("The office is closed then, so there is nothing to take.")
    cannot_cover = (
        23,
        text("Who was chosen cannot cover then any more. Look again at who can."),
    )


class SwapState(Code):
    """Where a swap that somebody has asked for stands."""

    open = 1, text("waits for an answer")
    accepted = 2, text("agreed")
    declined = 3, text("declined")
    withdrawn = 4, text("taken back")
    ran_out = 5, text("nobody answered in time")


class CoverReason(Code):
    """Why a colleague can cover for somebody in a half day, or cannot."""

    off_duty = 1, text("Has no duty then.")
    helps_then = 2, text("Is in the back-front then.")
    other_post = 3, text("Stands elsewhere at the door then.")
    there_already = 10, text("Has the same duty already.")
    away = 11, text("Is away then.")
    not_at_the_front = 12, text("Works in no unit of the front.")
    other_employer = 13, text("Has another employer, whose list is another.")
    is_needed_there = 14, text("Is needed where they are.")


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


@dataclass(frozen=True, kw_only=True)
class SwapOffered(Event):
    """A colleague was asked to swap duties in a half day, and in another in return, or in none.

    Whoever swaps takes over all that the other was to do then. `back_day` None asks for no return.
    """

    swap: int
    from_employee: int
    with_employee: int
    duty_day: dt.date
    half_day: HalfDay
    back_day: dt.date | None
    back_half: HalfDay
    answer_by_us: int


@dataclass(frozen=True, kw_only=True)
class SwapAccepted(Event):
    """Who was asked to swap said yes; the duties of both are told by lines of their own."""

    swap: int


@dataclass(frozen=True, kw_only=True)
class SwapDeclined(Event):
    """Who was asked to swap said no, and every duty is as it was."""

    swap: int


@dataclass(frozen=True, kw_only=True)
class SwapWithdrawn(Event):
    """Who had asked a colleague to swap took it back."""

    swap: int


@dataclass(frozen=True, kw_only=True)
class SwapRanOut(Event):
    """Nobody answered in time whether they would swap, and every duty is as it was."""

    swap: int


@dataclass(frozen=True, kw_only=True)
class FeedMade(Event):
    """An employee made a secret address of their own duties; the one they had before is closed."""

    feed: int


@dataclass(frozen=True, kw_only=True)
class FeedEnded(Event):
    """An employee closed the secret address of their duties: it tells nothing any more."""

    feed: int
