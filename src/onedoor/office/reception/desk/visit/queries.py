"""A visit's page: to whoever serves it or has joined it everything, to others that it is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from onedoor.office.confidentiality.shown import Item, shown
from onedoor.office.establishment.queries import one_pack, pack_of
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Employee
from onedoor.office.people.queries.persons import display_name
from onedoor.office.reception.desk.debts.told import DebtTold, part_told
from onedoor.office.reception.desk.history import happened_in, lines_of_visit
from onedoor.office.reception.desk.routes import RouteTold, employees_in, route_told
from onedoor.office.reception.desk.visit.joining import MayJoin, who_may_join
from onedoor.office.reception.desk.visit.what_may_be_done import Doings, doings
from onedoor.office.reception.desk.visits_told import VisitTold, needs_of, visit_told
from onedoor.office.reception.desk.wording import topic
from onedoor.office.reception.models import Meeting, Need, Visit
from onedoor.office.reception.queue import route_of
from onedoor.office.reception.waits.queries import told_wait
from onedoor.office.reception.waits.words import basis_sentence, wait_sentence
from onedoor.office.responsibility.history import Happened
from onedoor.office.responsibility.models import Case, Debt
from onedoor.office.responsibility.names import Names
from onedoor.office.responsibility.queries import CaseShown, cases_shown
from onedoor.office.safety.marks.queries import MarkShown, marks_before
from onedoor.rules.routing.answer import Route
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.reception_codes import (
    MeetingRole,
    NeedKind,
    NeedOutcome,
    NeedState,
    SentTo,
    VisitState,
)
from onedoor.vocabulary.responsibility_codes import CaseState
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class NeedTold:
    """One need on the page. `words` are empty for whoever is not with the person.

    `meant` is what it is about as a form chooses it; empty while nobody knows.
    """

    key: int
    kind: NeedKind
    area: int
    meant: str
    topic: str
    service: str
    words: str
    about_case: int
    about: str
    state: NeedState
    outcome: NeedOutcome | None
    sent_to: SentTo | None
    sent_unit: str
    contact_made: bool | None
    sent_day: dt.date | None
    into_case: str

    @property
    def open(self) -> bool:
        """Whether it still waits for an end."""
        return self.state is NeedState.waiting


@dataclass(frozen=True, kw_only=True, slots=True)
class WithThem:
    """A colleague who is with the person now."""

    employee: int
    name: str
    serves: bool
    since: dt.datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonTold:
    """Who it is, for those who are or were with them; `nameless` until somebody says."""

    key: int
    name: str
    nameless: bool
    birth_date: dt.date | None
    phone: str


@dataclass(frozen=True, kw_only=True)
class VisitPage:
    """Everything on a visit's page, cut to its reader.

    `with_them` when the reader is with the person now. `person` is None for whoever never was.
    `last` is the last line of its thread before it was read; `wait_told` what they were told of the
    wait, while it lasts.
    """

    visit: VisitTold
    row: Visit
    with_them: bool
    person: PersonTold | None
    needs: tuple[NeedTold, ...]
    company: tuple[WithThem, ...]
    cases: tuple[CaseShown, ...]
    owed: tuple[DebtTold, ...]
    marks: tuple[MarkShown, ...]
    history: tuple[Happened, ...]
    route: RouteTold | None
    support: tuple[MayJoin, ...]
    doings: Doings
    last: int
    wait_told: str

    @property
    def open_needs(self) -> tuple[NeedTold, ...]:
        """The needs that wait for an end."""
        return tuple(one for one in self.needs if one.open)

    @property
    def ended(self) -> bool:
        """Whether the visit is over."""
        return self.visit.state is VisitState.ended

    def need(self, key: int) -> NeedTold | None:
        """One of its needs."""
        return next((one for one in self.needs if one.key == key), None)

    def since(self, seq: int) -> list[Happened]:
        """What has happened after a line, newest first; nothing for whoever may not read it."""
        return [one for one in self.history if one.seq > seq]

    def may(self, action: str) -> bool:
        """Whether the reader may do this with the visit now."""
        return self.doings.because(action) is None

    def cases_about(self, need: NeedTold) -> tuple[CaseShown, ...]:
        """The cases that answer where it is: the one it is about, else all that are open.

        None for a need that has ended, and for one that asks about none.
        """
        if not need.open or need.kind not in (NeedKind.where_is_it, NeedKind.about_case):
            return ()
        about = tuple(one for one in self.cases if one.key == need.about_case)
        return about or self.cases

    @property
    def other_cases(self) -> tuple[CaseShown, ...]:
        """Their open cases that stand under none of the needs."""
        above = {one.key for need in self.needs for one in self.cases_about(need)}
        return tuple(one for one in self.cases if one.key not in above)


def visit_page(reader: Employee, key: int, now: dt.datetime) -> VisitPage | None:
    """The page of a visit; None when there is none at the reader's office."""
    with one_pack():
        lines = lines_of_visit(key, reader.office_id)
        row = _row(reader, key)
        return _Gathered(reader, row, now).page(lines) if row is not None else None


def _row(reader: Employee, key: int) -> Visit | None:
    rows = Visit.objects.filter(pk=key, office=reader.office_id)
    return rows.select_related("person", "served_by").first()


@dataclass
class _Gathered:
    """What a visit's page is made of, each read when it is first asked for."""

    reader: Employee
    row: Visit
    now: dt.datetime
    seen: dict[tuple[str, int], Level] = field(default_factory=dict)

    def page(self, lines: Sequence[Any]) -> VisitPage:
        self._look()
        whole = self.person_level is Level.content
        return VisitPage(
            visit=visit_told(self.row, needs_of([self.row]), self.names, self.now),
            row=self.row,
            with_them=self.with_them,
            person=self._person() if whole else None,
            needs=tuple(self._need(need) for need in self.needs),
            company=self._company(),
            cases=self._cases() if self.with_them else (),
            owed=self._owed() if self.with_them else (),
            marks=self._marks(),
            history=self._history(lines) if whole else (),
            route=route_told(self.route, self.names) if self._waits else None,
            support=tuple(self._could_join()),
            doings=doings(self.row, self.reader, self.now),
            last=lines[-1].seq if lines else 0,
            wait_told=self._wait_told(),
        )

    @cached_property
    def meetings(self) -> list[Meeting]:
        return list(self.row.meetings.order_by("since", "pk"))

    @cached_property
    def needs(self) -> list[Need]:
        rows = Need.objects.filter(visit=self.row)
        related = rows.select_related("area", "words", "service", "into_case", "about_case")
        return list(related.order_by("pk"))

    @cached_property
    def with_them(self) -> bool:
        """Called is enough: to prepare for somebody is a task for them, and the call is written."""
        now = {one.employee_id for one in self.meetings if one.until is None}
        return self.reader.pk in now | {self.row.served_by_id}

    @cached_property
    def was_with_them(self) -> bool:
        return any(one.employee_id == self.reader.pk for one in self.meetings)

    @cached_property
    def route(self) -> Route:
        return route_of(self.row, self.now)

    @cached_property
    def names(self) -> Names:
        named = {one.employee_id for one in self.meetings} | {self.row.served_by_id or 0}
        if self._waits or self._served:
            named |= employees_in(self.route)
        return Names(self.row.office_id, named)

    @property
    def person_level(self) -> Level:
        return self.seen.get(("person", self.row.person_id), Level.nothing)

    @property
    def _waits(self) -> bool:
        return self.row.state is VisitState.waiting

    @property
    def _served(self) -> bool:
        return self.row.state is VisitState.serving

    def _look(self) -> None:
        """One look at the person and at each need; less than all of it for who is not with them."""
        whole = Level.content if self.with_them else Level.existence
        name = Level.content if self.with_them or self.was_with_them else Level.existence
        items = [self._item(("person", self.row.person_id), Side.none, name)]
        for need in self.needs:
            owner = need.area.side if need.area else Side.none
            items.append(self._item(("need", need.pk), owner, whole))
        for one in shown(self.reader, Purpose.door, items, now=self.now):
            self.seen[one.value] = one.level

    def _item(self, what: tuple[str, int], owner: Side, at_most: Level) -> Item[tuple[str, int]]:
        return Item(
            value=what,
            person_key=self.row.person_id,
            office=self.row.office_id,
            owner=owner,
            has_task=self.with_them,
            at_most=at_most,
        )

    def _person(self) -> PersonTold:
        row = self.row.person
        return PersonTold(
            key=row.pk,
            name=display_name(row.pk, row.given_name, row.family_name),
            nameless=not (row.given_name or row.family_name),
            birth_date=row.birth_date,
            phone=row.phone,
        )

    def _need(self, row: Need) -> NeedTold:
        whole = self.seen.get(("need", row.pk)) is Level.content
        outcome = whole or self.was_with_them
        return NeedTold(
            key=row.pk,
            kind=row.kind,
            area=row.area_id or 0,
            meant=_meant(row),
            topic=topic(row, self.names),
            service=self._service(row),
            words=row.words.body if whole and row.words else "",
            about_case=row.about_case_id or 0 if outcome else 0,
            about=row.about_case.number if outcome and row.about_case else "",
            state=row.state,
            outcome=row.outcome if outcome else None,
            sent_to=row.sent_to if outcome else None,
            sent_unit=self.names.unit(row.sent_unit_id) if outcome and row.sent_unit_id else "",
            contact_made=row.contact_made if outcome else None,
            sent_day=row.sent_day if outcome else None,
            into_case=row.into_case.number if outcome and row.into_case else "",
        )

    def _service(self, row: Need) -> str:
        if row.service is None:
            return ""
        named = {one.key: one.name for one in pack_of(row.office_id).service}
        return in_my_language(named[row.service.key]) if row.service.key in named else ""

    def _company(self) -> tuple[WithThem, ...]:
        return tuple(
            WithThem(
                employee=one.employee_id,
                name=self.names.employee(one.employee_id, one.unit_id),
                serves=one.role is MeetingRole.serves,
                since=one.since,
            )
            for one in self.meetings
            if one.until is None
        )

    def _cases(self) -> tuple[CaseShown, ...]:
        rows = Case.objects.filter(office_id=self.row.office_id, person=self.row.person_id)
        open_ = rows.exclude(state=CaseState.closed).order_by("-opened_at", "-pk")
        return tuple(cases_shown(self.reader, Purpose.door, open_, self.now))

    def _marks(self) -> tuple[MarkShown, ...]:
        """What is done when they are met, before they are called; why, for who is with them."""
        person = self.row.person_id
        found = marks_before(self.reader, [person], self.now, with_them=self.with_them)
        return found.get(person, ())

    def _owed(self) -> tuple[DebtTold, ...]:
        rows = Debt.objects.filter(person=self.row.person_id, paid_at=None)
        return part_told(self.reader, rows, self.now, with_them=True)

    def _wait_told(self) -> str:
        told = told_wait(self.row) if self._waits else None
        return f"{wait_sentence(told)} {basis_sentence(told)}".strip() if told else ""

    def _history(self, lines: Iterable[Any]) -> tuple[Happened, ...]:
        return tuple(happened_in(self.row.pk, self.row.office_id, lines))

    def _could_join(self) -> Iterator[MayJoin]:
        if self._served:
            there = {one.employee_id for one in self.meetings if one.until is None}
            some = [one for one in self.route.support if one.key not in there]
            yield from who_may_join(some, self.needs, self.names)


def _meant(row: Need) -> str:
    if row.service is not None:
        return f"service:{row.service.key}"
    return f"area:{row.area.key}" if row.area is not None else ""
