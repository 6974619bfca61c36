"""What lines about a call for help change."""

from __future__ import annotations

from onedoor.rules.fold.told import Told
from onedoor.rules.fold.told_safety import HelpCallTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.safety import (
    HelpCalled,
    HelpComing,
    HelpEnded,
    HelpPlaceSaid,
    HelpWentOn,
)


@fold_line.register
def _(event: HelpCalled, line: Envelope, told: Told) -> None:
    told.help_calls[event.help_call] = HelpCallTold(
        office=line.office,
        caller=line.employee_key,
        place=event.help_place,
        desk_number=event.desk_number,
        called_us=line.at_us,
    )


@fold_line.register
def _(event: HelpPlaceSaid, line: Envelope, told: Told) -> None:
    told.help_calls[event.help_call].place = event.help_place


@fold_line.register
def _(event: HelpComing, line: Envelope, told: Told) -> None:
    told.help_calls[event.help_call].coming[event.helper] = line.at_us


@fold_line.register
def _(event: HelpWentOn, line: Envelope, told: Told) -> None:
    call = told.help_calls[event.help_call]
    call.went_on_us, call.came_up_to = line.at_us, event.came_up_to


@fold_line.register
def _(event: HelpEnded, line: Envelope, told: Told) -> None:
    call = told.help_calls[event.help_call]
    call.ended_us, call.end = line.at_us, event.help_end
