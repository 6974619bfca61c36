"""A visit: who may call it, serve it, pause it and end it. Nothing here ends a need unsaid."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from onedoor.rules.opening import Opening, day_of, end_of_day, midnight_after
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.reception_codes import PutBack, ReceptionReason, VisitState
from onedoor.vocabulary.routing import Post

_AT_A_DESK = (VisitState.called, VisitState.serving)


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitFacts:
    """What rules know of a visit. `in_it` are those who serve it or have joined it now.

    `in_the_house` is whether the person stands there: not who wrote, or is on the telephone.
    """

    key: int
    office: int
    state: VisitState
    served_by: int = 0
    in_it: frozenset[int] = field(default_factory=frozenset)
    urgent: bool = False
    in_the_house: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class DoorFacts:
    """What rules of the door know of an employee: where they stand, and with whom they are now.

    `serves` is the visit they have called or serve, `helps` one they have joined; 0 none.
    `awaited_in` are visits of persons who have come for a time with them.
    """

    key: int
    office: int
    at_the_door: bool
    serves: int = 0
    helps: int = 0
    awaited_in: frozenset[int] = frozenset()


def what_hinders_calling(visit: VisitFacts, caller: DoorFacts) -> ReceptionReason | None:
    """What forbids calling a visit, or None. One person is called by one employee (law 8).

    Whoever the person has a time with may fetch them, wherever they stand.
    """
    waits = visit.state is VisitState.waiting
    may_fetch = caller.at_the_door or visit.key in caller.awaited_in
    return (
        _not_here(visit, caller)
        or first_no(
            (visit.state in _AT_A_DESK, ReceptionReason.called_by_other),
            (not waits, ReceptionReason.not_waiting),
        )
        or what_hinders_calling_anybody(replace(caller, at_the_door=may_fetch))
    )


def what_hinders_calling_anybody(caller: DoorFacts) -> ReceptionReason | None:
    """What forbids an employee to call, whoever waits, or None: nobody is with two at once."""
    return first_no(
        (not caller.at_the_door, ReceptionReason.not_at_the_door),
        (caller.serves != 0, ReceptionReason.you_serve_another),
        (caller.helps != 0, ReceptionReason.helps_another),
    )


def what_hinders_moving(actor: DoorFacts) -> ReceptionReason | None:
    """What forbids taking another post, or leaving the door, or None.

    Who was called is on the way to that desk. Who helps a colleague's visit may: the person sits
    at the colleague's desk, and joining needs no post.
    """
    return first_no((actor.serves != 0, ReceptionReason.serves_at_this_desk))


def what_hinders_beginning(visit: VisitFacts, actor: DoorFacts) -> ReceptionReason | None:
    """What forbids saying that the called person has come to the desk, or None."""
    called = visit.state is VisitState.called and visit.served_by == actor.key
    return _not_here(visit, actor) or first_no((not called, ReceptionReason.not_called))


def is_served_when_called(visit: VisitFacts) -> bool:
    """Whether a call is at once the beginning: a letter, or a telephone, needs not come to a desk.

    Else the caller would be asked whether somebody has come who is not in the house.
    """
    return not visit.in_the_house


def what_hinders_being_gone(visit: VisitFacts) -> ReceptionReason | None:
    """What forbids saying that somebody has left or did not come, or None: they were never here.

    A letter would be lost by it, and who wrote it would count as somebody who gave up waiting.
    """
    return first_no((not visit.in_the_house, ReceptionReason.not_in_the_house))


def called_too_long_at(called_at: dt.datetime, minutes: int) -> dt.datetime:
    """When a call is asked about that nobody has said the end of; `minutes` by the pack.

    Nobody is put back by it: only who called sees whether the person is on the way.
    """
    return called_at + dt.timedelta(minutes=minutes)


def what_hinders_putting_back(
    visit: VisitFacts, actor: DoorFacts, *, somebody_stands: bool = True
) -> ReceptionReason | None:
    """What forbids letting the person wait again, or None: only who called them can.

    `somebody_stands` tells that somebody serves at the door for the unit they are to wait for.
    """
    mine = visit.state in _AT_A_DESK and visit.served_by == actor.key
    return _not_here(visit, actor) or first_no(
        (not mine, ReceptionReason.not_serving),
        (not somebody_stands, ReceptionReason.nobody_stands_there),
    )


def waits_again_for(why: PutBack, before: Post) -> Post:
    """Which post somebody waits for who waits again: the same, unless it is beyond that one.

    Who did not hear the reception desk call has still to meet it (Office B, the study L615-619).
    """
    return Post.front if why is PutBack.needs_other else before


def keeps_place(why: PutBack) -> bool:
    """Whether somebody who waits again has the place they had.

    Who did not come when called stands in line behind those who waited then, and is in line as
    they are, also who was urgent: else the same empty chair would be called again and again.
    """
    return why is not PutBack.did_not_come


def what_hinders_pausing(
    visit: VisitFacts,
    actor: DoorFacts,
    until: dt.datetime,
    *,
    now: dt.datetime,
    opening: Opening,
) -> ReceptionReason | None:
    """What forbids a pause until then, or None. A pause ends the same day, by closing (law 2)."""
    mine = visit.state in _AT_A_DESK and visit.served_by == actor.key
    may = mine or (visit.state is VisitState.waiting and actor.at_the_door)
    closes = end_of_day(day_of(now, opening), opening)
    return _not_here(visit, actor) or first_no(
        (not may, ReceptionReason.not_serving),
        (now >= closes, ReceptionReason.too_late_today),
        (not now < until <= closes, ReceptionReason.end_has_passed),
    )


def what_hinders_going_on(visit: VisitFacts, actor: DoorFacts) -> ReceptionReason | None:
    """What forbids ending a pause, or None: the door sees who has come back."""
    held = visit.state is VisitState.on_hold
    return what_hinders_seeing_to(visit, actor) or first_no((not held, ReceptionReason.not_on_hold))


def what_hinders_seeing_to(visit: VisitFacts, actor: DoorFacts) -> ReceptionReason | None:
    """What forbids changing what is known of a visit, or its place in the queue, or None.

    The door may, since whoever waits turns to it; and who serves the person or has joined them.
    Nobody else has it from the person, and the queue answers to those who see it.
    """
    theirs = actor.at_the_door or actor.key in visit.in_it | {visit.served_by}
    return _not_here(visit, actor) or first_no((not theirs, ReceptionReason.not_at_the_door))


def what_hinders_helping(visit: VisitFacts, actor: int, office: int) -> ReceptionReason | None:
    """What forbids saying what came of a need, or None: only who serves the visit, or joined it."""
    return first_no(
        (visit.office != office, ReceptionReason.other_office),
        (visit.state is VisitState.ended, ReceptionReason.visit_ended),
        (
            visit.state is not VisitState.serving or actor not in visit.in_it,
            ReceptionReason.not_serving,
        ),
    )


def what_hinders_leaving(visit: VisitFacts, actor: DoorFacts) -> ReceptionReason | None:
    """What forbids saying that the person has left, or None: who serves them, else the door."""
    theirs = visit.state in _AT_A_DESK
    return _not_here(visit, actor) or first_no(
        (theirs and actor.key not in visit.in_it | {visit.served_by}, ReceptionReason.not_serving),
        (not theirs and not actor.at_the_door, ReceptionReason.not_at_the_door),
    )


def what_hinders_undoing(took_up: bool) -> ReceptionReason | None:
    """What forbids saying that a visit was registered by mistake, or None; beside leaving.

    In a visit that took up what was owed to the person that debt is paid: to end it as if it had
    never been would leave the debt paid by nothing.
    """
    return first_no((took_up, ReceptionReason.took_up_owed))


def what_hinders_joining(
    visit: VisitFacts, colleague: int, present: bool, office: int
) -> ReceptionReason | None:
    """What forbids that a colleague joins the visit, or None (Office A's way, the study L613)."""
    return first_no(
        (visit.office != office, ReceptionReason.other_office),
        (visit.state is VisitState.ended, ReceptionReason.visit_ended),
        (visit.state is not VisitState.serving, ReceptionReason.not_serving),
        (colleague in visit.in_it, ReceptionReason.joins_already),
        (not present, ReceptionReason.colleague_away),
    )


def what_hinders_offering(visit: VisitFacts, actor: DoorFacts) -> ReceptionReason | None:
    """What forbids joining a visit unasked, or None: only who stands at the door offers to help.

    What the person says is for those who serve them; others are asked in.
    """
    return _not_here(visit, actor) or first_no(
        (not actor.at_the_door, ReceptionReason.not_at_the_door)
    )


def closes_at(state: VisitState, day: dt.date, opening: Opening) -> dt.datetime:
    """When a visit of a day becomes a debt if nothing has ended it.

    Who waits or has stepped out: at closing time. Who is on the way to a desk, or at it, may be
    served to the end; at midnight nobody is, and somebody has forgotten to say what came of it.
    """
    if state not in _AT_A_DESK:
        return end_of_day(day, opening)
    return midnight_after(day, opening)


def _not_here(visit: VisitFacts, actor: DoorFacts) -> ReceptionReason | None:
    return first_no(
        (visit.office != actor.office, ReceptionReason.other_office),
        (visit.state is VisitState.ended, ReceptionReason.visit_ended),
    )
