"""What lines about the office itself change."""

from __future__ import annotations

from onedoor.rules.fold.told import Told, UnitTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.establishment import (
    AreaOpened,
    OfficeLed,
    PackLoaded,
    ServiceListed,
    StepNamed,
    UnitLed,
    UnitOpened,
)


@fold_line.register
def _(event: PackLoaded, line: Envelope, told: Told) -> None:
    told.office(line.office).fingerprint = event.fingerprint


@fold_line.register
def _(event: AreaOpened, line: Envelope, told: Told) -> None:
    told.office(line.office).areas[event.area] = (event.area_side, event.former_agency)


@fold_line.register
def _(event: StepNamed, line: Envelope, told: Told) -> None:
    told.office(line.office).steps.add(event.step)


@fold_line.register
def _(event: ServiceListed, line: Envelope, told: Told) -> None:
    told.office(line.office).services[event.service] = event.area


@fold_line.register
def _(event: OfficeLed, line: Envelope, told: Told) -> None:
    told.office(line.office).leaders[event.led_side] = event.leader


@fold_line.register
def _(event: UnitOpened, line: Envelope, told: Told) -> None:
    fresh = UnitTold(office=line.office, side=event.unit_side, stage=event.stage)
    unit = told.units.setdefault(event.unit, fresh)
    unit.side, unit.stage = event.unit_side, event.stage


@fold_line.register
def _(event: UnitLed, line: Envelope, told: Told) -> None:
    unit = told.units[event.unit]
    unit.leader, unit.duty_lead = event.leader, event.duty_lead
