"""The queue as it is now: who waits, in which order, and who should serve each of them, and why."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from onedoor.office.pages.asked_once import answers
from onedoor.office.people.models import Employee
from onedoor.office.reception.acquaintance import Acquaintance, MeetingNow, acquaintance
from onedoor.office.reception.models import AT_A_DESK, Need, Visit
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.routing.standing import Standing, scheme_of, standing_at
from onedoor.rules.opening import us
from onedoor.rules.reception.arriving import first_post
from onedoor.rules.routing.answer import Route
from onedoor.rules.routing.facts import Scheme, Server, Waiting
from onedoor.rules.routing.queue import Queued, next_for, queue_rank
from onedoor.rules.routing.route import route
from onedoor.vocabulary.reception_codes import NeedState, VisitState
from onedoor.vocabulary.routing import FellBack, Policy, Post


@dataclass(frozen=True, kw_only=True)
class Queue:
    """Everybody who waits, the first in the order first, each with who should serve them."""

    scheme: Scheme
    waiting: tuple[Queued, ...]
    meetings: tuple[MeetingNow, ...] = ()

    @property
    def policy(self) -> Policy:
        """By which policy the door works."""
        return self.scheme.policy

    def for_employee(self, employee: int) -> Iterator[int]:
        """The visits this employee should take, one after the other, as each is found taken."""
        left = list(self.waiting)
        while (visit := next_for(employee, left)) is not None:
            yield visit
            left = [one for one in left if one.visit != visit]

    def place_of(self, employee: int, visit: int) -> tuple[int, int]:
        """Where routing has an employee for a visit, 1 the first, and how many free ones before.

        (0, free ones) when it leaves them out, or the visit does not wait.
        """
        ranked = next((one.route.ranked for one in self.waiting if one.visit == visit), ())
        before = 0
        for place, chosen in enumerate(ranked, 1):
            if chosen.key == employee:
                return place, before
            before += chosen.free
        return 0, before

    def fell_back(self, visit: int) -> FellBack:
        """Whether the policy has given way for a visit."""
        found = (one.route.fell_back for one in self.waiting if one.visit == visit)
        return next(found, FellBack.no)


def queue_at(
    office: int, now: dt.datetime, *, here: Iterable[Visit] | None = None, reader: int = 0
) -> Queue:
    """Everybody who waits at an office now.

    `here` are the visits that have not ended, where they have been read with their persons. The
    `meetings` are those of everybody at the door, and of the `reader` wherever they stand.
    """
    rows = list(_here(office) if here is None else here)
    visits = [row for row in rows if row.state is VisitState.waiting]
    known = _known(office, visits, _at_a_desk(rows), now, reader=reader)
    queued = [known.queued(visit, us(now)) for visit in visits]
    queued.sort(key=lambda one: one.rank)
    return Queue(
        scheme=known.scheme, waiting=tuple(queued), meetings=tuple(known.acquainted.meetings)
    )


def route_of(visit: Visit, now: dt.datetime) -> Route:
    """Who should serve one visit, and who could join it, whatever it is doing now."""
    at_a_desk = _at_a_desk(_here(visit.office_id).filter(state__in=AT_A_DESK))
    return _known(visit.office_id, [visit], at_a_desk, now).queued(visit, us(now)).route


def post_to_wait_for(office: int, met_by: Employee | None) -> Post:
    """Where somebody who comes now waits first, registered by this employee, or by themselves."""
    policy = scheme_of(office, "front").policy
    return first_post(policy, met_the_desk=met_by is not None and met_by.post is Post.desk)


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What routing is told about everybody at the door, read once for the whole queue."""

    scheme: Scheme
    standing: list[Standing]
    areas: dict[int, list[int]]
    about: dict[int, set[int]]
    acquainted: Acquaintance
    busy: set[int]
    free_since: dict[int, int]

    def queued(self, visit: Visit, now_us: int) -> Queued:
        """A visit in the queue, routed."""
        waiting = Waiting(
            waiting_since_us=us(visit.waiting_since),
            waits_for=visit.waits_for,
            needs=len(self.areas[visit.pk]),
            birth_day=visit.person.birth_date.day if visit.person.birth_date else 0,
            for_unit=visit.for_unit_id or 0,
        )
        servers = [self._server(one, visit) for one in self.standing]
        rank = queue_rank(visit.urgent, us(visit.in_line_since), visit.ticket)
        answer = route(self.scheme, waiting, servers, now_us)
        return Queued(visit=visit.pk, rank=rank, route=answer)

    def _server(self, one: Standing, visit: Visit) -> Server:
        levels = [one.levels.get(area, 0) for area in self.areas[visit.pk]]
        cases = self.acquainted.holders[visit.person_id]
        held = {case for case, holder in cases.items() if holder == one.key}
        return Server(
            key=one.key,
            unit=one.unit,
            post=one.post,
            place=one.place,
            left=one.left,
            present=one.present,
            off_duty=one.off_duty,
            busy=one.key in self.busy,
            free_since_us=self.free_since.get(one.key, one.since_us),
            knows=sum(level >= self.scheme.level for level in levels),
            lowest=min(levels, default=0),
            holds_the_case=bool(held & self.about[visit.pk]),
            holds_a_case=bool(held - self.about[visit.pk]),
            met_before=one.key in self.acquainted.met[visit.person_id],
        )


def _known(
    office: int, visits: list[Visit], at_a_desk: set[int], now: dt.datetime, *, reader: int = 0
) -> _Known:
    areas, about = _needs(visits)
    standing = standing_at(office, now)
    persons = {visit.person_id for visit in visits}
    at_the_door = {one.key for one in standing} | ({reader} - {0})
    acquainted = acquaintance(persons, at_the_door, now)
    last = acquainted.free_since(today_at(office, now))
    return _Known(
        scheme=scheme_of(office, "front"),
        standing=standing,
        areas=areas,
        about=about,
        acquainted=acquainted,
        busy=at_a_desk | {one.employee for one in acquainted.meetings if one.until is None},
        free_since={employee: us(until) for employee, until in last.items()},
    )


def _here(office: int) -> QuerySet[Visit]:
    rows = Visit.objects.filter(office=office).exclude(state=VisitState.ended)
    return rows.select_related("person")


def _at_a_desk(here: Iterable[Visit]) -> set[int]:
    return {row.served_by_id for row in here if row.state in AT_A_DESK and row.served_by_id}


def _needs(visits: list[Visit]) -> tuple[dict[int, list[int]], dict[int, set[int]]]:
    areas: dict[int, list[int]] = defaultdict(list)
    about: dict[int, set[int]] = defaultdict(set)
    for need in needs_in(visits):
        if need.state is NeedState.waiting and need.area_id:
            areas[need.visit_id or 0].append(need.area_id)
        if need.state is NeedState.waiting and need.about_case_id:
            about[need.visit_id or 0].add(need.about_case_id)
    return areas, about


def needs_in(visits: Iterable[Visit]) -> list[Need]:
    """What these visits are for, in the order it was said; asked once on a page."""
    keys, known = {visit.pk for visit in visits}, answers("needs")
    left = keys - known.keys()
    if left:
        known.update({key: [] for key in left})
        for need in Need.objects.filter(visit__in=left).order_by("pk"):
            known[need.visit_id].append(need)
    return [need for key in sorted(keys) for need in known[key]]
