"""What lines about slips and screens change: which code and which machine is good."""

from __future__ import annotations

from onedoor.rules.fold.told import Told
from onedoor.rules.fold.told_reception import ScreenTold, SlipTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.reception import ScreenClosed, ScreenOpened, SlipMade


@fold_line.register
def _(event: SlipMade, line: Envelope, told: Told) -> None:
    slips = told.visits[line.visit_key].slips
    for slip in slips.values():
        slip.worthless_us = slip.worthless_us or line.at_us
    slips[event.slip] = SlipTold(made_us=line.at_us)


@fold_line.register
def _(event: ScreenOpened, line: Envelope, told: Told) -> None:
    told.screens[event.screen] = ScreenTold(
        office=line.office,
        kind=event.screen_kind,
        opened_us=line.at_us,
        opened_by=line.actor_key,
    )


@fold_line.register
def _(event: ScreenClosed, line: Envelope, told: Told) -> None:
    told.screens[event.screen].closed_us = line.at_us
