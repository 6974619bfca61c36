"""Cases that wait, are late, lie wrong, or were closed too soon."""

from __future__ import annotations

from onedoor.office.inspection.demo.acts import closes, comes, opens, waits, works
from onedoor.office.inspection.demo.casting import Part
from onedoor.office.inspection.demo.house import Place
from onedoor.office.inspection.demo.stage import Stage, Story
from onedoor.office.inspection.demo.ways import an_outsider
from onedoor.office.responsibility.actions.work import reopen_case
from onedoor.vocabulary import sides
from onedoor.vocabulary.responsibility_codes import Outcome, ReopenReason, WaitingFor
from onedoor.vocabulary.sides import FormerAgency, Side

_SOME_WEEKS = 40


def waits_for_a_party(
    stage: Stage, *, party: WaitingFor, days: int, of: FormerAgency | None = None
) -> Story:
    """A case waits for a named party until so many working days from today."""
    yield from _waits(stage, stage.cast.worker(agency=of), party, days)


def busy_one_waits(stage: Stage, *, side: Side, party: WaitingFor, days: int) -> Story:
    """The same, of somebody to whom much happens."""
    yield from _waits(stage, stage.cast.busy(side), party, days)


def is_left_alone(stage: Stage, *, at: sides.Stage) -> Story:
    """A caseworker opens a case and does not get to it, so that its day goes by."""
    opens(stage, stage.cast.worker(stage=at))
    yield 0


def busy_one_is_late(stage: Stage, *, side: Side) -> Story:
    """The same, of somebody to whom much happens."""
    opens(stage, stage.cast.busy(side))
    yield 0


def comes_to_the_door(stage: Stage, *, unit: int) -> Story:
    """A case is born at the door, and the duty lead has not passed it on."""
    areas = list(stage.house.own_areas(stage.house.places[unit]))
    comes(stage, stage.cast.least("area", areas), at=unit)
    yield 0


def lies_outside(stage: Stage) -> Story:
    """Somebody opens a case about what they know, in a unit that does not work with it."""
    case = opens(stage, an_outsider(stage.cast))
    yield 1
    works(stage, case)


def stays_too_long(stage: Stage) -> Story:
    """A case stays at the front, worked with now and then, past what the front is for."""
    case = opens(stage, stage.cast.worker(stage=sides.Stage.front, fits=_has_a_remit))
    while True:
        yield stage.dice.randint(_SOME_WEEKS - 15, _SOME_WEEKS - 5)
        works(stage, case, days=_SOME_WEEKS)


def goes_on_for_weeks(stage: Stage, *, why: str = "") -> Story:
    """A caseworker's case from before these two weeks, followed up as it should be.

    `why` is one of the reasons for which somebody goes away: then the case is theirs.
    """
    case = opens(stage, stage.cast.who_is(why) if why else stage.cast.worker())
    while True:
        yield stage.dice.randint(6, 9)
        works(stage, case, days=stage.dice.randint(9, 12))


def opened_again(stage: Stage) -> Story:
    """A case was closed, and the person came back with the same need."""
    case = opens(stage, stage.cast.worker(agency=FormerAgency.social))
    yield 1
    works(stage, case)
    yield 1
    closes(stage, case, Outcome.helped)
    yield 3
    reopen_case(case, reason=ReopenReason.person_came_back, actor=stage.holder(case), now=stage.now)


def _waits(stage: Stage, part: Part, party: WaitingFor, days: int) -> Story:
    case = opens(stage, part)
    yield 0
    works(stage, case)
    yield 1
    waits(stage, case, party, stage.days.ahead(days))


def _has_a_remit(place: Place) -> bool:
    return place.remit_days > 0
