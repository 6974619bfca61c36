"""Load by unit: what each has to do, and what is offered to them and nobody has answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.establishment.queries import one_pack
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.led import led_of, units_beside
from onedoor.office.responsibility.tasks import tasks_of
from onedoor.office.whereabouts.lists import (
    HandoverLine,
    Part,
    cases_in,
    handover_part,
    page_of,
    seen_cases,
)
from onedoor.office.whereabouts.load.counting import UnitLoad, loads_of, offers_to
from onedoor.vocabulary.confidentiality import Purpose


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """What the units of one reader have to do; no units for whoever answers for none."""

    units: list[UnitLoad]
    offers: Part[HandoverLine]


def load_of(reader: Employee, now: dt.datetime, *, page: str = "") -> Load | None:
    """The load of the units the reader answers for; None when there are none."""
    with one_pack():
        units = led_of(units_beside(reader), reader)
        if not units:
            return None
        found = page_of(offers_to(units, reader.office_id), page)
        tasks = tasks_of(reader)
        seen = seen_cases(reader, Purpose.unit_work, cases_in([found]), tasks=tasks, now=now)
        return Load(units=loads_of(units, reader, now), offers=handover_part(found, seen, reader))
