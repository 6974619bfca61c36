"""The door as the leader on duty sees it: who waits for what, who is free, what is owed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onedoor.office.establishment.queries import one_pack, opening_of
from onedoor.office.pages.wording import words
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.door_now import AtTheDoor, at_the_door
from onedoor.office.reception.desk.leaders_board.idle import IdleTold, idle_told
from onedoor.office.reception.desk.leaders_board.led import Led
from onedoor.office.reception.desk.leaders_board.waiting import (
    WaitsFor,
    left_at_closing,
    longer_than_told,
    waiting_by_topic,
)
from onedoor.office.reception.desk.routes import UnservedTold, employees_in, unserved_told
from onedoor.office.reception.desk.visits_told import (
    VisitTold,
    look_at_visits,
    needs_of,
    visit_told,
    visits_here,
)
from onedoor.office.reception.models import AT_A_DESK
from onedoor.office.reception.queue import queue_at
from onedoor.office.reception.unserved import should_be_served, unserved_in
from onedoor.office.responsibility.names import Names
from onedoor.office.routing.queries import AwayFromTheDoor, away_from_the_door, posts_of
from onedoor.rules.opening import Opening, day_of, end_of_day, is_open_at
from onedoor.rules.routing.idle import idle_while_waiting
from onedoor.vocabulary.reception_codes import VisitState
from onedoor.vocabulary.routing import Post

_SERVES = (Post.desk, Post.front)


@dataclass(frozen=True, kw_only=True, slots=True)
class LeadersBoard:
    """The door at one moment. `waiting` are in the order they are called.

    `free` of those at the door have nobody; `idle` are those of them who could serve, told only
    while somebody waits. `longer` wait longer than they were told; those `left_at_closing` will
    likely wait still when the doors close. `led` is of the units the reader answers for, and
    nobody else's.
    """

    at: dt.datetime
    policy: str
    closes_at: dt.datetime | None
    waiting: tuple[VisitTold, ...]
    by_topic: tuple[WaitsFor, ...]
    longer: tuple[VisitTold, ...]
    left_at_closing: tuple[VisitTold, ...]
    with_somebody: tuple[VisitTold, ...]
    stepped_out: tuple[VisitTold, ...]
    door: tuple[AtTheDoor, ...]
    idle: tuple[IdleTold, ...]
    unserved: tuple[UnservedTold, ...]
    away: tuple[AwayFromTheDoor, ...]
    led: Led

    @property
    def longest(self) -> VisitTold | None:
        """Who has waited longest of those who wait, whoever is called first."""
        return min(self.waiting, key=lambda one: one.waiting_since, default=None)

    @property
    def free(self) -> tuple[AtTheDoor, ...]:
        """Those at the door who have nobody with them."""
        return tuple(one for one in self.door if not one.visit)

    @property
    def nobody(self) -> int:
        """How many wait whom nobody can serve."""
        return sum(one.waiting for one in self.unserved)


def leaders_board(reader: Employee, led: Led, now: dt.datetime) -> LeadersBoard:
    """The door now, for whoever answers for some units; the look at everybody in it is logged."""
    with one_pack():
        office = reader.office_id
        here: list[Any] = list(visits_here(office))
        rows, needs = look_at_visits(reader, here, now), needs_of(here)
        queue = queue_at(office, now, here=here)
        named = {key for one in queue.waiting for key in employees_in(one.route)}
        names = Names(office, named | {row.served_by_id or 0 for row in rows})
        told = {row.pk: visit_told(row, needs, names, now) for row in rows}
        waiting = tuple(told[one.visit] for one in queue.waiting if one.visit in told)
        meetings = queue.meetings
        door = tuple(at_the_door(posts_of(office, now), rows, meetings, names=names, now=now))
        idle = idle_while_waiting(_could_serve(door), queue.waiting)
        closes_at = _closes_at(now, opening_of(office))
        return LeadersBoard(
            at=now,
            policy=words(queue.policy),
            closes_at=closes_at,
            waiting=waiting,
            by_topic=waiting_by_topic(waiting),
            longer=tuple(told[key] for key in longer_than_told(rows, now)),
            left_at_closing=tuple(told[key] for key in left_at_closing(rows, closes_at)),
            with_somebody=tuple(one for one in told.values() if one.state in AT_A_DESK),
            stepped_out=tuple(one for one in told.values() if one.state is VisitState.on_hold),
            door=door,
            idle=idle_told(idle, door, told, names),
            unserved=unserved_told(unserved_in(queue, should_be_served(rows, office, now)), names),
            away=away_from_the_door(office, now),
            led=led,
        )


def _closes_at(now: dt.datetime, opening: Opening) -> dt.datetime | None:
    return end_of_day(day_of(now, opening), opening) if is_open_at(now, opening) else None


def _could_serve(door: Iterable[AtTheDoor]) -> list[int]:
    return [one.employee for one in door if not one.visit and one.post in _SERVES]
