"""The queue as it is now: who waits, in which order, and who should serve each of them, and why."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Max

from onedoor.office.people.models import Employee, Person
from onedoor.office.reception.models import AT_A_DESK, Meeting, Need, Visit
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.responsibility.models import Case
from onedoor.office.routing.standing import Standing, scheme_of, standing_at
from onedoor.rules.opening import us
from onedoor.rules.reception.arriving import first_post
from onedoor.rules.routing.answer import Route
from onedoor.rules.routing.facts import Scheme, Server, Waiting
from onedoor.rules.routing.queue import Queued, next_for, queue_rank
from onedoor.rules.routing.route import route
from onedoor.vocabulary.reception_codes import NeedState, VisitState
from onedoor.vocabulary.responsibility_codes import CaseState
from onedoor.vocabulary.routing import FellBack, Policy, Post


@dataclass(frozen=True, kw_only=True)
class Queue:
    """Everybody who waits, the first in the order first, each with who should serve them."""

    scheme: Scheme
    waiting: tuple[Queued, ...]

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


def queue_at(office: int, now: dt.datetime) -> Queue:
    """Everybody who waits at an office now."""
    visits = list(Visit.objects.filter(office=office, state=VisitState.waiting))
    known = _known(office, visits, now)
    queued = [known.queued(visit, us(now)) for visit in visits]
    queued.sort(key=lambda one: one.rank)
    return Queue(scheme=known.scheme, waiting=tuple(queued))


def route_of(visit: Visit, now: dt.datetime) -> Route:
    """Who should serve one visit, and who could join it, whatever it is doing now."""
    return _known(visit.office_id, [visit], now).queued(visit, us(now)).route


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
    birth_day: dict[int, int]
    holders: dict[int, dict[int, int]]
    met: dict[int, set[int]]
    busy: set[int]
    free_since: dict[int, int] = field(default_factory=dict)

    def queued(self, visit: Visit, now_us: int) -> Queued:
        """A visit in the queue, routed."""
        waiting = Waiting(
            waiting_since_us=us(visit.waiting_since),
            waits_for=visit.waits_for,
            needs=len(self.areas[visit.pk]),
            birth_day=self.birth_day.get(visit.person_id, 0),
            for_unit=visit.for_unit_id or 0,
        )
        servers = [self._server(one, visit) for one in self.standing]
        rank = queue_rank(visit.urgent, us(visit.in_line_since), visit.ticket)
        answer = route(self.scheme, waiting, servers, now_us)
        return Queued(visit=visit.pk, rank=rank, route=answer)

    def _server(self, one: Standing, visit: Visit) -> Server:
        levels = [one.levels.get(area, 0) for area in self.areas[visit.pk]]
        cases = self.holders[visit.person_id]
        held = {case for case, holder in cases.items() if holder == one.key}
        return Server(
            key=one.key,
            unit=one.unit,
            post=one.post,
            place=one.place,
            left=one.left,
            present=one.present,
            busy=one.key in self.busy,
            free_since_us=self.free_since.get(one.key, one.since_us),
            knows=sum(level >= self.scheme.level for level in levels),
            lowest=min(levels, default=0),
            holds_the_case=bool(held & self.about[visit.pk]),
            holds_a_case=bool(held - self.about[visit.pk]),
            met_before=one.key in self.met[visit.person_id],
        )


def _known(office: int, visits: list[Visit], now: dt.datetime) -> _Known:
    persons = {visit.person_id for visit in visits}
    areas, about = _needs(visits)
    return _Known(
        scheme=scheme_of(office, "front"),
        standing=standing_at(office, now),
        areas=areas,
        about=about,
        birth_day=_birth_days(persons),
        holders=_holders(persons),
        met=_met(persons),
        busy=_busy(office),
        free_since=_free_since(office, today_at(office, now)),
    )


def _needs(visits: list[Visit]) -> tuple[dict[int, list[int]], dict[int, set[int]]]:
    areas: dict[int, list[int]] = defaultdict(list)
    about: dict[int, set[int]] = defaultdict(set)
    rows = Need.objects.filter(visit__in=visits, state=NeedState.waiting).order_by("pk")
    for visit, area, case in rows.values_list("visit_id", "area_id", "about_case_id"):
        if area:
            areas[visit].append(area)
        if case:
            about[visit].add(case)
    return areas, about


def _birth_days(persons: set[int]) -> dict[int, int]:
    born = Person.objects.filter(pk__in=persons, birth_date__isnull=False)
    return {key: day.day for key, day in born.values_list("pk", "birth_date") if day}


def _holders(persons: set[int]) -> dict[int, dict[int, int]]:
    held: dict[int, dict[int, int]] = defaultdict(dict)
    rows = Case.objects.filter(person__in=persons).exclude(state=CaseState.closed)
    for person, case, holder in rows.values_list("person_id", "pk", "holder_id"):
        held[person][case] = holder
    return held


def _met(persons: set[int]) -> dict[int, set[int]]:
    met: dict[int, set[int]] = defaultdict(set)
    rows = Meeting.objects.filter(visit__person__in=persons).distinct()
    for person, employee in rows.values_list("visit__person_id", "employee_id"):
        met[person].add(employee)
    return met


def _busy(office: int) -> set[int]:
    at_a_desk = Visit.objects.filter(office=office, state__in=AT_A_DESK)
    joined = Meeting.objects.filter(until=None, visit__office=office)
    return {
        *at_a_desk.values_list("served_by_id", flat=True),
        *joined.values_list("employee_id", flat=True),
    } - {None}


def _free_since(office: int, today: dt.date) -> dict[int, int]:
    """Since when each has been free, of those who have met somebody today; see `Standing`."""
    ended = Meeting.objects.filter(visit__office=office, visit__day=today, until__isnull=False)
    last = ended.values_list("employee_id").annotate(last=Max("until"))
    return {employee: us(until) for employee, until in last}
