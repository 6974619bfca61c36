"""Ordinary cases: they come in, are passed on, worked with and closed, as chance will have it."""

from __future__ import annotations

from collections.abc import Generator

from onedoor.office.inspection.demo.acts import (
    accepts,
    closes,
    comes,
    offers,
    returns,
    waits,
    works,
)
from onedoor.office.inspection.demo.needs import most_likely, outcome_of
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.responsibility.actions.allotment import give_case
from onedoor.office.responsibility.models import Handover
from onedoor.vocabulary import sides
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    HandoverState,
    OfferReason,
    ReturnReason,
    WaitingFor,
)

_PARTIES = (WaitingFor.person, WaitingFor.person, WaitingFor.employer, WaitingFor.doctor)
_REASONS = (ReturnReason.no_capacity, ReturnReason.known_by_other, ReturnReason.incomplete)
_Passing = Generator[int, None, bool]


def an_ordinary_case(stage: Stage) -> Story:
    """A need comes in at the front or to a team, and somebody works with it."""
    area = most_likely(stage)
    doors, teams = _doors(stage, area), _teams(stage, area)
    team = stage.dice.choice(teams) if teams else 0
    if doors and (not team or stage.chance(0.55)):
        case = comes(stage, area, at=stage.dice.choice(doors))
        yield stage.dice.choice((0, 0, 1))
        if not (yield from _passed_on(stage, case, team)):
            return
    else:
        case = comes(stage, area, at=team)
    yield from _worked_with(stage, case, area)


def _doors(stage: Stage, area: int) -> list[int]:
    return [one.key for one in stage.house.of(sides.Stage.front) if area in one.areas]


def _teams(stage: Stage, area: int) -> list[int]:
    return [one.key for one in stage.house.of(sides.Stage.back) if area in one.areas]


def _passed_on(stage: Stage, case: int, team: int) -> _Passing:
    """What becomes of a case at the front; whether somebody is to work with it further."""
    roll = stage.dice.random()
    if roll < 0.33:
        works(stage, case)
        yield 0
        closes(stage, case, outcome_of(stage, stage.case(case).area_id))
        return False
    if roll < 0.65 and team:
        return (yield from _offered(stage, case, team, to=0))
    if roll < 0.87:
        return (yield from _offered_in_the_front(stage, case))
    if roll < 0.95:
        _given(stage, case)
    return True


def _offered_in_the_front(stage: Stage, case: int) -> _Passing:
    row = stage.case(case)
    others = [one for one in stage.here(row.unit_id) if one != row.holder_id]
    if not others:
        return True
    to = stage.dice.choice(_who_know(stage, others, row.area_id))
    return (yield from _offered(stage, case, row.unit_id, to=to))


def _offered(stage: Stage, case: int, unit: int, *, to: int) -> _Passing:
    reason = OfferReason.workload if to else OfferReason.next_step_elsewhere
    asked = stage.dice.choice((Asked.take_over, Asked.follow_up, Asked.clarify))
    handover = offers(stage, case, unit=unit, to=to, reason=reason, asked=asked)
    yield stage.dice.choice((0, 1, 1))
    row = Handover.objects.get(pk=handover)
    if row.state is not HandoverState.open or not (who := _who_answers(stage, row)):
        return True
    if stage.chance(0.12):
        returns(stage, handover, who, stage.dice.choice(_REASONS))
    else:
        accepts(stage, handover, who)
    return True


def _who_answers(stage: Stage, row: Handover) -> int:
    others = (stage.holder(row.case_id).pk, row.from_employee_id)
    able = [one for one in stage.here(row.to_unit_id) if one not in others]
    if row.to_employee_id:
        return row.to_employee_id if row.to_employee_id in able else 0
    return stage.dice.choice(able) if able else 0


def _given(stage: Stage, case: int) -> None:
    """The unit's leader gives the case to a colleague."""
    row = stage.case(case)
    leader = stage.house.places[row.unit_id].leader
    others = [one for one in stage.here(row.unit_id) if one not in (row.holder_id, leader)]
    if others:
        to = stage.dice.choice(_who_know(stage, others, row.area_id))
        actor = stage.employee(leader)
        give_case(case, to_employee=to, to_unit=row.unit_id, actor=actor, now=stage.now)


def _who_know(stage: Stage, some: list[int], area: int) -> list[int]:
    """Those who know an area, if anybody does."""
    return [one for one in some if stage.house.level(one, area)] or some


def _worked_with(stage: Stage, case: int, area: int) -> Story:
    for _ in range(stage.dice.choices((1, 2, 3), (4, 4, 2))[0]):
        yield stage.dice.choice((0, 1, 1, 2, 3))
        if not works(stage, case):
            return
    if stage.chance(0.15):
        days = stage.dice.randint(2, 8)
        until = stage.days.after(stage.today, days)
        waits(stage, case, stage.dice.choice(_PARTIES), until)
        yield days + 1
        works(stage, case)
    yield stage.dice.choice((0, 1, 2))
    if stage.chance(0.7):
        closes(stage, case, outcome_of(stage, area))
