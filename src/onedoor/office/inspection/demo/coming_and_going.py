"""Colleagues who are away or have left, and persons who were not who they seemed to be."""

from __future__ import annotations

from onedoor.office.inspection.demo.acts import comes
from onedoor.office.inspection.demo.persons import MadeUp
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.inspection.demo.ways import a_way
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.actions.persons import PersonDetails
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.leaving import change_presence, let_go
from onedoor.vocabulary import sides
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.sides import Side

_DESK = Channel.desk


def is_out(stage: Stage, *, days: int) -> Story:
    """A colleague is out, and is back so many working days from today."""
    who, leader = _who_and_leader(stage, "out")
    until = stage.days.ahead(days)
    change_presence(who, Presence.out, until=until, actor=leader, now=stage.now)
    yield 0


def is_on_leave(stage: Stage) -> Story:
    """A colleague is on leave for so long that their cases fall to their leader."""
    who, leader = _who_and_leader(stage, "on leave")
    change_presence(who, Presence.on_leave, actor=leader, now=stage.now)
    yield 0


def leaves(stage: Stage) -> Story:
    """A colleague stops working here; the leader answers for their cases."""
    who, leader = _who_and_leader(stage, "leaving")
    let_go(who, actor=leader, now=stage.now)
    yield 0


def was_one_person(stage: Stage, *, first: Side, then: Side) -> Story:
    """Somebody is registered by name, later by number, and found to be one person."""
    whole = stage.newcomers.with_number(stage.today)
    named = whole.details
    by_name = PersonDetails(given_name=named.given_name, family_name=named.family_name)
    merged = _at_the_door(stage, MadeUp(details=by_name), first)
    yield 2
    kept = _at_the_door(stage, whole, then)
    yield 1
    del stage.newcomers.known[merged]
    lead = stage.house.of(sides.Stage.front, then)[0].duty_lead
    merge_persons(kept, merged, actor=stage.employee(lead), now=stage.now)


def tells_no_name(stage: Stage, *, side: Side) -> Story:
    """Somebody comes to the desk and does not say who they are."""
    nameless = _at_the_door(stage, MadeUp(details=PersonDetails()), side)
    del stage.newcomers.known[nameless]
    yield 0


def is_from_abroad(stage: Stage, *, side: Side, country: str) -> Story:
    """Somebody has no Norwegian number, but another country's."""
    _at_the_door(stage, stage.newcomers.from_abroad(stage.today, country), side)
    yield 0


def _at_the_door(stage: Stage, who: MadeUp, side: Side) -> int:
    way = a_way(stage.cast, side=side)
    actor = stage.employee(stage.dice.choice(stage.here(way.door)))
    person = stage.newcomers.register(who, actor=actor, now=stage.now)
    comes(stage, way.area, at=way.door, person=person, channel=_DESK)
    return person


def _who_and_leader(stage: Stage, why: str) -> tuple[int, Employee]:
    part = stage.cast.who_is(why)
    return part.who, stage.employee(stage.house.places[part.unit].leader)
