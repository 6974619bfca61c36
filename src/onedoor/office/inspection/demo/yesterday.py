"""From the days before: who was left at closing time and is owed, and what was promised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from onedoor.office.inspection.demo.arrivals import somebody_comes
from onedoor.office.inspection.demo.door import Door
from onedoor.office.inspection.demo.ends import needs_left
from onedoor.office.inspection.demo.happenings import reaches_us
from onedoor.office.inspection.demo.numbers import made_up_telephone
from onedoor.office.inspection.demo.roster import opens_the_door
from onedoor.office.inspection.demo.stage import Arriving, Stage, Story
from onedoor.office.reception.actions.calling import serve_at_once
from onedoor.office.reception.actions.promising import promise_call_back
from onedoor.rules.opening import end_of_day, working_day_after
from onedoor.vocabulary.reception_codes import Channel
from onedoor.vocabulary.routing import Post

_DAYS = 3
_OVERDUE = 2  # working days ago: by yesterday somebody was to call
_LEFT = (("one need", 41), ("one need", 24), ("about_case", 17))  # minutes before closing
_SERVED = (("one need", 170), ("two needs", 140), ("where_is_it", 110), ("one need", 80))
_MINUTE = dt.timedelta(minutes=1)


def days_before(door: Door) -> Iterator[Arriving]:
    """The last days at the door, in a few visits."""
    days = door.stage.days
    for back in range(_DAYS, 0, -1):
        opens, closes = _hours(door, back)
        stay = int((closes - opens) / _MINUTE)
        yield opens, partial(opens_the_door, roster=door.roster, closes_after=stay)
    for back in (_OVERDUE, 1):
        opens, _ = _hours(door, back)
        yield opens + 50 * _MINUTE, partial(is_promised_a_call, door=door)
    _, closes = _hours(door, 1)
    for kind, before in _SERVED:
        told = partial(reaches_us, door=door, channel=Channel.desk, kind=kind, minutes=9)
        yield max(days.opens(days.back(1)), closes - before * _MINUTE), told
    for kind, before in _LEFT:
        yield closes - before * _MINUTE, partial(is_left, door=door, kind=kind)


def is_left(stage: Stage, *, door: Door, kind: str) -> Story:
    """Somebody comes late, and is not called before the office closes."""
    somebody_comes(door, kind=kind, channel=Channel.desk)
    yield 0


def is_promised_a_call(stage: Stage, *, door: Door) -> Story:
    """Whoever serves somebody promises to call by the next working day."""
    one = door.dice.choice(door.free(Post.front))
    actor = stage.employee(one.who)
    visit = somebody_comes(door, kind="one need", channel=Channel.desk)
    serve_at_once(visit, actor=actor, now=stage.now)
    yield 12
    day = working_day_after(stage.today, 1, stage.days.opening)
    for need in needs_left(visit):
        phone = made_up_telephone(visit)
        promise_call_back(need, one.who, day, phone=phone, actor=actor, now=stage.now)


def _hours(door: Door, back: int) -> tuple[dt.datetime, dt.datetime]:
    days = door.stage.days
    day = days.back(back)
    return days.opens(day), end_of_day(day, days.opening)
