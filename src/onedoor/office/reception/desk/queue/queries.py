"""The queue as a page tells it, and a tag that changes when there is something new to tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import get_language

from onedoor.office.establishment.queries import one_pack
from onedoor.office.pages.wording import words
from onedoor.office.people.models import Employee
from onedoor.office.reception.desk.door_now import AtTheDoor, MyPlace, at_the_door, my_place
from onedoor.office.reception.desk.routes import (
    RouteTold,
    UnservedTold,
    employees_in,
    route_told,
    unserved_told,
)
from onedoor.office.reception.desk.threads import last_at_the_door
from onedoor.office.reception.desk.visits_told import (
    VisitTold,
    look_at_visits,
    needs_of,
    visit_told,
    visits_here,
)
from onedoor.office.reception.models import AT_A_DESK
from onedoor.office.reception.queue import Queue, queue_at
from onedoor.office.reception.unserved import should_be_served, unserved_in
from onedoor.office.responsibility.names import Names
from onedoor.office.routing.queries import posts_of
from onedoor.office.safety.marks.queries import MarkShown, marks_before
from onedoor.rules.opening import us
from onedoor.vocabulary.confidentiality import Purpose
from onedoor.vocabulary.reception_codes import VisitState
from onedoor.vocabulary.routing import Post

_A_MINUTE_US = 60_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Waits:
    """Somebody in the queue, and who should serve them; `last` is for a form that calls them."""

    visit: VisitTold
    route: RouteTold
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class QueuePage:
    """The whole waiting room at one moment; `next_for_me` is whom the reader would call, or 0.

    `last` is the last line of each visit.
    """

    at: dt.datetime
    policy: str
    waiting: tuple[Waits, ...]
    with_somebody: tuple[VisitTold, ...]
    stepped_out: tuple[VisitTold, ...]
    door: tuple[AtTheDoor, ...]
    me: MyPlace
    next_for_me: int
    last: Mapping[int, int]
    unserved: tuple[UnservedTold, ...]

    @property
    def elsewhere(self) -> int:
        """How many wait who are not in the house, and whom the board does not count."""
        return sum(not one.visit.in_the_house for one in self.waiting)

    def mine(self, employee: int) -> tuple[Waits, ...]:
        """Those whom an employee could serve, in the order of the queue."""
        return tuple(one for one in self.waiting if one.route.place_of(employee))


def queue_tag(reader: Employee, now: dt.datetime) -> str:
    """What changes when the queue has: the last line that can move it, the minute, the reader."""
    return tag_of(last_at_the_door(reader.office_id), reader, now)


def tag_of(last: int, reader: Employee, now: dt.datetime) -> str:
    """The tag of what a reader sees in this minute of all up to a line."""
    minute, language = us(now) // _A_MINUTE_US, get_language() or ""
    return f'"{last}-{minute}-{language}-{reader.pk}"'


def queue_page(reader: Employee, now: dt.datetime, *, purpose: Purpose = Purpose.door) -> QueuePage:
    """The queue; the look at everybody in it is logged."""
    with one_pack():
        office = reader.office_id
        here: list[Any] = list(visits_here(office))
        last = {row.pk: row.last or 0 for row in here}
        rows = look_at_visits(reader, here, now, purpose)
        needs = needs_of(here)  # of all, so that the queue need not ask again
        queue, posts = queue_at(office, now, here=here, reader=reader.pk), posts_of(office, now)
        routes = {one.visit: one.route for one in queue.waiting}
        named = {key for one in routes.values() for key in employees_in(one)}
        names = Names(office, named | {row.served_by_id or 0 for row in rows})
        marks = _marks(reader, rows, now)
        told = {
            row.pk: replace(visit_told(row, needs, names, now), marks=marks.get(row.person_id, ()))
            for row in rows
        }
        return QueuePage(
            at=now,
            policy=words(queue.policy),
            waiting=tuple(
                Waits(
                    visit=told[one.visit],
                    route=route_told(one.route, names),
                    last=last.get(one.visit, 0),
                )
                for one in queue.waiting
                if one.visit in told
            ),
            with_somebody=tuple(one for one in told.values() if one.state in AT_A_DESK),
            stepped_out=tuple(one for one in told.values() if one.state is VisitState.on_hold),
            door=tuple(at_the_door(posts, rows, queue.meetings, names=names, now=now)),
            me=my_place(reader, rows, queue.meetings),
            next_for_me=_next(queue, reader),
            last=last,
            unserved=unserved_told(unserved_in(queue, should_be_served(rows, office, now)), names),
        )


def _marks(
    reader: Employee, rows: Sequence[Any], now: dt.datetime
) -> dict[int, tuple[MarkShown, ...]]:
    """The safety marks of those here, for whoever stands at the door and may call them."""
    marked = {row.person_id for row in rows if row.marked}
    at_the_door = marked and reader.post is not Post.none
    return marks_before(reader, marked, now) if at_the_door else {}


def _next(queue: Queue, reader: Employee) -> int:
    return next(queue.for_employee(reader.pk), 0)
