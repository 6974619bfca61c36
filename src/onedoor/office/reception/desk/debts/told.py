"""Debts as a page tells them: to whom, what about, since when, by which day, and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from onedoor.office.confidentiality.shown import Item, Shown, shown
from onedoor.office.people.models import Employee
from onedoor.office.people.queries.persons import display_name
from onedoor.office.reception.desk.threads import last_lines
from onedoor.office.reception.desk.wording import topic
from onedoor.office.responsibility.gathering import employee_facts, today_at
from onedoor.office.responsibility.models import Debt
from onedoor.office.responsibility.names import Names
from onedoor.rules.responsibility.debts import DebtFacts, may_pay_debt
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.envelope import ThreadKind
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind


@dataclass(frozen=True, kw_only=True, slots=True)
class DebtTold:
    """Something owed. `person` and `phone` are empty for whoever may not see whose it is.

    `may_pay` tells that the reader may say what came of it; `last` is for that form.
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
    last: int


def debts_told(
    reader: Employee, rows: QuerySet[Debt], now: dt.datetime, *, with_them: bool = False
) -> list[DebtTold]:
    """These debts in the order of their days, as far as the reader may know of them; one look.

    `with_them` when the reader is with the person now, who may be told what they are owed.
    """
    persons = rows.order_by().values("person")
    last = last_lines(reader.office_id, ThreadKind.person, persons)
    related = rows.select_related("person", "employee", "unit", "need")
    found = list(related.order_by("due", "incurred_at", "pk"))
    seen = _look(reader, found, now, with_them=with_them)
    return _told(reader, seen, last, now)


def part_told(
    reader: Employee, rows: QuerySet[Debt], now: dt.datetime, *, with_them: bool = False
) -> tuple[DebtTold, ...]:
    """The same as part of a page that is a look already: without any, no look of its own."""
    return tuple(debts_told(reader, rows, now, with_them=with_them)) if rows.exists() else ()


def debt_facts(row: Debt) -> DebtFacts:
    """A debt as the rules see it."""
    return DebtFacts(
        office=row.office_id,
        owed_by=row.employee_id,
        unit=row.unit_id,
        unit_leader=row.unit.leader_id or 0,
        came_up_to=row.came_up_to_id or 0,
    )


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
    reader: Employee, seen: list[Shown[Debt]], last: dict[int, int], now: dt.datetime
) -> list[DebtTold]:
    me, today = employee_facts(reader), today_at(reader.office_id, now)
    names = Names(reader.office_id, ())
    return [
        _one(
            one,
            names,
            today,
            may_pay=bool(may_pay_debt(debt_facts(one.value), me)),
            last=last.get(one.value.person_id, 0),
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
        last=last,
    )
