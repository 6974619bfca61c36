"""What lines about a need change: what it is about, and what came of it."""

from __future__ import annotations

from onedoor.rules.fold.told import Told
from onedoor.rules.fold.told_reception import MessageTold, NeedTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.reception import (
    MessageLeft,
    NeedClarified,
    NeedEnded,
    NeedOwed,
    NeedSentOn,
    NeedStated,
)
from onedoor.vocabulary.reception_codes import NeedOutcome, NeedState
from onedoor.vocabulary.sides import Side


@fold_line.register
def _(event: NeedStated, line: Envelope, told: Told) -> None:
    told.needs[event.need] = NeedTold(
        office=line.office,
        person=line.person_key,
        visit=line.visit_key,
        kind=event.need_kind,
        area=event.area,
        service=event.service,
        about_case=event.about_case,
        follows=event.follows,
        channel=event.channel,
        words=event.words,
        words_side=line.side if event.words else Side.none,
        stated_us=line.at_us,
    )


@fold_line.register
def _(event: NeedClarified, line: Envelope, told: Told) -> None:
    need = told.needs[event.need]
    need.kind, need.area, need.service = event.need_kind, event.area, event.service
    need.about_case = event.about_case
    need.words_side = line.side if need.words else Side.none


@fold_line.register
def _(event: NeedEnded, line: Envelope, told: Told) -> None:
    need = told.needs[event.need]
    _end(need, line, event.need_outcome)
    need.into_case = event.into_case


@fold_line.register
def _(event: NeedSentOn, line: Envelope, told: Told) -> None:
    need = told.needs[event.need]
    _end(need, line, NeedOutcome.sent_on)
    need.sent_to, need.sent_unit, need.sent_why = event.sent_to, event.sent_unit, event.sent_why
    need.contact_made, need.sent_day = event.contact_made, event.sent_day


@fold_line.register
def _(event: NeedOwed, line: Envelope, told: Told) -> None:
    told.needs[event.need].state = NeedState.owed


@fold_line.register
def _(event: MessageLeft, line: Envelope, told: Told) -> None:
    told.messages[event.need] = MessageTold(
        office=line.office, debt=event.debt, best_time=event.best_time
    )


def _end(need: NeedTold, line: Envelope, outcome: NeedOutcome) -> None:
    need.state, need.outcome, need.ended_us = NeedState.ended, outcome, line.at_us
