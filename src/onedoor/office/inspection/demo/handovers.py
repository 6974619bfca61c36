"""Offers that stand as somebody who opens the demo finds them: waiting, answered, unanswered."""

from __future__ import annotations

import datetime as dt

from onedoor.office.inspection.demo.acts import comes, offers, returns
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.inspection.demo.ways import Way, a_way
from onedoor.office.responsibility.actions.handover import withdraw_handover
from onedoor.vocabulary import sides
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    OfferReason,
    ReturnReason,
    WithdrawReason,
)
from onedoor.vocabulary.sides import Side


class To(Code):
    """Whom a case at the door is offered to."""

    busy = 1
    member = 2
    door = 3
    unit = 4
    outside = 5


def waits_for_an_answer(stage: Stage, *, side: Side, to: To, days: int) -> Story:
    """A case is offered, to be answered so many working days from today; nobody has yet."""
    way = _way(stage, side, to)
    case = comes(stage, way.area, at=way.door)
    yield 0
    _offered(stage, case, way, to=to, until=stage.days.closing(days))


def runs_out(stage: Stage, *, side: Side, to: To) -> Story:
    """Nobody answers an offer, so that it comes up to the receiving unit's leader."""
    way = _way(stage, side, to)
    case = comes(stage, way.area, at=way.door)
    yield 0
    _offered(stage, case, way, to=to, until=stage.days.closing_after(stage.today, 1))


def returned(stage: Stage, *, side: Side, reason: ReturnReason, elsewhere: bool) -> Story:
    """Somebody returns an offer, with the reason, and perhaps where it belongs."""
    way = a_way(stage.cast, side=side)
    case = comes(stage, way.area, at=way.door)
    yield 0
    receiver = _member(stage, case, way, way.unit)
    handover = offers(stage, case, unit=way.unit, to=receiver, asked=Asked.clarify)
    yield 1
    belongs = another_unit(stage, way) if elsewhere else 0
    returns(stage, handover, receiver, reason, belongs=belongs)


def taken_back(stage: Stage, *, side: Side) -> Story:
    """Who offered a case solves it themselves after all."""
    way = a_way(stage.cast, side=side)
    case = comes(stage, way.area, at=way.door)
    yield 0
    handover = offers(stage, case, unit=way.unit)
    yield 0
    actor = stage.holder(case)
    withdraw_handover(handover, reason=WithdrawReason.solved, actor=actor, now=stage.now)


def another_unit(stage: Stage, way: Way) -> int:
    """Where a case belongs that somebody returns: outside the house, else elsewhere in it."""
    others = [one for one in stage.house.places.values() if one.key not in (way.unit, way.door)]
    fit = [one for one in others if way.area in one.areas]
    outside = [one.key for one in fit if one.stage is sides.Stage.outside]
    return stage.cast.least("unit", outside or [one.key for one in fit] or [way.door])


def _way(stage: Stage, side: Side, to: To) -> Way:
    if to is To.busy:
        busy = stage.cast.busy(side)
        return a_way(stage.cast, side=side, unit=busy.unit, who=busy.who)
    return a_way(
        stage.cast, side=side, stage=sides.Stage.outside if to is To.outside else sides.Stage.back
    )


def _offered(stage: Stage, case: int, way: Way, *, to: To, until: dt.datetime) -> None:
    reasons = (OfferReason.next_step_elsewhere, OfferReason.competence)
    offers(
        stage,
        case,
        unit=way.door if to is To.door else way.unit,
        to=_whom(stage, case, way, to),
        reason=OfferReason.workload if to is To.door else stage.dice.choice(reasons),
        asked=stage.dice.choice((Asked.take_over, Asked.follow_up, Asked.decide)),
        answer_by=until,
    )


def _whom(stage: Stage, case: int, way: Way, to: To) -> int:
    """Somebody, or nobody in particular."""
    if to is To.busy:
        return stage.cast.busy(stage.house.places[way.unit].side).who
    if to in (To.unit, To.outside):
        return 0
    return _member(stage, case, way, way.door if to is To.door else way.unit)


def _member(stage: Stage, case: int, way: Way, unit: int) -> int:
    return stage.cast.member(unit, area=way.area, besides=[stage.holder(case).pk])
