"""Which questions are asked in the story, and on how many working days before the last."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from onedoor.office.inspection.demo import asking, bounces, handovers, over_the_line
from onedoor.office.inspection.demo.handovers import To
from onedoor.office.inspection.demo.stage import Planned, Stage
from onedoor.vocabulary.responsibility_codes import ReturnReason


def asked(stage: Stage) -> Iterator[Planned]:
    """Questions that nobody has answered, to persons, to units and to holders."""
    first, last = stage.house.sides[0], stage.house.sides[-1]
    for back, side, to, days in (
        (1, first, To.busy, 0),
        (0, first, To.busy, 1),
        (1, last, To.busy, 1),
        (1, first, To.member, 0),
        (2, first, To.member, 1),
        (1, first, To.door, 2),
        (1, first, To.unit, 0),
        (0, first, To.unit, 1),
        (0, last, To.unit, 1),
        (1, last, To.unit, 0),
        (0, last, To.unit, 3),
        (1, first, To.outside, 6),
    ):
        yield back, partial(handovers.waits_for_an_answer, side=side, to=to, days=days)
    yield 0, partial(asking.asked_for, side=first)
    yield 0, partial(asking.asked_for, side=last)
    yield 0, partial(asking.busy_one_asks, side=first)
    yield 0, partial(asking.busy_one_asks, side=last)
    yield 0, over_the_line.sister_asked_for


def answered(stage: Stage) -> Iterator[Planned]:
    """Questions that have been answered."""
    first, last = stage.house.sides[0], stage.house.sides[-1]
    for back, side, reason, elsewhere in (
        (3, first, ReturnReason.not_competent, True),
        (2, first, ReturnReason.other_unit, True),
        (4, last, ReturnReason.incomplete, False),
        (5, first, ReturnReason.other_area, True),
        (2, last, ReturnReason.other_unit, True),
        (1, first, ReturnReason.impartiality, False),
    ):
        told = partial(handovers.returned, side=side, reason=reason, elsewhere=elsewhere)
        yield back, told
    yield from [(back, over_the_line.crosses_by_agreement) for back in (4, 5)]
    yield 3, partial(handovers.taken_back, side=first)
    yield 4, partial(asking.asked_for_and_answered, side=first, yes=True)
    yield 3, partial(asking.asked_for_and_answered, side=last, yes=False)
    for back, side in ((5, first), (4, last), (3, last)):
        yield back, partial(over_the_line.sister_opened, by=side)


def passed_over(stage: Stage) -> Iterator[Planned]:
    """Questions nobody answered in time, and cases that bounced as often as the office allows."""
    first, last = stage.house.sides[0], stage.house.sides[-1]
    for back, side, to in (
        (6, first, To.member),
        (5, first, To.unit),
        (4, last, To.member),
        (5, first, To.door),
    ):
        yield back, partial(handovers.runs_out, side=side, to=to)
    longest = max(place.answer_days for place in stage.house.places.values())
    yield longest + 3, partial(asking.asked_for, side=first)
    yield 4, over_the_line.sister_never_answered
    limit = stage.house.times.bounce_limit
    yield limit + 3, partial(bounces.settled_by_the_leader, side=first)
    yield 1, bounces.waits_for_the_team_leader
    yield limit + 1, partial(bounces.waits_for_a_leader, side=last)
    yield limit + 1, bounces.waits_for_the_other_leader
