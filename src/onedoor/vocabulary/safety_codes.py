"""Safety's closed lists: calls for help, marks on persons, and why something is refused."""

from __future__ import annotations

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.texts import text


class HelpPlace(Code):
    """Where somebody who calls for help is. Nobody is asked before the call has gone out."""

    unsaid = 0, text("has not said where")
    desk = 1, text("at their desk")
    talk_room = 2, text("in a room for talks")
    waiting_room = 3, text("in the waiting room")
    entrance = 4, text("at the entrance")
    corridor = 5, text("in the corridor")
    outside = 6, text("outside the house")


class HelpEnd(Code):
    """How a call for help ended. A press by mistake is no blame, and is counted for nobody."""

    calm = 1, text("it is calm again")
    person_left = 2, text("the person left")
    police = 3, text("the police came")
    ambulance = 4, text("an ambulance came")
    mistake = 5, text("pressed by mistake")


class MarkReason(Code):
    """Why a person has a safety mark: what has happened, never what somebody is."""

    violence = 1, text("has been violent here")
    threat = 2, text("has threatened somebody here")
    damage = 3, text("has broken things here")
    weapon = 4, text("has brought something dangerous along")
    harassment = 5, text("has harassed somebody who works here")
    in_danger = 6, text("is themself in danger from somebody else")


class Measure(Code):
    """What is done so that a meeting is safe. Each is a yes or no of the same name in an event."""

    two_present = 1, text("two employees are present")
    alarm_desk = 2, text("only at a desk with an alarm")
    by_appointment = 3, text("only by telephone or appointment")
    guard_told = 4, text("the guard is told")


class MarkState(Code):
    """Where a safety mark stands. One that is proposed is shown too, and says so."""

    proposed = 1, text("proposed")
    decided = 2, text("decided")
    ended = 3, text("ended")


class MarkTold(Code):
    """Whether the person has been told of the mark, or why not: they have a right to know."""

    in_person = 1, text("told in person")
    by_letter = 2, text("told by letter")
    not_reached = 3, text("not told yet: not reached")
    would_endanger = 4, text("not told: it would put somebody in danger")


class MarkEnd(Code):
    """How a safety mark ended."""

    ran_out = 1, text("its last day was past")
    no_longer = 2, text("it is not needed any more")
    was_wrong = 3, text("it should not have been set")
    declined = 4, text("it was proposed, and not decided")
    deleted = 5, text("the person was deleted")


class SafetyReason(Code):
    """Why something about safety cannot be done."""

    help_over = 1, text("It is over already: nobody needs to come any more.")
    own_call = 2, text("It is your own call for help. Somebody else must come.")
    not_part_of_it = (
        3,
        text("Only who called, who came or a leader can say that it is over."),
    )
    not_a_leader = 4, text("Only a leader can decide this. You can propose a mark.")
    no_measure = 5, text("Say what is to be done: choose at least one measure.")
    ends_in_the_past = 6, text("The last day must be after today.")
    lasts_too_long = 7, text("The mark would last longer than the office allows.")
    mark_ended = 8, text("The mark has ended already.")
    decided_already = 9, text("The mark has been decided already.")
    not_decided = 10, text("The mark has not been decided yet.")
    nobody_told = 11, text("Say whether the person has been told, or why not.")
