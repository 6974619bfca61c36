"""Colleagues who are away or have left, and persons who were not who they seemed to be."""

from __future__ import annotations

from onedoor.office.inspection.demo.acts import comes
from onedoor.office.inspection.demo.persons import MadeUp
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.actions.persons import PersonDetails
from onedoor.office.responsibility.actions.staffing import change_presence, let_go
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import Channel

_DESK = Channel.desk


def is_out(stage: Stage, *, who: str, leader: str, days: int) -> Story:
    """A colleague is out, and is back so many working days from today."""
    change_presence(
        stage.employee(who).pk,
        Presence.out,
        until=stage.days.ahead(days),
        actor=stage.employee(leader),
        now=stage.now,
    )
    yield 0


def is_on_leave(stage: Stage, *, who: str, leader: str) -> Story:
    """A colleague is on leave for so long that their cases fall to their leader."""
    actor = stage.employee(leader)
    change_presence(stage.employee(who).pk, Presence.on_leave, actor=actor, now=stage.now)
    yield 0


def leaves(stage: Stage, *, who: str, leader: str) -> Story:
    """A colleague stops working here; the leader answers for their cases."""
    let_go(stage.employee(who).pk, actor=stage.employee(leader), now=stage.now)
    yield 0


def was_one_person(stage: Stage) -> Story:
    """Somebody is registered by name, later by number, and found to be one person."""
    whole = stage.newcomers.with_number(stage.today)
    named = whole.details
    by_name = PersonDetails(given_name=named.given_name, family_name=named.family_name)
    merged = _registered(stage, MadeUp(details=by_name))
    comes(stage, "financial_assistance", at="front_municipality", person=merged, channel=_DESK)
    yield 2
    kept = _registered(stage, whole)
    comes(stage, "job_seeking", at="front_state", person=kept, channel=_DESK)
    yield 1
    del stage.newcomers.known[merged]
    merge_persons(kept, merged, actor=stage.employee("amina"), now=stage.now)


def tells_no_name(stage: Stage) -> Story:
    """Somebody comes to the desk and does not say who they are."""
    nameless = _registered(stage, MadeUp(details=PersonDetails()))
    comes(stage, "housing", at="front_municipality", person=nameless, channel=_DESK)
    del stage.newcomers.known[nameless]
    yield 0


def is_from_abroad(stage: Stage, *, area: str, at: str, country: str) -> Story:
    """Somebody has no Norwegian number, but another country's."""
    person = _registered(stage, stage.newcomers.from_abroad(stage.today, country))
    comes(stage, area, at=at, person=person, channel=_DESK)
    yield 0


def _registered(stage: Stage, who: MadeUp) -> int:
    actor = stage.dice.choice(stage.here(stage.units["front_municipality"]))
    return stage.newcomers.register(who, actor=actor, now=stage.now)
