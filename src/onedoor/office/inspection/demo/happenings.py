"""What else happens at the door of a morning: calls, letters, people who leave or step out."""

from __future__ import annotations

import datetime as dt

from onedoor.office.inspection.demo.arrivals import comes_for, likely_areas, somebody_comes
from onedoor.office.inspection.demo.casting import NobodyFits
from onedoor.office.inspection.demo.door import Door
from onedoor.office.inspection.demo.roster import Posted
from onedoor.office.inspection.demo.serving import takes_at_once
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.arriving import make_urgent
from onedoor.office.reception.actions.ending import leave_visit
from onedoor.office.reception.actions.pausing import hold_visit, resume_visit
from onedoor.office.reception.models import Visit
from onedoor.office.reception.queue import queue_at
from onedoor.rules.opening import end_of_day
from onedoor.vocabulary.reception_codes import Channel, UrgentReason, VisitState, VisitWait
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.sides import Side

_WAITED_LONG = dt.timedelta(minutes=6)
_HAS_PATIENCE = 20  # minutes before `now`; from then on nobody leaves
_FULL = 7  # with so many waiting nobody more comes but the last
_TRIES = 12
_ALONE = 2  # the level at which somebody helps with an area by themselves
_NEEDS_MONEY = (UrgentReason.no_roof, UrgentReason.no_food, UrgentReason.children)
_OTHERWISE = (UrgentReason.due_today, UrgentReason.unwell)


def comes_in(stage: Stage, *, door: Door) -> Story:
    """Somebody comes in by the door."""
    somebody_comes(door)
    yield 0


def comes_in_late(stage: Stage, *, door: Door, by_screen: bool = False) -> Story:
    """Somebody comes in who may still wait at `now`; nobody, when the room is full enough."""
    if by_screen:
        somebody_comes(door, kind="one need", channel=Channel.check_in)
    elif door.waiting().count() < _FULL:
        somebody_comes(door)
    yield 0


def writes(stage: Stage, *, door: Door) -> Story:
    """Somebody has filled in the form on the web, and it waits for its turn."""
    somebody_comes(door, kind="one need", channel=Channel.web)
    yield 0


def reaches_us(stage: Stage, *, door: Door, channel: Channel, kind: str, minutes: int) -> Story:
    """Somebody calls or has written, and whoever is free at the front takes it at once."""
    for _ in range(_TRIES):
        if able := door.free(Post.front):
            one = door.dice.choice(able)
            visit = somebody_comes(door, kind=kind, channel=channel)
            yield from takes_at_once(door, visit, one, minutes)
            return
        yield 2


def leaves(stage: Stage, *, door: Door) -> Story:
    """Somebody has waited for long, and goes."""
    while door.left > _HAS_PATIENCE:
        visit = door.waiting().filter(waiting_since__lt=stage.now - _WAITED_LONG).first()
        if visit is not None:
            leave_visit(visit.pk, actor=_at_the_door(door), now=stage.now)
            return
        yield 2


def steps_out(stage: Stage, *, door: Door, why: VisitWait, minutes: int) -> Story:
    """Somebody who waits steps out until a time, keeps their place, and is back a little before."""
    until = stage.now + dt.timedelta(minutes=minutes)
    closes = end_of_day(stage.today, stage.days.hours_on(stage.today))
    visit = door.waiting().last()
    if visit is None or stage.now >= closes:
        return
    actor = _at_the_door(door)
    hold_visit(visit.pk, why, min(until, closes), actor=actor, now=stage.now)
    yield minutes - 1
    if Visit.objects.get(pk=visit.pk).state is VisitState.on_hold:
        resume_visit(visit.pk, actor=actor, now=stage.now)


def is_urgent(stage: Stage, *, door: Door) -> Story:
    """It turns out that somebody who waits cannot wait."""
    rows = door.waiting().filter(urgent=UrgentReason.none)
    visit = rows.filter(waits_for=Post.front).last() or rows.last()
    if visit is not None:
        money = visit.needs.filter(area__side=Side.municipality).exists()
        why = door.dice.choice(_NEEDS_MONEY if money else _OTHERWISE)
        make_urgent(visit.pk, why, actor=_at_the_door(door), now=stage.now)
    yield 0


def is_for_somebody_free(stage: Stage, *, door: Door) -> Story:
    """The last to come in before `now` is for somebody who is free at the front."""
    free = door.free(Post.front)
    if free and not _somebody_waits_for(door, free):
        area = _what_they_know(door, free)
        comes_for(door, area, actor=_at_the_door(door), post=Post.front)
    yield 0


def _somebody_waits_for(door: Door, free: list[Posted]) -> bool:
    queue = queue_at(door.stage.office.pk, door.stage.now)
    return any(next(queue.for_employee(one.who), 0) for one in free)


def _what_they_know(door: Door, free: list[Posted]) -> int:
    house = door.stage.house
    known = [
        area
        for one in free
        for area in house.places[one.unit].areas
        if house.level(one.who, area) >= _ALONE
    ]
    return door.dice.choice(known) if known else likely_areas(door, 1)[0]


def _at_the_door(door: Door) -> Employee:
    """Who sees to the waiting room: the reception desk, else somebody at the front."""
    able = door.at(Post.desk) or door.free(Post.front) or door.at(Post.front)
    if not able:
        raise NobodyFits("door")
    return door.stage.employee(able[0].who)
