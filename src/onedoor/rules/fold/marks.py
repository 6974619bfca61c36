"""What lines about a safety mark change."""

from __future__ import annotations

from onedoor.rules.fold.told import Told
from onedoor.rules.fold.told_safety import SafetyMarkTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.safety import (
    PersonToldOfMark,
    SafetyMarkCameUp,
    SafetyMarkDecided,
    SafetyMarkEnded,
    SafetyMarkProposed,
    SafetyMarkRenewed,
)
from onedoor.vocabulary.safety_codes import MarkState, Measure


@fold_line.register
def _(event: SafetyMarkProposed, line: Envelope, told: Told) -> None:
    mark = _mark(event, line, MarkState.proposed)
    mark.proposed_by, mark.decide_on = line.actor_key, event.decide_on
    told.marks[event.mark] = mark


@fold_line.register
def _(event: SafetyMarkDecided, line: Envelope, told: Told) -> None:
    mark, before = _mark(event, line, MarkState.decided), told.marks.get(event.mark)
    mark.told = event.mark_told
    if before is not None:  # as it was proposed; of a person that may have been merged since
        mark.person, mark.side, mark.proposed_by = before.person, before.side, before.proposed_by
    told.marks[event.mark] = mark


@fold_line.register
def _(event: SafetyMarkRenewed, line: Envelope, told: Told) -> None:
    mark = told.marks[event.mark]
    mark.until, mark.keeper = event.mark_until, event.keeper


@fold_line.register
def _(event: PersonToldOfMark, line: Envelope, told: Told) -> None:
    told.marks[event.mark].told = event.mark_told


@fold_line.register
def _(event: SafetyMarkCameUp, line: Envelope, told: Told) -> None:
    mark = told.marks[event.mark]
    mark.keeper, mark.decide_on = event.keeper, event.decide_on


@fold_line.register
def _(event: SafetyMarkEnded, line: Envelope, told: Told) -> None:
    mark = told.marks[event.mark]
    mark.state, mark.decide_on = MarkState.ended, None
    mark.ended_us, mark.end = line.at_us, event.mark_end


def _mark(
    event: SafetyMarkProposed | SafetyMarkDecided, line: Envelope, state: MarkState
) -> SafetyMarkTold:
    return SafetyMarkTold(
        office=line.office,
        person=line.person_key,
        side=line.side,
        state=state,
        reason=event.mark_reason,
        measures=frozenset(one for one in Measure if getattr(event, one.name)),
        until=event.mark_until,
        keeper=event.keeper,
    )
