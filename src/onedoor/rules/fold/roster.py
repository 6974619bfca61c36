"""What lines about the roster change: whose duty is which, and which have begun."""

from __future__ import annotations

from onedoor.rules.fold.told import Told
from onedoor.rules.fold.told_roster import DutyTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.roster import DutyBegun, DutySet


@fold_line.register
def _(event: DutySet, line: Envelope, told: Told) -> None:
    duty = _duty(event, line)
    duty.set_us = line.at_us
    told.duties[event.duty] = duty


@fold_line.register
def _(event: DutyBegun, line: Envelope, told: Told) -> None:
    duty, before = _duty(event, line), told.duties.get(event.duty)
    duty.set_us = before.set_us if before else 0
    duty.begun_us = line.at_us
    told.duties[event.duty] = duty


def _duty(event: DutySet | DutyBegun, line: Envelope) -> DutyTold:
    return DutyTold(
        office=line.office,
        employee=event.employee,
        day=event.duty_day,
        half_day=event.half_day,
        kind=event.duty_kind,
        why=event.duty_why,
    )
