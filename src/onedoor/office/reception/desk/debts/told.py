"""Debts as a page tells them: to whom, what about, since when, by which day, and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from onedoor.office.appointment.models import Appointment
from onedoor.office.confidentiality.shown import Item, Shown, shown
from onedoor.office.establishment.queries import opening_of, pack_of
from onedoor.office.people.models import Employee
from onedoor.office.people.queries.persons import display_name
from onedoor.office.reception.desk.threads import last_lines
from onedoor.office.reception.desk.wording import topic
from onedoor.office.reception.models import Message
from onedoor.office.responsibility.debt_at_hand import debt_facts
from onedoor.office.responsibility.gathering import employee_facts, today_at
from onedoor.office.responsibility.models import CallTry, Debt
from onedoor.office.responsibility.names import Names
from onedoor.rules.responsibility.debts import days_tried, may_end_debt, may_pay_debt
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.envelope import ThreadKind
from onedoor.vocabulary.reception_codes import BestTime, Channel
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind, TryOutcome


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageTold:
    """What the person said: when, by which way, in which words, and when they are best reached.

    `phone` is a number they left that is not the one that is known, else empty.
    """

    at: dt.datetime
    channel: Channel
    words: str
    best_time: BestTime
    phone: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TryTold:
    """A call that was tried: when, by whom, and what came of it."""

    at: dt.datetime
    who: str
    outcome: TryOutcome


@dataclass(frozen=True, kw_only=True, slots=True)
class DebtTold:
    """Something owed. `person` and `phone` are empty for whoever may not see whose it is.

    `may_pay` tells that the reader may say what came of it, and `ends` what it can be; `last` is
    for that form. `messages` are the person's own words, `tries` the calls that reached nobody.
    """

    key: int
    kind: DebtKind
    person_key: int
    person: str
    phone: str
    topic: str
    since: dt.datetime
    due: dt.date
    overdue: bool
    today: bool
    owed_by: int
    who: str
    unit: str
    may_pay: bool
    end: DebtEnd | None
    ends: tuple[DebtEnd, ...]
    messages: tuple[MessageTold, ...]
    tries: tuple[TryTold, ...]
    case: str
    case_key: int
    time: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Threads:
    """The last line of each thread that a debt on the page has its lines in."""

    of_persons: dict[int, int]
    of_cases: dict[int, int]

    def last(self, row: Debt) -> int:
        """The last line the form about a debt carries."""
        if row.case_id is not None:
            return self.of_cases.get(row.case_id, 0)
        return self.of_persons.get(row.person_id, 0)


def debts_told(
    reader: Employee, rows: QuerySet[Debt], now: dt.datetime, *, with_them: bool = False
) -> list[DebtTold]:
    """These debts in the order of their days, as far as the reader may know of them; one look.

    `with_them` when the reader is with the person now, who may be told what they are owed.
    """
    last = _last_lines(reader.office_id, rows)
    related = rows.select_related("person", "employee", "unit", "need__appointment", "case")
    related = related.prefetch_related("messages__need__words", "tries__employee")
    found = list(related.order_by("due", "incurred_at", "pk"))
    seen = _look(reader, found, now, with_them=with_them)
    return _told(reader, seen, last, now)


def _last_lines(office: int, rows: QuerySet[Debt]) -> Threads:
    alone, of_cases = rows.filter(case=None).order_by(), rows.exclude(case=None).order_by()
    return Threads(
        of_persons=last_lines(office, ThreadKind.person, alone.values("person")),
        of_cases=last_lines(office, ThreadKind.case, of_cases.values("case")),
    )


def part_told(
    reader: Employee, rows: QuerySet[Debt], now: dt.datetime, *, with_them: bool = False
) -> tuple[DebtTold, ...]:
    """The same as part of a page that is a look already: without any, no look of its own."""
    return tuple(debts_told(reader, rows, now, with_them=with_them)) if rows.exists() else ()


def _look(
    reader: Employee, rows: Sequence[Debt], now: dt.datetime, *, with_them: bool
) -> list[Shown[Debt]]:
    me = employee_facts(reader)
    items = [
        Item(
            value=row,
            person_key=row.person_id,
            office=row.office_id,
            owner=row.unit.side,
            has_task=with_them or bool(may_pay_debt(debt_facts(row), me)),
        )
        for row in rows
    ]
    return shown(reader, Purpose.door, items, now=now)


def _told(
    reader: Employee, seen: list[Shown[Debt]], last: Threads, now: dt.datetime
) -> list[DebtTold]:
    me, today = employee_facts(reader), today_at(reader.office_id, now)
    names = Names(reader.office_id, ())
    return [
        _one(
            one,
            names,
            today,
            may_pay=bool(may_pay_debt(debt_facts(one.value), me)),
            last=last.last(one.value),
        )
        for one in seen
    ]


def _one(one: Shown[Debt], names: Names, today: dt.date, *, may_pay: bool, last: int) -> DebtTold:
    row, whole = one.value, one.level is Level.content
    person = row.person
    return DebtTold(
        key=row.pk,
        kind=row.kind,
        person_key=person.pk if whole else 0,
        person=display_name(person.pk, person.given_name, person.family_name) if whole else "",
        phone=person.phone if whole else "",
        topic=topic(row.need, names),
        since=row.incurred_at,
        due=row.due,
        overdue=row.paid_at is None and row.due < today,
        today=row.due == today,
        owed_by=row.employee_id,
        who=str(row.employee),
        unit=names.unit(row.unit_id),
        may_pay=may_pay and row.paid_at is None,
        end=row.end,
        ends=_ends(row),
        messages=tuple(_message(one) for one in row.messages.all()) if whole else (),
        tries=tuple(_try(one) for one in row.tries.all()) if whole else (),
        case=row.case.number if row.case else "",
        case_key=row.case_id or 0,
        time=_time(row),
        last=last,
    )


def _time(row: Debt) -> int:
    """The appointment it is about, or 0."""
    found: Appointment | None = getattr(row.need, "appointment", None)
    return found.pk if found else 0


def _ends(row: Debt) -> tuple[DebtEnd, ...]:
    """What may have come of it, as the action's own rule says."""
    office = row.office_id
    tried = days_tried((one.at for one in row.tries.all()), opening_of(office))
    least = pack_of(office).times.call_tries
    return tuple(one for one in DebtEnd if may_end_debt(row.kind, one, tried, least))


def _message(row: Message) -> MessageTold:
    need = row.need
    return MessageTold(
        at=need.stated_at,
        channel=need.channel,
        words=need.words.body if need.words else "",
        best_time=row.best_time,
        phone=row.phone,
    )


def _try(row: CallTry) -> TryTold:
    return TryTold(at=row.at, who=str(row.employee), outcome=row.outcome)
