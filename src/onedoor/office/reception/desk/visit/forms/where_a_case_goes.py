"""Who could answer for a new case: as usual first, then whom routing suggests, then the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext

from onedoor.office.establishment.models import Area, Unit
from onedoor.office.establishment.queries import crossing_to, names_by_number, unit_facts
from onedoor.office.pages.wording import in_my_language, words
from onedoor.office.people.models import Employee, Person
from onedoor.office.reception.queries import where_it_goes
from onedoor.office.responsibility.falling import on_duty_in
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.office.responsibility.models import Case
from onedoor.office.routing.queries import receiving_units
from onedoor.office.routing.standing import scheme_of
from onedoor.rules.responsibility.holder import may_open
from onedoor.rules.routing.units import UnitRoute, unit_for
from onedoor.vocabulary.responsibility_codes import CaseState, OpenedBy
from onedoor.vocabulary.sides import Stage


@dataclass(frozen=True, slots=True)
class Goes:
    """Who answers for a case from the start, and in which unit."""

    opened_by: OpenedBy
    unit: int

    @classmethod
    def read(cls, written: str) -> Goes:
        """What `written` of a choice says."""
        opened_by, _, unit = written.partition("-")
        return cls(OpenedBy(int(opened_by)), int(unit))

    @property
    def written(self) -> str:
        """As a form writes it."""
        return f"{int(self.opened_by)}-{self.unit}"


def usual(reader: Employee, area: int) -> Goes | None:
    """Where a case about this area goes when nothing is said; None where its side has no front."""
    opened_by, unit = where_it_goes(reader, area, unit=None, opened_by=None)
    return Goes(opened_by, unit) if unit is not None else None


def where_it_can_go(
    reader: Employee, area: int, person: int, now: dt.datetime
) -> list[tuple[str, str]]:
    """Every way a case about this area can be opened, as choices that name who answers."""
    row = Area.objects.get(pk=area, office=reader.office_id)
    routed = _routed(row, person)
    reasons = {one.key: words(one.reason) for one in routed.ranked}
    first = [usual(reader, area), *(Goes(OpenedBy.door, one.key) for one in routed.ranked)]
    every = dict.fromkeys([*(one for one in first if one), *_every(reader, row)])
    names = names_by_number(reader.office_id)
    return [
        (one.written, " ".join(filter(None, (_told(one, names, now), reasons.get(one.unit)))))
        for one in every
    ]


def _routed(area: Area, person: int) -> UnitRoute:
    office = area.office_id
    open_ = Case.objects.filter(office=office).exclude(state=CaseState.closed)
    load = dict(open_.values_list("unit").annotate(Count("pk")))
    born = Person.objects.values_list("birth_date", flat=True).get(pk=person)
    return unit_for(
        scheme_of(office, "back").policy,
        area.pk,
        area.side,
        birth_day=born.day if born else 0,
        units=receiving_units(office, open_cases=load),
    )


def _every(reader: Employee, area: Area) -> Iterator[Goes]:
    """All that the rule lets be opened: by me in my own units, at the door of every unit here."""
    me, crossing = employee_facts(reader), crossing_to(reader.office_id, area.pk)
    rows = Unit.objects.filter(office=reader.office_id).exclude(stage=Stage.outside)
    for opened_by, who in ((OpenedBy.caseworker, me), (OpenedBy.door, None)):
        for row in rows.order_by("pk"):
            if may_open(who, unit_facts(row), area.side, crossing):
                yield Goes(opened_by, row.pk)


def _told(one: Goes, names: Mapping[tuple[str, int], Any], now: dt.datetime) -> str:
    named = {"unit": in_my_language(names["unit", one.unit])}
    if one.opened_by is OpenedBy.caseworker:
        return gettext("I do, in %(unit)s.") % named
    unit = Unit.objects.get(pk=one.unit)
    named["who"] = str(Employee.objects.get(pk=on_duty_in(unit, now)))
    if unit_facts(unit).shares_out:
        return gettext("%(unit)s: whom it shares out to, else %(who)s on duty.") % named
    return gettext("%(unit)s: %(who)s, who is on duty there.") % named
