"""Cases that wait, are late, lie wrong, or were closed too soon."""

from __future__ import annotations

from onedoor.office.inspection.demo.acts import closes, comes, opens, waits, works
from onedoor.office.inspection.demo.everyday import FRONT_OF, TEAM_OF
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.responsibility.actions.work import reopen_case
from onedoor.vocabulary.responsibility_codes import Outcome, ReopenReason, WaitingFor

_SOME_WEEKS = 40


def waits_for_a_party(stage: Stage, *, area: str, by: str, party: WaitingFor, days: int) -> Story:
    """A case waits for a named party until so many working days from today."""
    case = opens(stage, area, by)
    yield 0
    works(stage, case)
    yield 1
    waits(stage, case, party, stage.days.ahead(days))


def is_left_alone(stage: Stage, *, area: str, by: str) -> Story:
    """A caseworker opens a case and does not get to it, so that its day goes by."""
    opens(stage, area, by)
    yield 0


def comes_to_the_door(stage: Stage, *, area: str) -> Story:
    """A case is born at the door, and the duty lead has not passed it on."""
    comes(stage, area, at=FRONT_OF[TEAM_OF[area]])
    yield 0


def lies_outside(stage: Stage, *, area: str, by: str) -> Story:
    """Somebody opens a case about what they know, in a unit that does not work with it."""
    case = opens(stage, area, by)
    yield 1
    works(stage, case)


def stays_too_long(stage: Stage, *, area: str, by: str) -> Story:
    """A case stays at the front, worked with now and then, past what the front is for."""
    case = opens(stage, area, by)
    while True:
        yield stage.dice.randint(_SOME_WEEKS - 15, _SOME_WEEKS - 5)
        works(stage, case, days=_SOME_WEEKS)


def goes_on_for_weeks(stage: Stage, *, area: str, by: str) -> Story:
    """A caseworker's case from before these two weeks, followed up as it should be."""
    case = opens(stage, area, by)
    while True:
        yield stage.dice.randint(6, 9)
        works(stage, case, days=stage.dice.randint(9, 12))


def opened_again(stage: Stage, *, area: str, by: str) -> Story:
    """A case was closed, and the person came back with the same need."""
    case = opens(stage, area, by)
    yield 1
    works(stage, case)
    yield 1
    closes(stage, case, Outcome.helped)
    yield 3
    reopen_case(case, reason=ReopenReason.person_came_back, actor=stage.holder(case), now=stage.now)
