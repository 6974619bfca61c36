"""What the tables tell, in the journal's own terms, and where the two disagree (law 4)."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from onedoor.office.establishment.models import Area, Office, OfficeLeader, Service, Step, Unit
from onedoor.office.inspection.told_appointments import told_appointments
from onedoor.office.inspection.told_casefile import told_filed
from onedoor.office.inspection.told_cases import told_cases, told_debts, told_handovers
from onedoor.office.inspection.told_reception import (
    told_messages,
    told_needs,
    told_questions,
    told_screens,
    told_visits,
)
from onedoor.office.inspection.told_roster import told_duties, told_feeds, told_swaps
from onedoor.office.inspection.told_safety import told_help_calls, told_marks
from onedoor.office.journal.reading import lines_of
from onedoor.office.people.models import Competence, Employee, Identity, Membership, Person
from onedoor.rules.fold import Told, fold
from onedoor.rules.fold.told import EmployeeTold, OfficeTold, PersonTold, UnitTold
from onedoor.rules.opening import us


@dataclasses.dataclass(frozen=True, slots=True)
class Disagreement:
    """One told column in which tables and journal differ."""

    table: str
    key: int
    column: str
    in_tables: str
    in_journal: str


def told_by_journal() -> Told:
    """What all lines of the journal add up to."""
    return fold(lines_of(None))


def told_by_tables() -> Told:
    """What the rows say, cut to what the journal tells."""
    return Told(
        offices=_offices(),
        units=_units(),
        persons=_persons(),
        employees=_employees(),
        visits=told_visits(),
        needs=told_needs(),
        messages=told_messages(),
        screens=told_screens(),
        questions=told_questions(),
        cases=told_cases(),
        handovers=told_handovers(),
        debts=told_debts(),
        appointments=told_appointments(),
        duties=told_duties(),
        filed=told_filed(),
        help_calls=told_help_calls(),
        swaps=told_swaps(),
        feeds=told_feeds(),
        marks=told_marks(),
    )


def disagreements(tables: Told, journal: Told) -> Iterator[Disagreement]:
    """Where tables and journal differ, column by column; nothing when they agree."""
    for field in dataclasses.fields(Told):
        here, there = getattr(tables, field.name), getattr(journal, field.name)
        for key in sorted(here.keys() | there.keys()):
            yield from _differing(field.name, key, here.get(key), there.get(key))


def _differing(table: str, key: int, here: Any, there: Any) -> Iterator[Disagreement]:
    if here is None or there is None:
        yield Disagreement(table, key, "", repr(here), repr(there))
        return
    for column in dataclasses.fields(here):
        mine, theirs = getattr(here, column.name), getattr(there, column.name)
        if mine != theirs:
            yield Disagreement(table, key, column.name, repr(mine), repr(theirs))


def _offices() -> dict[int, OfficeTold]:
    told = {
        row.pk: OfficeTold(
            fingerprint=row.fingerprint,
            cases_opened=row.next_case_number - 1,
            ticket_day=row.ticket_day,
            tickets=row.tickets,
        )
        for row in Office.objects.all()
    }
    for leader in OfficeLeader.objects.all():
        told[leader.office_id].leaders[leader.side] = leader.employee_id
    for area in Area.objects.all():
        told[area.office_id].areas[area.pk] = (area.side, area.former_agency)
    for step in Step.objects.all():
        told[step.office_id].steps.add(step.pk)
    for service in Service.objects.all():
        told[service.office_id].services[service.pk] = service.area_id
    return told


def _units() -> dict[int, UnitTold]:
    return {
        row.pk: UnitTold(
            office=row.office_id,
            side=row.side,
            stage=row.stage,
            leader=row.leader_id or 0,
            duty_lead=row.duty_lead_id or 0,
        )
        for row in Unit.objects.all()
    }


def _persons() -> dict[int, PersonTold]:
    told = {
        row.pk: PersonTold(
            office=row.office_id,
            birth_day=row.birth_date.day if row.birth_date else 0,
            merged_into=row.merged_into_id or 0,
            forgotten=row.forgotten_at is not None,
        )
        for row in Person.objects.all().iterator()
    }
    for identity in Identity.objects.only("person_id", "kind").iterator():
        told[identity.person_id].identities[identity.pk] = identity.kind
    return told


def _employees() -> dict[int, EmployeeTold]:
    units: dict[int, set[int]] = defaultdict(set)
    for employee, unit in Membership.objects.values_list("employee_id", "unit_id"):
        units[employee].add(unit)
    levels: dict[int, dict[int, int]] = defaultdict(dict)
    for row in Competence.objects.all():
        levels[row.employee_id][row.area_id] = row.level
    return {
        row.pk: EmployeeTold(
            office=row.office_id,
            side=row.side,
            own_unit=row.home_unit_id,
            former_agency=row.former_agency,
            units=units[row.pk],
            levels=levels[row.pk],
            presence=row.presence,
            away_since_us=_us(row.away_since),
            away_until=row.away_until,
            left_us=_us(row.left_at),
            post=row.post,
            post_unit=row.post_unit_id or 0,
            post_since_us=_us(row.post_since),
            desk_number=row.desk_number,
        )
        for row in Employee.objects.all()
    }


def _us(instant: dt.datetime | None) -> int:
    return us(instant) if instant else 0
