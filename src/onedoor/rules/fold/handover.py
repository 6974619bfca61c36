"""What lines about a handover change: how it stands, and whether it was a bounce."""

from __future__ import annotations

from onedoor.rules.fold.responsibility import count_bounce
from onedoor.rules.fold.told import Told
from onedoor.rules.fold.told_cases import HandoverTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.rules.responsibility.handover import is_bounce
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.responsibility import (
    CaseAskedFor,
    HandoverAccepted,
    HandoverOffered,
    HandoverRanOut,
    HandoverReturned,
    HandoverWithdrawn,
)
from onedoor.vocabulary.responsibility_codes import Asked, HandoverKind, HandoverState


@fold_line.register
def _(event: HandoverOffered, line: Envelope, told: Told) -> None:
    told.handovers[event.handover] = HandoverTold(
        office=line.office,
        of_case=line.case_key,
        kind=event.handover_kind,
        from_employee=line.actor_key,
        from_unit=line.unit_after,
        to_employee=event.to_employee,
        to_unit=event.to_unit,
        reason=event.offer_reason,
        asked=event.asked,
        crosses=event.crosses,
        offered_us=line.at_us,
        answer_by_us=event.answer_by_us,
    )


@fold_line.register
def _(event: CaseAskedFor, line: Envelope, told: Told) -> None:
    told.handovers[event.handover] = HandoverTold(
        office=line.office,
        of_case=line.case_key,
        kind=HandoverKind.ask,
        from_employee=event.by_employee,
        from_unit=line.unit_after,
        to_employee=event.by_employee,
        to_unit=event.by_unit,
        reason=event.offer_reason,
        asked=Asked.take_over,
        crosses=event.crosses,
        offered_us=line.at_us,
        answer_by_us=event.answer_by_us,
    )


@fold_line.register
def _(event: HandoverAccepted, line: Envelope, told: Told) -> None:
    _end(told.handovers[event.handover], line, HandoverState.accepted)


@fold_line.register
def _(event: HandoverReturned, line: Envelope, told: Told) -> None:
    handover = told.handovers[event.handover]
    _end(handover, line, HandoverState.returned)
    handover.return_reason, handover.belongs_unit = event.return_reason, event.belongs_unit
    if is_bounce(handover.kind):
        count_bounce(told.cases[line.case_key])


@fold_line.register
def _(event: HandoverWithdrawn, line: Envelope, told: Told) -> None:
    _end(told.handovers[event.handover], line, HandoverState.withdrawn)


@fold_line.register
def _(event: HandoverRanOut, line: Envelope, told: Told) -> None:
    _end(told.handovers[event.handover], line, HandoverState.ran_out)


def _end(handover: HandoverTold, line: Envelope, state: HandoverState) -> None:
    handover.state, handover.answered_us = state, line.at_us
    handover.answered_by = line.actor_key
