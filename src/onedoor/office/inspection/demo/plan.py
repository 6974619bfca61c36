"""Which stories are played, and on how many working days before the last each of them begins."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from onedoor.office.inspection.demo import allotments, coming_and_going, waiting
from onedoor.office.inspection.demo.days import WEEKS_DAYS
from onedoor.office.inspection.demo.everyday import an_ordinary_case
from onedoor.office.inspection.demo.plan_questions import answered, asked, passed_over
from onedoor.office.inspection.demo.stage import Planned, Stage
from onedoor.vocabulary import sides
from onedoor.vocabulary.responsibility_codes import ReturnReason, WaitingFor
from onedoor.vocabulary.sides import FormerAgency

_ORDINARY_CASES = (8, 7, 8, 6, 7, 9, 8, 7, 7)  # a working day each, the two Mondays first
_THIS_MORNING = 3
_AT_THE_DOORS = 8  # how many have just come in and wait to be passed on
_LONGEST_AGO = 200  # working days; before that the office was not open


def plan(stage: Stage) -> Iterator[Planned]:
    """Every story about cases, in no order."""
    told = (_from_before, asked, answered, passed_over, _waiting, _this_morning, _people)
    for stories in told:
        yield from stories(stage)
    for back, count in enumerate(reversed(_ORDINARY_CASES), 1):
        yield from [(back, an_ordinary_case)] * count
    yield from [(0, an_ordinary_case)] * _THIS_MORNING


def _from_before(stage: Stage) -> Iterator[Planned]:
    """Older cases: some have lain too long at the front, some go on as they should."""
    past = _past_the_remit(stage)
    yield from [(past + later, waiting.stays_too_long) for later in (0, 3, 8, 12, 17, 25)]
    go_on = waiting.goes_on_for_weeks
    for back, why in ((65, "on leave"), (40, "on leave"), (30, "on leave"), (35, "out")):
        yield back, partial(go_on, why=why)
    for back, why in ((28, "out"), (38, "leaving"), (26, "leaving")):
        yield back, partial(go_on, why=why)
    yield from [(back, go_on) for back in (33, 29, 31, 24)]


def _past_the_remit(stage: Stage) -> int:
    """How many working days ago a case came that is past what any front is for."""
    remits = [place.remit_days for place in stage.house.of(sides.Stage.front)]
    return min(max(remits, default=0) * 5 // 7 + 13, _LONGEST_AGO)


def _waiting(stage: Stage) -> Iterator[Planned]:
    """Cases on hold for each kind of party, late ones, and ones that lie wrong."""
    first, last = stage.house.sides[0], stage.house.sides[-1]
    wait = waiting.waits_for_a_party
    for back, party, days, of in (
        (5, WaitingFor.doctor, 3, FormerAgency.insurance),
        (7, WaitingFor.regional_unit, 8, FormerAgency.employment),
        (6, WaitingFor.other_authority, 5, None),
        (3, WaitingFor.other_side, 2, FormerAgency.social),
        (5, WaitingFor.landlord, 2, FormerAgency.social),
        (8, WaitingFor.course, 15, FormerAgency.employment),
        (5, WaitingFor.doctor, 0, FormerAgency.insurance),
        (4, WaitingFor.person, 0, FormerAgency.social),
    ):
        yield back, partial(wait, party=party, days=days, of=of)
    busy = waiting.busy_one_waits
    yield 4, partial(busy, side=first, party=WaitingFor.employer, days=1)
    yield 6, partial(busy, side=last, party=WaitingFor.person, days=1)
    late = _late(stage)
    yield late + 1, partial(waiting.busy_one_is_late, side=first)
    yield late, partial(waiting.busy_one_is_late, side=last)
    for back, at in ((late, sides.Stage.back), (late, sides.Stage.front)) * 2:
        yield back, partial(waiting.is_left_alone, at=at)
    yield from [(back, waiting.lies_outside) for back in (6, 4, 3, 5)]
    yield 7, waiting.opened_again


def _late(stage: Stage) -> int:
    """How many working days ago a case came whose first step should have been done by now."""
    return stage.house.times.first_step_days + 2


def _this_morning(stage: Stage) -> Iterator[Planned]:
    """What has just come in: at the door, to teams that share out, and what was given back."""
    doors = stage.house.of(sides.Stage.front)
    for number in range(_AT_THE_DOORS if doors else 0):
        unit = doors[number % len(doors)].key
        yield 0, partial(waiting.comes_to_the_door, unit=unit)
    yield from [(0, allotments.allotted)] * 5
    yield 0, partial(allotments.allotted_to_busy, side=stage.house.sides[0])
    for back, reason, elsewhere in (
        (1, ReturnReason.other_unit, True),
        (2, ReturnReason.not_competent, False),
        (1, ReturnReason.other_unit, True),
        (0, ReturnReason.no_capacity, True),
    ):
        told = partial(allotments.allotment_returned, reason=reason, elsewhere=elsewhere)
        yield back, told


def _people(stage: Stage) -> Iterator[Planned]:
    """Colleagues who come and go, and persons of whom not everything is known."""
    first, last = stage.house.sides[0], stage.house.sides[-1]
    yield stage.house.times.away_limit_days + 3, coming_and_going.is_on_leave
    yield 2, partial(coming_and_going.is_out, days=3)
    yield 3, coming_and_going.leaves
    yield WEEKS_DAYS - 4, partial(coming_and_going.was_one_person, first=last, then=first)
    yield 0, partial(coming_and_going.tells_no_name, side=last)
    for back, side, country in ((3, first, "PL"), (2, last, "SE")):
        yield back, partial(coming_and_going.is_from_abroad, side=side, country=country)
