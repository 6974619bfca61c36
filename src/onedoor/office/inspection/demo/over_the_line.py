"""What crosses the line between state and municipality, by agreement or as a sister case."""

from __future__ import annotations

import datetime as dt

from onedoor.office.inspection.demo.acts import accepts, offers, opens, works
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.inspection.demo.ways import two_sides
from onedoor.vocabulary.responsibility_codes import Asked, HandoverKind, OfferReason
from onedoor.vocabulary.sides import Side


def crosses_by_agreement(stage: Stage) -> Story:
    """The other side takes over a case that the agreement lets cross."""
    mine, theirs = two_sides(stage.cast, agreed=True)
    case = opens(stage, mine)
    yield 1
    reason = OfferReason.known_by_other
    handover = offers(stage, case, unit=theirs.unit, to=theirs.who, reason=reason)
    yield 1
    accepts(stage, handover, theirs.who)
    yield 0
    works(stage, case)


def sister_opened(stage: Stage, *, by: Side) -> Story:
    """The other side opens a case of its own about the same need: its busy one does."""
    busy = stage.cast.busy(by)
    mine, theirs = two_sides(stage.cast, agreed=False, to=busy.unit)
    case = opens(stage, mine)
    yield 0
    handover = _asks_for_sister(stage, case, theirs.unit)
    yield 1
    sister = accepts(stage, handover, busy.who)
    yield 0
    works(stage, sister)


def sister_asked_for(stage: Stage) -> Story:
    """The other side is asked for a sister case, and has not answered yet."""
    mine, theirs = two_sides(stage.cast, agreed=False)
    case = opens(stage, mine)
    yield 0
    _asks_for_sister(stage, case, theirs.unit)


def sister_never_answered(stage: Stage) -> Story:
    """The other side is asked for a sister case, and nobody answers in time."""
    mine, theirs = two_sides(stage.cast, agreed=False)
    case = opens(stage, mine)
    yield 0
    until = stage.days.closing_after(stage.today, 1)
    _asks_for_sister(stage, case, theirs.unit, answer_by=until)


def _asks_for_sister(
    stage: Stage, case: int, unit: int, answer_by: dt.datetime | None = None
) -> int:
    return offers(
        stage,
        case,
        unit=unit,
        kind=HandoverKind.sister,
        reason=OfferReason.next_step_elsewhere,
        asked=Asked.clarify,
        answer_by=answer_by,
    )
