"""What is owed from before: people nobody reached before closing time, until they are met."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onedoor.office.confidentiality.shown import Item, shown
from onedoor.office.establishment.queries import names_by_number, one_pack, pack_of
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Employee
from onedoor.office.people.queries.persons import display_name
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.gathering import today_at
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.confidentiality import Level, Purpose
from onedoor.vocabulary.reception_codes import NeedState, VisitState
from onedoor.vocabulary.responsibility_codes import DebtKind
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class NeedTold:
    """A need as the door may be told of it: `about` is empty while nobody knows.

    `hidden` when it belongs to the other side, and the reader has nothing to do with it.
    """

    key: int
    about: str
    hidden: bool
    words: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OwedNeed:
    """A need that is owed: since which day, and who answers for it by which day.

    `expected` when they were asked to come on that day, and did not wait for nothing.
    """

    need: NeedTold
    day: dt.date | None
    due: dt.date | None
    by: str
    expected: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OwedPerson:
    """Somebody to whom something is owed, oldest first; `name` is empty for who has said none."""

    key: int
    name: str
    needs: tuple[OwedNeed, ...]


def owed_before(reader: Employee, now: dt.datetime) -> list[OwedPerson]:
    """Everybody at the office who waited and was not reached, longest ago first.

    With them whoever is expected today, or was and has not come; who comes later is not told yet.
    """
    today = today_at(reader.office_id, now)
    later = Debt.objects.filter(kind=DebtKind.expected, paid_at=None, due__gt=today)
    not_yet = set(later.values_list("need", flat=True))
    rows = [row for row in _owed(reader.office_id) if row.pk not in not_yet]
    return _by_person(reader, rows, now)


def owed_to(reader: Employee, person: int, now: dt.datetime) -> tuple[OwedNeed, ...]:
    """What is owed to one person."""
    rows = _owed(reader.office_id, person=person)
    found = _by_person(reader, rows, now) if rows else []
    return found[0].needs if found else ()


def needs_told(reader: Employee, needs: Iterable[Need], now: dt.datetime) -> dict[int, NeedTold]:
    """These needs as the reader may be told of them, by row number; logged as one look."""
    task = stands_at_the_door(reader)
    items = [
        Item(
            value=row,
            person_key=row.person_id,
            office=row.office_id,
            owner=row.area.side if row.area else Side.none,
            has_task=task,
        )
        for row in needs
    ]
    seen = shown(reader, Purpose.door, items, now=now)
    with one_pack():
        return {one.value.pk: _told(one.value, one.level) for one in seen}


def stands_at_the_door(reader: Employee) -> bool:
    """Whoever is at the door has all who come in for a task, of whichever side their needs are."""
    return reader.post is not Post.none


def _told(row: Need, level: Level) -> NeedTold:
    whole = level is Level.content
    return NeedTold(
        key=row.pk,
        about=_about(row) if whole else "",
        hidden=not whole,
        words=whole and row.words_id is not None,
    )


def _about(row: Need) -> str:
    if row.service is not None:
        offered = {one.key: one.name for one in pack_of(row.office_id).service}
        return in_my_language(offered[row.service.key])
    found = names_by_number(row.office_id).get(("area", row.area_id or 0))
    return in_my_language(found) if found else ""


def _owed(office: int, **only: int) -> Sequence[Need]:
    rows = Need.objects.filter(office=office, state=NeedState.owed, **only)
    related = rows.select_related("person", "visit", "area", "service")
    return list(related.order_by("stated_at", "pk"))


def _by_person(reader: Employee, rows: Sequence[Need], now: dt.datetime) -> list[OwedPerson]:
    told = needs_told(reader, rows, now)
    debts = {
        debt.need_id: debt
        for debt in Debt.objects.filter(need__in=rows, paid_at=None).select_related("employee")
    }
    found: dict[int, OwedPerson] = {}
    for row in rows:
        if row.pk in told:
            one = _owed_need(row, told[row.pk], debts.get(row.pk))
            before = found.get(row.person_id) or _person(row)
            found[row.person_id] = replace(before, needs=(*before.needs, one))
    return list(found.values())


def _person(row: Need) -> OwedPerson:
    person = row.person
    named = person.given_name or person.family_name
    name = display_name(person.pk, person.given_name, person.family_name) if named else ""
    return OwedPerson(key=person.pk, name=name, needs=())


def _owed_need(row: Need, told: NeedTold, debt: Debt | None) -> OwedNeed:
    return OwedNeed(
        need=told,
        day=row.visit.day if row.visit else None,
        due=debt.due if debt else None,
        by=str(debt.employee) if debt else "",
        expected=debt is not None and debt.kind is DebtKind.expected,
    )


def open_visit_of(office: int, person: int) -> Visit | None:
    """A visit of the person's that has not ended: they have a ticket already."""
    rows = Visit.objects.filter(office=office, person=person).exclude(state=VisitState.ended)
    return rows.order_by("-arrived_at").first()
