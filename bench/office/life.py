"""Half a year of one office, played with the office's own actions; the big one is copies of it.

333 persons with three cases each, held by the staff of the shipped `nav` pack; on the last day,
a Monday in March, the waiting room is full. All of it comes from one seed.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterator
from random import Random
from typing import Any

NOW = dt.datetime(2026, 3, 2, 10, 30, tzinfo=dt.UTC)
"""Half past eleven in Oslo, the busiest of the day: when the clock of every measuring stands."""

PERSONS, CASES_EACH, DAYS = 333, 3, 120
WAITING, SERVED = 16, 5
Story = Iterator[dt.datetime]
_GIVEN = (
    *("Anne", "Bjørg", "Cecilie", "Dag", "Else", "Frode", "Grete", "Hassan"),
    *("Inger", "Jan", "Kari", "Lars", "Mona", "Nils", "Odd", "Per"),
)
_FAMILY = (
    *("Aas", "Berg", "Dahl", "Eide", "Foss", "Haug", "Holm", "Lie", "Moen"),
    *("Nygård", "Ruud", "Sand", "Solbakken", "Strand", "Vik", "Øen"),
)


def play() -> None:
    """Fill the office whose pack has been loaded, the only one there is."""
    _Life().play()


class _Life:
    """Everybody's stories, told in the order of their moments."""

    def __init__(self) -> None:
        from onedoor.office.establishment.models import Area, Office, Step, Unit
        from onedoor.office.people.models import Employee, Membership
        from onedoor.packs.reader import files_in, read_files, shipped

        self.dice = Random(20260302)
        self.office = Office.objects.get()
        self.staff = {one.pk: one for one in Employee.objects.all()}
        self.steps = list(Step.objects.order_by("pk"))
        units = {one.key: one for one in Unit.objects.all()}
        members: dict[int, list[int]] = {}
        for unit, employee in Membership.objects.order_by("pk").values_list("unit", "employee"):
            members.setdefault(unit, []).append(employee)
        areas = {one.key: one for one in Area.objects.all()}
        inside = [
            one for one in read_files(files_in(shipped("nav"))).unit if one.stage != "outside"
        ]
        self.places = [
            (units[one.key], members[units[one.key].pk], [areas[key] for key in one.areas])
            for one in inside
            if members.get(units[one.key].pk)
        ]
        self.fronts = [one for one in self.places if one[0].key.startswith("front")]
        self.teams = [one for one in self.places if one not in self.fronts]

    def play(self) -> None:
        """Tell every story to its end, and leave the waiting room full."""
        self._take_posts(self._day(DAYS))
        heap: list[tuple[dt.datetime, int, Story]] = []
        for number in range(PERSONS):
            story = self._person(number)
            heap.append((next(story), number, story))
        heapq.heapify(heap)
        while heap:
            _, number, story = heapq.heappop(heap)
            later = next(story, None)
            if later is not None:
                heapq.heappush(heap, (later, number, story))
        self._this_morning()

    # ------------------------------------------------------------------ persons and their cases

    def _person(self, number: int) -> Story:
        from onedoor.office.people.actions.persons import PersonDetails, register_person

        now = self._moment(self.dice.randrange(30, DAYS))
        yield now
        details = PersonDetails(
            given_name=self.dice.choice(_GIVEN),
            family_name=f"{self.dice.choice(_FAMILY)}{'' if number % 3 else 'sen'}",
            birth_date=dt.date(1960 + number % 45, 1 + number % 12, 1 + number % 28),
        )
        person = register_person(details, office=self.office.pk, actor=None, now=now)
        for _ in range(CASES_EACH):
            at_the_door = self.dice.random() < 0.4
            case = self._comes(person, now) if at_the_door else self._told(person, now)
            yield (now := self._later(now))
            yield from self._worked_with(case, now)
            if (now := self._later(now)) >= NOW:
                return

    def _told(self, person: int, now: dt.datetime) -> int:
        """A need is told to a caseworker of a team."""
        from onedoor.office.reception.actions.needs import Statement, take_in
        from onedoor.vocabulary.reception_codes import Channel
        from onedoor.vocabulary.responsibility_codes import OpenedBy

        unit, members, areas = self.dice.choice(self.teams)
        area = self.dice.choice([one for one in areas if one.side == unit.side])
        said = Statement(person=person, area=area.pk, channel=Channel.phone, words="Trenger hjelp.")
        return take_in(
            said,
            unit=unit.pk,
            opened_by=OpenedBy.caseworker,
            actor=self.staff[self.dice.choice(members)],
            now=now,
        )

    def _comes(self, person: int, now: dt.datetime) -> int:
        """A need is stated at the door, and becomes a case of whoever serves there."""
        from onedoor.office.reception.actions.calling import serve_at_once
        from onedoor.office.reception.actions.ending import open_case_on
        from onedoor.office.reception.models import Need
        from onedoor.vocabulary.responsibility_codes import OpenedBy

        unit, members, areas = self.dice.choice(self.fronts)
        area = self.dice.choice([one for one in areas if one.side == unit.side])
        visit = self._registered(now, person, area.pk)
        actor = self.staff[self.dice.choice(self._posted(members))]
        serve_at_once(visit, actor=actor, now=now)
        need = Need.objects.get(visit=visit)
        return open_case_on(
            need.pk, unit=unit.pk, opened_by=OpenedBy.caseworker, actor=actor, now=now
        )

    def _worked_with(self, case: int, now: dt.datetime) -> Story:
        for _ in range(self.dice.choices((0, 1, 2), (5, 3, 1))[0]):
            if now < NOW:
                self._step(case, now)
                yield (now := self._later(now))
        if self.dice.random() < 0.25 and now < NOW:
            moved = self._handed_over(case, now)
            yield (now := self._later(now))
            if moved and now < NOW:
                self._accepted(moved, now)
        if self.dice.random() < 0.65 and now < NOW:
            self._closed(case, now)

    def _step(self, case: int, now: dt.datetime) -> None:
        from onedoor.office.responsibility.actions.work import do_step

        do_step(case, step=self.dice.choice(self.steps).pk, actor=self._holder(case), now=now)

    def _closed(self, case: int, now: dt.datetime) -> None:
        from onedoor.office.journal.refused import Refused
        from onedoor.office.responsibility.actions.work import close_case
        from onedoor.vocabulary.responsibility_codes import Outcome

        try:
            close_case(case, outcome=Outcome.granted, actor=self._holder(case), now=now)
        except Refused:  # something is asked about it
            return

    def _handed_over(self, case: int, now: dt.datetime) -> int:
        """The case is offered to a colleague of its unit; 0 where there is none."""
        from onedoor.office.responsibility.actions.handover import offer_handover
        from onedoor.office.responsibility.models import Case
        from onedoor.vocabulary.responsibility_codes import Asked, OfferReason

        row = Case.objects.select_related("holder").get(pk=case)
        others = [one for one in self._members(row.unit_id) if one != row.holder_id]
        if not others:
            return 0
        return offer_handover(
            case,
            to_unit=row.unit_id,
            to_employee=self.dice.choice(others),
            reason=OfferReason.workload,
            asked=Asked.take_over,
            actor=row.holder,
            now=now,
        )

    def _accepted(self, handover: int, now: dt.datetime) -> None:
        from onedoor.office.responsibility.actions.answering import accept_handover
        from onedoor.office.responsibility.models import Handover

        row = Handover.objects.get(pk=handover)
        accept_handover(handover, actor=self.staff[row.to_employee_id or 0], now=now)

    def _holder(self, case: int) -> Any:
        from onedoor.office.responsibility.models import Case

        return self.staff[Case.objects.values_list("holder", flat=True).get(pk=case)]

    def _members(self, unit: int) -> list[int]:
        return next((members for row, members, _ in self.places if row.pk == unit), [])

    # ------------------------------------------------------------------ the last morning

    def _this_morning(self) -> None:
        """Offers that wait for an answer, and a full waiting room."""
        from onedoor.office.responsibility.models import Case, Notice
        from onedoor.vocabulary.responsibility_codes import CaseState

        Notice.objects.exclude(at__gte=NOW - dt.timedelta(days=4)).update(seen_at=NOW)
        opened = NOW.replace(hour=9, minute=5)
        self._let_be(opened)
        for case in Case.objects.filter(state=CaseState.open, handovers=None).order_by("pk")[:90]:
            self._handed_over(case.pk, opened)
        for number in range(WAITING + SERVED):
            self._arrives(number, opened + dt.timedelta(minutes=3 * number))

    def _let_be(self, now: dt.datetime) -> None:
        """What was asked in the last weeks and not answered is answered now."""
        from onedoor.office.responsibility.models import Handover
        from onedoor.vocabulary.responsibility_codes import HandoverState

        for row in Handover.objects.filter(state=HandoverState.open, offered_at__lt=now):
            self._accepted(row.pk, now)

    def _arrives(self, number: int, now: dt.datetime) -> None:
        from onedoor.office.reception.actions.calling import serve_at_once
        from onedoor.office.responsibility.models import Case

        known = Case.objects.order_by("pk").values_list("person", flat=True)
        _, members, areas = self.fronts[number % len(self.fronts)]
        area = areas[number % len(areas)]
        visit = self._registered(now, known[number * 7], area.pk)
        if number < SERVED:
            busy = self._busy()
            free = [one for one in self._posted(members) if one not in busy]
            if len(free) > 1:
                serve_at_once(visit, actor=self.staff[free[-1]], now=now)

    def _busy(self) -> set[int]:
        from onedoor.office.reception.models import Visit

        served = Visit.objects.filter(served_by__isnull=False)
        return {one or 0 for one in served.values_list("served_by", flat=True)}

    # ------------------------------------------------------------------ the door, and the days

    def _registered(self, now: dt.datetime, person: int, area: int) -> int:
        from onedoor.office.reception.actions.arriving import Arrival, Stated, register_visit
        from onedoor.vocabulary.reception_codes import Channel

        stated = Stated(area=area, words="Trenger hjelp med dette.")
        arrival = Arrival(channel=Channel.desk, person=person, needs=(stated,))
        actor = self.staff[self._posted(self.fronts[0][1])[0]]
        return register_visit(arrival, office=self.office.pk, actor=actor, now=now)

    def _take_posts(self, day: dt.date) -> None:
        from onedoor.office.routing.actions import take_post
        from onedoor.vocabulary.routing import Post

        now, desk = self._at(day, 9 * 60), 0
        for unit, members, _ in self.fronts:
            for one in members:
                desk += 1
                take_post(one, Post.front, unit=unit.pk, desk_number=desk, actor=None, now=now)
        self.posted = {one for _, members, _ in self.fronts for one in members}

    def _posted(self, members: list[int]) -> list[int]:
        return [one for one in members if one in self.posted]

    def _day(self, ago: int) -> dt.date:
        """A working day about so many days ago."""
        day = NOW.date() - dt.timedelta(days=ago)
        return day - dt.timedelta(days=max(0, day.weekday() - 4))

    def _moment(self, ago: int) -> dt.datetime:
        return self._at(self._day(ago), self.dice.randrange(9 * 60 + 5, 12 * 60 + 30))

    def _later(self, now: dt.datetime) -> dt.datetime:
        """A moment of a later working day; `NOW` when the office has not come so far."""
        day = now.date() + dt.timedelta(days=self.dice.randrange(1, 9))
        day += dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        if day >= NOW.date():
            return NOW
        return self._at(day, self.dice.randrange(9 * 60 + 5, 12 * 60 + 30))

    @staticmethod
    def _at(day: dt.date, minutes: int) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(), dt.UTC) + dt.timedelta(minutes=minutes)
