"""Reading about the office itself: its pack, its calendar, its units and leaders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import NamedTuple

from onedoor.office.establishment.models import (
    Area,
    LoadedPack,
    Office,
    OfficeLeader,
    Step,
    Unit,
)
from onedoor.office.pages.asked_once import answers
from onedoor.packs.calendar import opening
from onedoor.packs.pack import Pack, UnitTable, Words
from onedoor.packs.reader import read_files
from onedoor.packs.roster import RosterPlan, roster_plan
from onedoor.rules.opening import Opening
from onedoor.rules.responsibility.facts import UnitFacts
from onedoor.vocabulary.sides import Side

_looked_up: ContextVar[dict[int, int] | None] = ContextVar("looked_up", default=None)


@contextmanager
def one_pack() -> Iterator[None]:
    """Within this, which pack an office works by is looked up once: a page is of one pack."""
    known = _looked_up.get()
    before = _looked_up.set({} if known is None else known)
    try:
        yield
    finally:
        _looked_up.reset(before)


def pack_of(office: int) -> Pack:
    """The pack this office works by now."""
    return _read_pack(office, _fingerprint(office))


def first_pack_of(office: int) -> Pack:
    """The pack this office opened with."""
    first = LoadedPack.objects.filter(office=office).earliest("pk")
    return _read_pack(office, first.fingerprint)


def opening_of(office: int) -> Opening:
    """When this office works."""
    return _read_opening(office, _fingerprint(office))


def roster_plan_of(office: int) -> RosterPlan:
    """What this office's pack says of its roster."""
    return _read_roster(office, _fingerprint(office))


def unit_facts(unit: Unit) -> UnitFacts:
    """What rules know of a unit: the row, and what the pack says of it."""
    table = unit_table(unit.office_id, unit.key)
    return UnitFacts(
        key=unit.pk,
        office=unit.office_id,
        side=unit.side,
        leader=unit.leader_id or 0,
        duty_lead=unit.duty_lead_id or 0,
        areas=area_keys(unit.office_id, table.areas),
        remit_days=table.remit_days,
        shares_out=table.shares_out_by != "none",
    )


def unit_table(office: int, key: str) -> UnitTable:
    """What the pack says of a unit."""
    return _units(office, _fingerprint(office))[key]


class UnitWay(NamedTuple):
    """What the pack alone says of a unit, by its row number: what it works with, and how long."""

    key: int
    areas: frozenset[int]
    remit_days: int | None


def unit_ways(office: int) -> tuple[UnitWay, ...]:
    """What the pack says of every unit of an office; kept, so that nothing is asked for it."""
    return _unit_ways(office, _fingerprint(office))


def area_keys(office: int, keys: tuple[str, ...]) -> frozenset[int]:
    """The row numbers of areas named in the pack."""
    known = _area_numbers(office, _fingerprint(office))
    return frozenset(known[key] for key in keys)


def step_numbers(office: int) -> dict[str, int]:
    """The row numbers of the office's steps, by their keys in the pack."""
    return _step_numbers(office, _fingerprint(office))


def crossing_to(office: int, area: int) -> frozenset[Side]:
    """To which sides the local agreement lets matters of this area cross (NAV-loven §14)."""
    known = _area_numbers(office, _fingerprint(office))
    agreed = pack_of(office).agreement
    return frozenset(Side[one.to] for one in agreed if known[one.area] == area)


def office_leaders(office: int) -> dict[Side, int]:
    """Who leads each side of the office, by employee's row number."""
    known = answers("office leaders")
    if office not in known:
        leaders = OfficeLeader.objects.filter(office_id=office).order_by("side")
        known[office] = dict(leaders.values_list("side", "employee_id"))
    return dict(known[office])


def names_of(office: int) -> dict[tuple[str, str], Words]:
    """The names of the office's areas, steps and units in three languages, by table and key."""
    return _names(office, _fingerprint(office))


def names_by_number(office: int) -> dict[tuple[str, int], Words]:
    """The same names by table and row number, as the journal's lines and cases name them."""
    return _names_by_number(office, _fingerprint(office))


def _fingerprint(office: int) -> int:
    known = _looked_up.get()
    if known is not None and office in known:
        return known[office]
    with_the_reader = answers("pack").get(office)
    if with_the_reader is not None:
        return int(with_the_reader)
    found = Office.objects.values_list("fingerprint", flat=True).get(pk=office)
    if known is not None:
        known[office] = found
    return found


@lru_cache(maxsize=64)
def _read_pack(office: int, fingerprint: int) -> Pack:
    loaded = LoadedPack.objects.filter(office_id=office, fingerprint=fingerprint).latest("pk")
    return read_files(loaded.files)


@lru_cache(maxsize=64)
def _read_opening(office: int, fingerprint: int) -> Opening:
    return opening(_read_pack(office, fingerprint))


@lru_cache(maxsize=64)
def _read_roster(office: int, fingerprint: int) -> RosterPlan:
    return roster_plan(_read_pack(office, fingerprint))


@lru_cache(maxsize=64)
def _units(office: int, fingerprint: int) -> dict[str, UnitTable]:
    return {unit.key: unit for unit in _read_pack(office, fingerprint).unit}


@lru_cache(maxsize=64)
def _unit_ways(office: int, fingerprint: int) -> tuple[UnitWay, ...]:
    known = _area_numbers(office, fingerprint)
    tables = _units(office, fingerprint)
    rows = Unit.objects.filter(office_id=office).values_list("pk", "key")
    return tuple(
        UnitWay(pk, frozenset(known[area] for area in tables[key].areas), tables[key].remit_days)
        for pk, key in rows
    )


@lru_cache(maxsize=64)
def _area_numbers(office: int, fingerprint: int) -> dict[str, int]:
    return dict(Area.objects.filter(office_id=office).values_list("key", "pk"))


@lru_cache(maxsize=64)
def _step_numbers(office: int, fingerprint: int) -> dict[str, int]:
    return dict(Step.objects.filter(office_id=office).values_list("key", "pk"))


@lru_cache(maxsize=64)
def _names(office: int, fingerprint: int) -> dict[tuple[str, str], Words]:
    pack = _read_pack(office, fingerprint)
    areas = {("area", row.key): row.name for row in pack.area}
    steps = {("step", row.key): row.name for row in pack.step}
    return areas | steps | {("unit", row.key): row.name for row in pack.unit}


@lru_cache(maxsize=64)
def _names_by_number(office: int, fingerprint: int) -> dict[tuple[str, int], Words]:
    names = _names(office, fingerprint)
    tables = (("area", Area), ("step", Step), ("unit", Unit))
    rows = (
        (table, pk, key)
        for table, model in tables
        for pk, key in model._default_manager.filter(office=office).values_list("pk", "key")
    )
    return {(table, pk): names[table, key] for table, pk, key in rows if (table, key) in names}
