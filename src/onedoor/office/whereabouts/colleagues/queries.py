"""Who works here, who is in, and what the reader may do about them. Never where they come from."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from onedoor.office.establishment.models import Area, Unit
from onedoor.office.establishment.queries import (
    names_by_number,
    one_pack,
    pack_of,
    unit_facts,
)
from onedoor.office.journal.actions import last_line
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Competence, Employee
from onedoor.office.responsibility.gathering import (
    employee_facts,
    facts_of,
)
from onedoor.rules.establishment import (
    may_name_duty_lead,
    may_name_office_leader,
)
from onedoor.rules.people import (
    may_describe,
    may_end,
    may_register_employee,
    may_set_membership,
    may_set_presence_of,
)
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import Role
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class ColleagueShown:
    """Somebody who works here, as every colleague may see them."""

    pk: int
    key: str
    name: str
    side: Side
    unit: str
    also_in: tuple[str, ...]
    roles: tuple[Role, ...]
    presence: Presence
    away_until: dt.date | None
    left: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Workplace:
    """A unit, who works there, and what the reader may do about it."""

    key: str
    side: Side
    staff: list[ColleagueShown]
    may_name: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Everybody:
    """Everybody at work in an office, by unit. `leads` are the sides the reader may hand over."""

    workplaces: list[Workplace]
    leads: list[Side]
    may_register: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """How well somebody knows an area, 0-3."""

    area: int
    name: str
    level: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Colleague:
    """One colleague's page: what they know, and what the reader may do about them."""

    shown: ColleagueShown
    levels: list[Level]
    is_me: bool
    may_set_presence: bool
    may_describe: bool
    may_set_units: bool
    may_end: bool


def colleagues(reader: Employee) -> Everybody:
    """Everybody who works here, by unit: the reader's own first, then in the pack's order."""
    with one_pack():
        office, me = reader.office_id, employee_facts(reader)
        units = list(Unit.objects.filter(office=office))
        order = {unit.key: place for place, unit in enumerate(pack_of(office).unit)}
        at_home = defaultdict(list)
        for one in _staff(office, units):
            at_home[one.unit].append(one)
        facts = {unit.key: unit_facts(unit) for unit in units}
    return Everybody(
        workplaces=[
            Workplace(
                key=unit.key,
                side=unit.side,
                staff=at_home[unit.key],
                may_name=bool(may_name_duty_lead(me, facts[unit.key])),
            )
            for unit in sorted(units, key=_own_first(reader, order))
        ],
        leads=[side for side in Side if may_name_office_leader(me, office, side)],
        may_register=any(may_register_employee(me, one, reader.side) for one in facts.values()),
    )


def colleague(reader: Employee, key: str) -> Colleague | None:
    """A colleague's page; None when nobody of the reader's office has this key."""
    row = Employee.objects.filter(office=reader.office_id, key=key).first()
    if row is None:
        return None
    with one_pack():
        units = list(Unit.objects.filter(office=reader.office_id))
        facts = facts_of({reader.pk: reader, row.pk: row}.values())
        me, them = facts[reader.pk], facts[row.pk]
        return Colleague(
            shown=_shown(row, them, {unit.pk: unit.key for unit in units}),
            levels=_levels(row),
            is_me=row.pk == reader.pk,
            may_set_presence=bool(may_set_presence_of(me, them)),
            may_describe=bool(may_describe(me, them)),
            may_set_units=bool(units_that_may_change(me, them, units)),
            may_end=bool(may_end(me, them)),
        )


def areas_of(office: int) -> list[tuple[int, str]]:
    """The office's areas, with names."""
    rows = Area.objects.filter(office=office).order_by("pk")
    return named(office, "area", rows.values_list("pk", flat=True))


def last_of_employee(office: int, employee: int) -> int:
    """The number of the last line about an employee, for a form to carry."""
    line = last_line(Envelope(office=office, at_us=0, employee_key=employee))
    return line.seq if line else 0


def working_at(office: int) -> Iterable[Employee]:
    """Everybody who works at an office now, by name."""
    rows = Employee.objects.filter(office=office, left_at=None)
    return rows.order_by("given_name", "family_name", "pk")


def _own_first(reader: Employee, order: Mapping[str, int]) -> Callable[[Unit], tuple[bool, int]]:
    return lambda unit: (unit.pk != reader.home_unit_id, order[unit.key])


def _staff(office: int, units: list[Unit]) -> list[ColleagueShown]:
    staff = list(working_at(office))
    facts, keys = facts_of(staff), {unit.pk: unit.key for unit in units}
    return [_shown(one, facts[one.pk], keys) for one in staff]


def _shown(row: Employee, facts: EmployeeFacts, units: dict[int, str]) -> ColleagueShown:
    return ColleagueShown(
        pk=row.pk,
        key=row.key,
        name=str(row),
        side=row.side,
        unit=units[row.home_unit_id],
        also_in=tuple(units[key] for key in sorted(facts.units) if key != row.home_unit_id),
        roles=_roles(facts),
        presence=row.presence,
        away_until=row.away_until,
        left=row.left_at is not None,
    )


def _roles(facts: EmployeeFacts) -> tuple[Role, ...]:
    """Every role somebody has, the one that reaches furthest first."""
    found = (
        (Role.office_leader, bool(facts.office_leader_of)),
        (Role.team_leader, bool(facts.leads)),
        (Role.duty_lead, bool(facts.duty_in)),
    )
    return tuple(role for role, has in found if has) or (Role.caseworker,)


def _levels(row: Employee) -> list[Level]:
    """Every area of the office with how well it is known; what is not said of is 0."""
    known = dict(Competence.objects.filter(employee=row).values_list("area_id", "level"))
    return [
        Level(area=area, name=name, level=known.get(area, 0))
        for area, name in areas_of(row.office_id)
    ]


def units_that_may_change(
    me: EmployeeFacts, them: EmployeeFacts, units: Iterable[Unit]
) -> list[int]:
    """The units that one may take another into or out of; not their own, which stays."""
    return [
        unit.pk
        for unit in units
        if unit.pk != them.home_unit and may_set_membership(me, them, unit_facts(unit))
    ]


def named(office: int, table: str, keys: Iterable[int]) -> list[tuple[int, str]]:
    """Units, areas or steps with their names, for a list to choose from."""
    names = names_by_number(office)
    return [(key, in_my_language(names[table, key])) for key in keys]
