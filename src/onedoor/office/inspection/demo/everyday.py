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
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.actions.allotment import give_case
from onedoor.office.responsibility.models import Handover
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    HandoverState,
    OfferReason,
    Outcome,
    ReturnReason,
    WaitingFor,
)

# Out of a hundred needs; more of some, as at any such office.
NEEDS = {
    "job_seeking": 22,
    "sick_leave": 19,
    "financial_assistance": 20,
    "work_assessment": 9,
    "employment_schemes": 7,
    "unemployment_benefit": 7,
    "debt_counselling": 5,
    "single_parents": 4,
    "housing": 3,
    "qualification_programme": 2,
    "introduction_programme": 2,
}
TEAM_OF = {
    "job_seeking": "team_work",
    "employment_schemes": "team_work",
    "unemployment_benefit": "team_work",
    "sick_leave": "team_health",
    "work_assessment": "team_health",
    "single_parents": "team_health",
    "financial_assistance": "team_social",
    "debt_counselling": "team_social",
    "housing": "team_social",
    "qualification_programme": "team_qualification",
    "introduction_programme": "team_qualification",
}
FRONT_OF = {
    "team_work": "front_state",
    "team_health": "front_state",
    "team_social": "front_municipality",
    "team_qualification": "front_municipality",
}
_OUTCOMES = {
    "job_seeking": (Outcome.work, Outcome.work, Outcome.helped, Outcome.no_contact),
    "employment_schemes": (Outcome.work, Outcome.granted, Outcome.withdrawn),
    "unemployment_benefit": (Outcome.helped, Outcome.elsewhere),
    "financial_assistance": (Outcome.granted, Outcome.granted, Outcome.refused, Outcome.withdrawn),
    "housing": (Outcome.granted, Outcome.moved_away),
}
_PARTIES = (WaitingFor.person, WaitingFor.person, WaitingFor.employer, WaitingFor.doctor)
_REASONS = (ReturnReason.no_capacity, ReturnReason.known_by_other, ReturnReason.incomplete)
_Passing = Generator[int, None, bool]


def an_ordinary_case(stage: Stage) -> Story:
    """A need comes in at the front or to a team, and somebody works with it."""
    area = stage.dice.choices(list(NEEDS), list(NEEDS.values()))[0]
    team = TEAM_OF[area]
    if stage.chance(0.55):
        case = comes(stage, area, at=FRONT_OF[team])
        yield stage.dice.choice((0, 0, 1))
        if not (yield from _passed_on(stage, case, area)):
            return
    else:
        case = comes(stage, area, at=team)
    yield from _worked_with(stage, case, area)


def outcome_of(stage: Stage, area: str) -> Outcome:
    """What can come of a case in an area."""
    return stage.dice.choice(_OUTCOMES.get(area, (Outcome.helped, Outcome.elsewhere)))


def _passed_on(stage: Stage, case: int, area: str) -> _Passing:
    """What becomes of a case at the front; whether somebody is to work with it further."""
    roll = stage.dice.random()
    if roll < 0.33:
        works(stage, case)
        yield 0
        closes(stage, case, outcome_of(stage, area))
        return False
    if roll < 0.65:
        return (yield from _offered(stage, case, TEAM_OF[area], to=""))
    if roll < 0.87:
        return (yield from _offered_in_the_front(stage, case))
    if roll < 0.95:
        _given(stage, case)
    return True


def _offered_in_the_front(stage: Stage, case: int) -> _Passing:
    row = stage.case(case)
    others = [one for one in stage.here(row.unit_id) if one.pk != row.holder_id]
    return (yield from _offered(stage, case, row.unit.key, to=stage.dice.choice(others).key))


def _offered(stage: Stage, case: int, unit: str, *, to: str) -> _Passing:
    reason = OfferReason.workload if to else OfferReason.next_step_elsewhere
    asked = stage.dice.choice((Asked.take_over, Asked.follow_up, Asked.clarify))
    handover = offers(stage, case, unit=unit, to=to, reason=reason, asked=asked)
    yield stage.dice.choice((0, 1, 1))
    row = Handover.objects.get(pk=handover)
    if row.state is not HandoverState.open or (who := _who_answers(stage, row)) is None:
        return True
    if stage.chance(0.12):
        returns(stage, handover, who, stage.dice.choice(_REASONS))
    else:
        accepts(stage, handover, who)
    return True


def _who_answers(stage: Stage, row: Handover) -> Employee | None:
    holder = stage.holder(row.case_id)
    able = [
        one for one in stage.here(row.to_unit_id) if one.pk not in (holder.pk, row.from_employee_id)
    ]
    if row.to_employee_id:
        return next((one for one in able if one.pk == row.to_employee_id), None)
    return stage.dice.choice(able) if able else None


def _given(stage: Stage, case: int) -> None:
    """The unit's leader gives the case to a colleague."""
    row = stage.case(case)
    leader = Employee.objects.get(leads=row.unit_id)
    others = [one for one in stage.here(row.unit_id) if one.pk not in (row.holder_id, leader.pk)]
    to = stage.dice.choice(others).pk
    give_case(case, to_employee=to, to_unit=row.unit_id, actor=leader, now=stage.now)


def _worked_with(stage: Stage, case: int, area: str) -> Story:
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
