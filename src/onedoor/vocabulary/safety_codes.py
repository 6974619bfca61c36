"""Safety's closed lists: where somebody needs help, how it ended, and why something is refused."""

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


class SafetyReason(Code):
    """Why something about safety cannot be done."""

    help_over = 1, text("It is over already: nobody needs to come any more.")
    own_call = 2, text("It is your own call for help. Somebody else must come.")
    not_part_of_it = (
        3,
        text("Only who called, who came or a leader can say that it is over."),
    )
