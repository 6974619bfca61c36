"""Handovers that stand as somebody who opens the demo finds them: asked, answered, unanswered."""

from __future__ import annotations

from onedoor.office.inspection.demo.acts import (
    accepts,
    asks,
    comes,
    gives_back,
    offers,
    opens,
    returns,
    works,
)
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.responsibility.actions.handover import withdraw_handover
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    HandoverKind,
    OfferReason,
    ReturnReason,
    WithdrawReason,
)


def waits_for_an_answer(
    stage: Stage, *, area: str, at: str, unit: str, to: str = "", days: int
) -> Story:
    """A case is offered, to be answered so many working days from today; nobody has yet."""
    case = comes(stage, area, at=at)
    yield 0
    reason = stage.dice.choice((OfferReason.next_step_elsewhere, OfferReason.competence))
    asked = stage.dice.choice((Asked.take_over, Asked.follow_up, Asked.decide))
    until = stage.days.closing(days)
    offers(stage, case, unit=unit, to=to, reason=reason, asked=asked, answer_by=until)


def returned(
    stage: Stage, *, area: str, at: str, to: str, reason: ReturnReason, belongs: str
) -> Story:
    """Somebody returns an offer, with the reason and where it belongs."""
    case = comes(stage, area, at=at)
    yield 0
    receiver = stage.employee(to)
    handover = offers(stage, case, unit=receiver.home_unit.key, to=to, asked=Asked.clarify)
    yield 1
    returns(stage, handover, receiver, reason, belongs=belongs)


def crosses_by_agreement(stage: Stage, *, area: str, by: str, to: str) -> Story:
    """The other side takes over a case that the agreement lets cross."""
    receiver = stage.employee(to)
    case = opens(stage, area, by)
    yield 1
    unit = receiver.home_unit.key
    handover = offers(stage, case, unit=unit, to=to, reason=OfferReason.known_by_other)
    yield 1
    accepts(stage, handover, receiver)
    yield 0
    works(stage, case)


def runs_out(stage: Stage, *, area: str, at: str, unit: str, to: str = "") -> Story:
    """Nobody answers an offer, so that it comes up to the receiving unit's leader."""
    case = comes(stage, area, at=at)
    yield 0
    offers(stage, case, unit=unit, to=to, reason=OfferReason.workload)


def taken_back(stage: Stage, *, area: str, at: str, unit: str) -> Story:
    """Who offered a case solves it themselves after all."""
    case = comes(stage, area, at=at)
    yield 0
    handover = offers(stage, case, unit=unit)
    yield 0
    withdraw_handover(
        handover, reason=WithdrawReason.solved, actor=stage.holder(case), now=stage.now
    )


def asked_for(stage: Stage, *, area: str, by: str, who: str) -> Story:
    """A colleague asks for a case; its holder has not answered."""
    case = opens(stage, area, by)
    yield 0
    asks(stage, case, who)


def asked_for_and_answered(stage: Stage, *, area: str, by: str, who: str, yes: bool) -> Story:
    """A colleague asks for a case and gets it, or does not."""
    case = opens(stage, area, by)
    yield 0
    handover = asks(stage, case, who)
    yield 1
    holder = stage.holder(case)
    if yes:
        accepts(stage, handover, holder)
    else:
        returns(stage, handover, holder, ReturnReason.holder_keeps_it)


def sister_opened(stage: Stage, *, area: str, by: str, to: str) -> Story:
    """The other side opens a case of its own about the same need."""
    receiver = stage.employee(to)
    case = opens(stage, area, by)
    yield 0
    handover = _asks_for_sister(stage, case, receiver.home_unit.key)
    yield 1
    sister = accepts(stage, handover, receiver)
    yield 0
    works(stage, sister)


def sister_asked_for(stage: Stage, *, area: str, by: str, unit: str) -> Story:
    """The other side is asked for a sister case, and has not answered yet, or never does."""
    case = opens(stage, area, by)
    yield 0
    _asks_for_sister(stage, case, unit)


def allotted(stage: Stage, *, area: str, unit: str, birth_day: int = 0) -> Story:
    """A case is allotted by the unit's rule, and may still be returned."""
    comes(stage, area, at=unit, birth_day=birth_day)
    yield 0


def allotment_returned(
    stage: Stage, *, area: str, unit: str, reason: ReturnReason, belongs: str
) -> Story:
    """Whom a case was allotted to gives it back in time, and says where it belongs.

    The rule may leave a case with the duty lead, who has it already: then the next one is.
    """
    for _ in range(4):
        case = comes(stage, area, at=unit)
        yield 0
        if stage.case(case).return_by is not None:
            gives_back(stage, case, reason, belongs)
            return


def _asks_for_sister(stage: Stage, case: int, unit: str) -> int:
    return offers(
        stage,
        case,
        unit=unit,
        kind=HandoverKind.sister,
        reason=OfferReason.next_step_elsewhere,
        asked=Asked.clarify,
    )
