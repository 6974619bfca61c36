"""Confidentiality: how much of a thing is shown, and why."""

from __future__ import annotations

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text


class Level(Code):
    """How much a reader is shown. `existence` is: that it is there, its holder, its next date."""

    nothing = 0, text("nothing")
    existence = 1, text("that it exists")
    content = 2, text("all of it")


class SeeingReason(Code):
    """Why a reader is shown as much as they are."""

    other_office = 1, text("It belongs to another office.")
    left_the_office = 2, text("You no longer work here.")
    own_side = 3, text("It belongs to your own side of the office.")
    own_task = 4, text("You have a task for this person.")
    same_office = 5, text("You work in the same office, but on the other side.")
    unknown = 6, text("What is needed to decide is not known.")


class Purpose(Code):
    """What a look was for, taken from the task one stands in."""

    case = 1, text("work with a case")
    person = 2, text("work with a person")
    search = 3, text("search")
    my_work = 4, text("my own work")
    unit_work = 5, text("my unit's work")
    door = 6, text("the door: who waits, and whom I serve")
    slip = 7, text("a slip, whose code opens where the person's matters are")
    paper = 8, text("to print it")
    safety = 12, text("safety: a mark, or an incident")
