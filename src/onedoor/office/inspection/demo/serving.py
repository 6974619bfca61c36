"""Serving at the door: who stands there calls the next, as the office's routing will have it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from onedoor.office.inspection.demo.door import Door
from onedoor.office.inspection.demo.ends import ends_need, needs_left
from onedoor.office.inspection.demo.helping import asks_now, talk, who_joins
from onedoor.office.inspection.demo.roster import Posted
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.journal.refused import Refused
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.calling import (
    begin_serving,
    call_next,
    call_visit,
    put_back,
    serve_at_once,
)
from onedoor.office.reception.actions.joining import join_visit
from onedoor.office.reception.models import Visit
from onedoor.vocabulary.reception_codes import Channel, PutBack, VisitState
from onedoor.vocabulary.routing import Post

_SHORTEST = 4  # minutes; whoever has less time left calls nobody more
_A_WHILE = (8, 22)
_ALL_THAT_IS_LEFT = 32  # minutes; then whoever calls somebody is with them until the end
_AT_THE_RECEPTION = (1, 3)
_WRITES_NOTES = (1, 4)
_QUICKLY_TOLD = 0.15  # of those the reception desk meets
_IN_THE_HOUSE = [one for one in Channel if one.in_the_house]


class AtNow(Enum):
    """What somebody is doing at `now`."""

    free = auto()
    has_called = auto()
    serves = auto()
    serves_with_a_colleague = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """Somebody's morning at the door: what they are doing at `now`, and for how many minutes."""

    one: Posted
    at_now: AtNow
    since: float


def stands_at_the_door(stage: Stage, *, door: Door, turn: Turn) -> Story:
    """Somebody calls one after the other, and at last whoever they are with at `now`."""
    while door.left > turn.since:
        minutes = _time_for(door, turn)
        visit = _next(door, turn) if minutes else 0
        if not visit:
            yield _pause(door, turn)
            continue
        yield from _serves(door, turn, visit, minutes)
        yield _pause(door, turn)
    yield from _the_last_one(door, turn)


def takes_at_once(door: Door, visit: int, one: Posted, minutes: int) -> Story:
    """Somebody serves a visit that they have just registered: a call, a letter."""
    actor = door.stage.employee(one.who)
    serve_at_once(visit, actor=actor, now=door.stage.now)
    yield minutes
    _ends_all(door, visit, actor)


def _time_for(door: Door, turn: Turn) -> int:
    """How many minutes there are for one more, 0 for none; towards the end just those left."""
    left = door.left - turn.since - 1
    more = door.may_be_called(turn.one.post, till_now=turn.at_now is not AtNow.free)
    if left < _SHORTEST or not more:
        return 0
    minutes = door.dice.randint(*_how_long(turn.one.post))
    return int(left) if left < _ALL_THAT_IS_LEFT and turn.one.post is Post.front else minutes


def _how_long(post: Post) -> tuple[int, int]:
    return _AT_THE_RECEPTION if post is Post.desk else _A_WHILE


def _pause(door: Door, turn: Turn) -> int:
    until_the_last = max(1, int(door.left - turn.since + 0.999))
    return min(door.dice.randint(*_WRITES_NOTES), until_the_last)


def _next(door: Door, turn: Turn) -> int:
    """Whom the routing lets somebody call; 0 when nobody waits for them."""
    actor = door.stage.employee(turn.one.who)
    try:
        return call_next(actor=actor, now=door.stage.now)
    except Refused:
        return 0


def _serves(door: Door, turn: Turn, visit: int, minutes: int) -> Story:
    actor = door.stage.employee(turn.one.who)
    here = _is_called(visit)
    if here and turn.one.post is Post.front and door.happens_once("did not come"):
        yield 2
        put_back(visit, PutBack.did_not_come, actor=actor, now=door.stage.now)
        return
    yield 1
    if here:
        begin_serving(visit, actor=actor, now=door.stage.now)
    if turn.one.post is Post.desk:
        yield minutes
        _points_on(door, visit, actor)
        return
    yield from talk(door, visit, actor, minutes)
    _ends_all(door, visit, actor)


def _ends_all(door: Door, visit: int, actor: Employee) -> None:
    """Every need gets its end, until the person is sent on in the house with the rest."""
    for need in needs_left(visit):
        if Visit.objects.get(pk=visit).state is VisitState.serving:
            ends_need(door, need, actor)


def _points_on(door: Door, visit: int, actor: Employee) -> None:
    """The reception desk answers what is quickly told, and points on to who can do the rest."""
    needs = needs_left(visit)
    if len(needs) == 1 and door.dice.random() < _QUICKLY_TOLD:
        ends_need(door, needs[0], actor)
    else:
        put_back(visit, PutBack.needs_other, actor=actor, now=door.stage.now)


def _the_last_one(door: Door, turn: Turn) -> Story:
    """Whom somebody has called, or is with, when the demo opens."""
    if turn.at_now is AtNow.free:
        return
    while not (visit := _last_call(door, turn)):
        yield 1
    door.last_calls[turn.one.post] -= 1
    if turn.at_now is AtNow.has_called:
        return
    yield 1
    actor = door.stage.employee(turn.one.who)
    if _is_called(visit):
        begin_serving(visit, actor=actor, now=door.stage.now)
    asks_now(door, visit, actor)
    if turn.at_now is AtNow.serves_with_a_colleague:
        yield max(1, int(door.left / 2))
        if colleague := who_joins(door, visit):
            join_visit(visit, colleague, actor=actor, now=door.stage.now)


def _last_call(door: Door, turn: Turn) -> int:
    """Whom somebody calls last; in the house when they are to stand called as the demo opens."""
    if turn.at_now is AtNow.has_called:
        return _whoever_waits(door, turn)
    return _next(door, turn) or _whoever_waits(door, turn)


def _is_called(visit: int) -> bool:
    return Visit.objects.get(pk=visit).state is VisitState.called


def _whoever_waits(door: Door, turn: Turn) -> int:
    """The first here for this post, whoever else might know more: an order on paper is no rule."""
    actor = door.stage.employee(turn.one.who)
    for visit in door.waiting(turn.one.post).filter(for_unit=None, channel__in=_IN_THE_HOUSE):
        try:
            return call_visit(visit.pk, actor=actor, now=door.stage.now)
        except Refused:
            return 0
    return 0
