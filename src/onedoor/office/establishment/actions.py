"""Writing about the office itself: it is opened from its pack, and its leaders are named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from onedoor.office.establishment.models import (
    Area,
    LoadedPack,
    Office,
    OfficeLeader,
    Service,
    Step,
    Unit,
)
from onedoor.office.journal.actions import append
from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.people.acting import envelope
from onedoor.office.people.actions.employees import NewEmployee, register_employee
from onedoor.office.people.models import Employee
from onedoor.packs.pack import Pack, StaffTable
from onedoor.packs.reader import fingerprint, read_files
from onedoor.rules.establishment import EstablishmentReason, what_hinders_leading
from onedoor.vocabulary.establishment import (
    AreaOpened,
    OfficeLed,
    PackLoaded,
    ServiceListed,
    StepNamed,
    UnitLed,
    UnitOpened,
)
from onedoor.vocabulary.sides import FormerAgency, Side, Stage


def load_pack(files: Mapping[str, str], *, now: dt.datetime) -> Office:
    """Open the office this pack describes, or let it go on by a changed pack.

    A pack that is loaded already changes nothing. Raises `PackProblems` when the pack is wrong,
    and `Refused` when it drops a unit, area or step that the office has.
    """
    pack = read_files(files)
    mark = fingerprint(files)
    with one_transaction():
        office = Office.objects.select_for_update().filter(key=pack.office.key).first()
        if office is not None and office.fingerprint == mark:
            return office
        before = _pack_before(office)
        office = office or Office.objects.create(
            key=pack.office.key, fingerprint=mark, demo=pack.office.demo
        )
        office.fingerprint, office.demo = mark, pack.office.demo
        office.save(update_fields=["fingerprint", "demo"])
        LoadedPack.objects.create(office=office, fingerprint=mark, loaded_at=now, files=dict(files))
        append(envelope(office.pk, None, now), PackLoaded(fingerprint=mark))
        _bring_in(office, pack, before, now)
    return office


def name_leaders(
    unit: Unit, *, leader: Employee, duty_lead: Employee, actor: Employee | None, now: dt.datetime
) -> None:
    """A unit has a new leader or duty lead. Both must work for the unit, and the leader's side."""
    with one_transaction():
        row = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        if (row.leader_id, row.duty_lead_id) == (leader.pk, duty_lead.pk):
            return
        for named in (leader, duty_lead):
            _refuse_unless_fit(named, row)
        row.leader, row.duty_lead = leader, duty_lead
        row.save(update_fields=["leader", "duty_lead"])
        led = UnitLed(unit=row.pk, leader=leader.pk, duty_lead=duty_lead.pk)
        append(envelope(row.office_id, actor, now, side=row.side, unit_key=row.pk), led)


def name_office_leader(
    office: int, side: Side, leader: Employee, *, actor: Employee | None, now: dt.datetime
) -> None:
    """A side of the office has a new leader."""
    with one_transaction():
        found = OfficeLeader.objects.filter(office_id=office, side=side).first()
        if found is not None and found.employee_id == leader.pk:
            return
        if leader.left_at is not None or leader.office_id != office:
            raise Refused(EstablishmentReason.does_not_work_here)
        OfficeLeader.objects.update_or_create(
            office_id=office, side=side, defaults={"employee": leader}
        )
        append(envelope(office, actor, now), OfficeLed(led_side=side, leader=leader.pk))


def _pack_before(office: Office | None) -> Pack | None:
    if office is None:
        return None
    loaded = LoadedPack.objects.filter(office=office).latest("pk")
    return read_files(loaded.files)


def _bring_in(office: Office, pack: Pack, before: Pack | None, now: dt.datetime) -> None:
    _refuse_dropped(office, pack)
    for area in pack.area:
        agency = FormerAgency[area.former_agency]
        _keep(office, Area, area.key, now, side=Side[area.side], former_agency=agency)
    for step in pack.step:
        _keep(office, Step, step.key, now)
    areas = {area.key: area for area in Area.objects.filter(office=office)}
    for service in pack.service:
        _keep(office, Service, service.key, now, area=areas[service.area])
    for unit in pack.unit:
        _keep(office, Unit, unit.key, now, side=Side[unit.side], stage=Stage[unit.stage])
    for member in pack.staff:
        _begin_work(office, member, now)
    _name_all_leaders(office, pack, before, now)


def _refuse_dropped(office: Office, pack: Pack) -> None:
    gone = (
        office.areas.exclude(key__in=[area.key for area in pack.area]).exists(),
        office.services.exclude(key__in=[service.key for service in pack.service]).exists(),
        office.steps.exclude(key__in=[step.key for step in pack.step]).exists(),
        office.units.exclude(key__in=[unit.key for unit in pack.unit]).exists(),
    )
    if any(gone):
        raise Refused(EstablishmentReason.key_in_use)


def _keep(office: Office, model: Any, key: str, now: dt.datetime, **columns: Any) -> None:
    row = model.objects.filter(office=office, key=key).first()
    if row is not None and all(getattr(row, name) == value for name, value in columns.items()):
        return
    row = row or model(office=office, key=key)
    for name, value in columns.items():
        setattr(row, name, value)
    row.save()
    append(*_opened(row, now))


def _opened(row: Area | Service | Step | Unit, now: dt.datetime) -> tuple[Any, Any]:
    here = envelope(row.office_id, None, now)
    if isinstance(row, Unit):
        about = envelope(row.office_id, None, now, side=row.side, unit_key=row.pk)
        return about, UnitOpened(unit=row.pk, unit_side=row.side, stage=row.stage)
    if isinstance(row, Step):
        return here, StepNamed(step=row.pk)
    if isinstance(row, Service):
        about = envelope(row.office_id, None, now, side=row.area.side)
        return about, ServiceListed(service=row.pk, area=row.area_id)
    return here, AreaOpened(area=row.pk, area_side=row.side, former_agency=row.former_agency)


def _begin_work(office: Office, member: StaffTable, now: dt.datetime) -> None:
    if Employee.objects.filter(office=office, key=member.key).exists():
        return
    units = dict(Unit.objects.filter(office=office).values_list("key", "pk"))
    areas = dict(Area.objects.filter(office=office).values_list("key", "pk"))
    new = NewEmployee(
        key=member.key,
        given_name=member.given_name,
        family_name=member.family_name,
        side=Side[member.side],
        home_unit=units[member.unit],
        also_in=[units[key] for key in member.also_in],
        levels={areas[key]: level for key, level in member.levels.items()},
        former_agency=FormerAgency[member.former_agency],
    )
    register_employee(new, office=office.pk, office_key=office.key, actor=None, now=now)


def _name_all_leaders(office: Office, pack: Pack, before: Pack | None, now: dt.datetime) -> None:
    """Name those the pack names anew; who the office itself has named since stays."""
    staff = {one.key: one for one in Employee.objects.filter(office=office)}
    named_before = (
        {(unit.key, unit.leader, unit.duty_lead) for unit in before.unit} if before else set()
    )
    for unit in pack.unit:
        if (unit.key, unit.leader, unit.duty_lead) in named_before:
            continue
        row = Unit.objects.get(office=office, key=unit.key)
        leader, duty_lead = staff[unit.leader], staff[unit.duty_lead]
        name_leaders(row, leader=leader, duty_lead=duty_lead, actor=None, now=now)
    led_before = {(leads.side, leads.staff) for leads in before.leader} if before else set()
    for leads in pack.leader:
        if (leads.side, leads.staff) not in led_before:
            side = Side[leads.side]
            name_office_leader(office.pk, side, staff[leads.staff], actor=None, now=now)


def _refuse_unless_fit(named: Employee, unit: Unit) -> None:
    because = what_hinders_leading(
        same_office=named.office_id == unit.office_id,
        left=named.left_at is not None,
        works_for_unit=named.memberships.filter(unit=unit).exists(),
    )
    if because is not None:
        raise Refused(because)
