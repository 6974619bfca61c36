"""Colleagues who ask for a case, because they know the person."""

from __future__ import annotations

from collections.abc import Generator

from onedoor.office.inspection.demo.acts import accepts, asks, comes, returns
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.inspection.demo.ways import Way, a_way
from onedoor.vocabulary.responsibility_codes import ReturnReason
from onedoor.vocabulary.sides import Side

_Asking = Generator[int, None, int]


def asked_for(stage: Stage, *, side: Side) -> Story:
    """A colleague asks for a case that has come in; the duty lead has not answered."""
    way = a_way(stage.cast, side=side)
    yield from _asked(stage, way, stage.cast.member(way.unit, area=way.area))


def busy_one_asks(stage: Stage, *, side: Side) -> Story:
    """The same, by somebody to whom much happens."""
    busy = stage.cast.busy(side)
    way = a_way(stage.cast, side=side, unit=busy.unit, who=busy.who)
    yield from _asked(stage, way, busy.who)


def asked_for_and_answered(stage: Stage, *, side: Side, yes: bool) -> Story:
    """A colleague asks for a case and gets it, or does not."""
    way = a_way(stage.cast, side=side)
    handover = yield from _asked(stage, way, stage.cast.member(way.unit, area=way.area))
    yield 1
    holder = stage.holder(stage.case_of(handover)).pk
    if yes:
        accepts(stage, handover, holder)
    else:
        returns(stage, handover, holder, ReturnReason.holder_keeps_it)


def _asked(stage: Stage, way: Way, asker: int) -> _Asking:
    """Who asks is at the back, and the case with who took it in, at the door."""
    case = comes(stage, way.area, at=way.door)
    yield 0
    return asks(stage, case, asker)
