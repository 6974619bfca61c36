"""The house: who works where with what in an office, as its stories need to know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onedoor.office.establishment.models import Area, Office, Unit
from onedoor.office.establishment.queries import crossing_to, office_leaders, pack_of, unit_table
from onedoor.office.people.models import Competence, Employee, Membership
from onedoor.packs.pack import TimesTable
from onedoor.vocabulary.sides import FormerAgency, Side, Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A unit: its areas and members in the pack's order. `at_home` have it as their own."""

    key: int
    side: Side
    stage: Stage
    areas: tuple[int, ...]
    leader: int
    duty_lead: int
    shares_out: str
    remit_days: int
    answer_days: int
    members: tuple[int, ...]
    at_home: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """An area: whose it is, where it comes from, and to which sides it may cross."""

    key: int
    name: str
    side: Side
    agency: FormerAgency
    crosses_to: frozenset[Side]


@dataclass(frozen=True, kw_only=True)
class House:
    """An office on the day it opened. Of leaders one may be both sides'."""

    places: dict[int, Place]
    fields: dict[int, Field]
    leaders: dict[Side, int]
    levels: dict[tuple[int, int], int]
    times: TimesTable

    @property
    def leading(self) -> set[int]:
        """Who leads a unit or the office."""
        return {place.leader for place in self.places.values()} | set(self.leaders.values())

    @property
    def on_duty(self) -> set[int]:
        """Who is duty lead somewhere."""
        return {place.duty_lead for place in self.places.values()}

    @property
    def sides(self) -> list[Side]:
        """The sides that have a door, in order; in an office without any door, all."""
        return sorted({place.side for place in self.of(Stage.front) or self.places.values()})

    def of(self, stage: Stage, side: Side | None = None) -> list[Place]:
        """The units of a stage, of one side or of both."""
        found = (place for place in self.places.values() if place.stage is stage)
        return [place for place in found if side in (None, place.side)]

    def own_areas(self, place: Place) -> Iterator[int]:
        """The areas a unit works with that are its own side's."""
        return (area for area in place.areas if self.fields[area].side is place.side)

    def level(self, who: int, area: int) -> int:
        """How well somebody knows an area."""
        return self.levels.get((who, area), 0)


def house_of(office: Office) -> House:
    """What stories know of an office."""
    rows = Area.objects.filter(office=office).order_by("pk")
    numbers = dict(rows.values_list("key", "pk"))
    known = Competence.objects.filter(employee__office=office)
    units = Unit.objects.filter(office=office).order_by("pk")
    return House(
        places={row.pk: _place(row, numbers) for row in units},
        fields={row.pk: _field(row) for row in rows},
        leaders=office_leaders(office.pk),
        levels={(who, area): level for who, area, level in known.values_list(*_LEVEL)},
        times=pack_of(office.pk).times,
    )


_LEVEL = ("employee", "area", "level")


def _place(unit: Unit, numbers: dict[str, int]) -> Place:
    table = unit_table(unit.office_id, unit.key)
    members = Membership.objects.filter(unit=unit, employee__left_at=None).order_by("employee")
    at_home = Employee.objects.filter(home_unit=unit, left_at=None).order_by("pk")
    return Place(
        key=unit.pk,
        side=unit.side,
        stage=unit.stage,
        areas=tuple(numbers[key] for key in table.areas),
        leader=unit.leader_id or 0,
        duty_lead=unit.duty_lead_id or 0,
        shares_out=table.shares_out_by,
        remit_days=table.remit_days,
        answer_days=table.answer_days or pack_of(unit.office_id).times.answer_days,
        members=tuple(members.values_list("employee", flat=True)),
        at_home=tuple(at_home.values_list("pk", flat=True)),
    )


def _field(area: Area) -> Field:
    return Field(
        key=area.pk,
        name=area.key,
        side=area.side,
        agency=area.former_agency,
        crosses_to=crossing_to(area.office_id, area.pk),
    )
