"""Routing: where an employee stands, and who should serve whom."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.texts import text


class Post(Code):
    """Where an employee stands, or a visit waits.

    `desk` receives, clarifies and points on (Office B's clerical desk, the study L615-619);
    `front` serves; `support` is the back-front that steps in when asked (Office A, L607-615).
    """

    none = 0, text("not at the door")
    desk = 1, text("at the reception desk")
    front = 2, text("serves those who come in")
    support = 3, text("helps when asked")


class Policy(Code):
    """By which rule those who wait meet those who serve."""

    first_free = 1, text("whoever is free first")
    by_competence = 2, text("somebody who knows the area")
    desk_then_competence = 3, text("the desk first, then somebody who knows the area")
    desk_with_support = 4, text("the door serves all, and a colleague joins")
    by_birth_date = 5, text("by the person's day of birth")
    by_continuity = 6, text("somebody the person has met before")


class RoutingReason(Code):
    """Why an employee or a unit comes where they do in the order, or is left out of it."""

    free = 1, text("Is free.")
    busy = 2, text("Serves somebody else now.")
    knows_all = 3, text("Knows all that the person comes for.")
    knows_some = 4, text("Knows some of what the person comes for.")
    holds_the_case = 5, text("Holds the case it is about.")
    holds_a_case = 6, text("Holds another case of the person's.")
    met_before = 7, text("Has met the person before.")
    birth_days = 8, text("The person's day of birth is among theirs.")
    next_in_turn = 9, text("Is next in turn for the person's day of birth.")
    points_on = 10, text("Receives at the desk and points on.")
    asked_for = 11, text("The person was sent on to them.")
    fallback = 12, text("May take them too by now.")
    works_with_area = 13, text("Works with the area.")
    may_join = 14, text("Knows what the person comes for, and can join.")
    no_birth_date = 15, text("The day of birth is not known, so the first free is taken.")
    left = 20, text("No longer works here.")
    absent = 21, text("Is not at work.")
    no_post = 22, text("Is not at the door now.")
    other_post = 23, text("Stands elsewhere: the visit waits for another post.")
    other_unit = 24, text("The visit waits for another unit.")
    does_not_know = 25, text("Does not know the area well enough.")
    others_days = 26, text("The day of birth is among a colleague's days.")
    never_met = 27, text("Has not met the person, and somebody here has.")
    other_side = 28, text("Belongs to the other side.")
    somebody_else_asked_for = 29, text("The person was sent on to somebody else.")
    other_area = 30, text("Does not work with the area.")
    off_duty = 31, text("Is not on duty at the door this half day.")


class FellBack(Code):
    """Why the policy gave way to its fallback."""

    no = 0, text("The policy holds.")
    waited_long = 1, text("They have waited long enough for anyone at the front to take them.")
    nobody_who_can = 2, text("Nobody who should take them is at the door: anyone at the front may.")


class NobodyServes(Code):
    """Why nobody at all can be found for a visit."""

    nobody_at_work = 1, text("Nobody is at work.")
    nobody_at_the_door = 2, text("Nobody stands at the door.")
    nobody_in_the_unit = 3, text("Nobody of the unit it waits for stands at the door.")
    nobody_knows_the_area = 4, text("Nobody at the door knows the area, and there is no fallback.")
    nobody_at_the_desk = 5, text("Nobody stands at the reception desk.")


@dataclass(frozen=True, kw_only=True)
class PostTaken(Event):
    """An employee stands at a post from now on, for a unit; `none` when they leave the door.

    `desk_number` is which desk the board sends people to, 0 for none.
    """

    employee: int
    post: Post
    post_unit: int
    desk_number: int
