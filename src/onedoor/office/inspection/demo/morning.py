"""This morning at the door: what happens between the opening of the doors and `now`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from random import Random

from onedoor.office.inspection.demo import happenings
from onedoor.office.inspection.demo.coming import LAST, STILL_WAIT, arrivals
from onedoor.office.inspection.demo.door import Door
from onedoor.office.inspection.demo.roster import Posted, opens_the_door, roster_at, roster_of
from onedoor.office.inspection.demo.serving import AtNow, Turn, stands_at_the_door
from onedoor.office.inspection.demo.stage import Arriving, Stage
from onedoor.office.inspection.demo.yesterday import days_before
from onedoor.vocabulary.reception_codes import Channel, VisitWait
from onedoor.vocabulary.roster import HalfDay
from onedoor.vocabulary.routing import Post

_MINUTE = dt.timedelta(minutes=1)
_A_MORNING = 40  # minutes; in fewer than these nobody calls, writes or leaves
# What those at the front are doing at `now`, and since how many minutes before; the rest is free.
_AT_NOW = (
    (AtNow.serves_with_a_colleague, 15),
    (AtNow.has_called, 3.5),
    (AtNow.serves, 9),
    (AtNow.serves, 5),
)
_EACH_TAKES = 2.5  # minutes of a morning, for one of them to be with somebody
_LEFT_FREE = 2  # at least so many at the front, when there are more than that


def morning(stage: Stage) -> Iterator[Arriving]:
    """The stories of those who come to the door today, and when each of them begins.

    From `stage.days.doors_opened` to `stage.days.now`, which may be hours or a few minutes. What
    such a story yields is how many minutes pass until it goes on; after `now` it does not. Before
    it there are a few visits of the last days, of which something is owed.
    """
    roster = roster_at(stage.office, stage.days.now)
    earlier = roster_of(stage.office, stage.days.today, HalfDay.before_noon)
    before, door = _door(stage, earlier), _door(stage, roster)
    if not any(one.post is Post.front for one in roster):
        return
    yield from days_before(before)
    yield stage.days.doors_opened, partial(opens_the_door, roster=roster)
    for minute in arrivals(door):
        yield _after(door, minute), partial(happenings.comes_in, door=door)
    for turn in _turns(door):
        yield _after(door, 1), partial(stands_at_the_door, door=door, turn=turn)
    yield from _happenings(door)


def _door(stage: Stage, roster: list[Posted]) -> Door:
    """A door with dice of its own: how long the morning is changes nothing in the days before."""
    return Door(stage, Random(stage.dice.getrandbits(64)), roster)  # noqa: S311  never a secret


def _turns(door: Door) -> Iterator[Turn]:
    """How the morning of each at the door ends: at the front in an order of chance."""
    front, desk = _of(door, Post.front), _of(door, Post.desk)
    door.dice.shuffle(front)
    most = min(len(front) - _LEFT_FREE, int(door.minutes / _EACH_TAKES))
    taken = _AT_NOW[: max(0, most)]
    door.last_calls = {Post.front: len(taken), Post.desk: int(len(desk) > 1)}
    for number, one in enumerate(front):
        free = (AtNow.free, 3.0 + number % 3)
        at_now, since = taken[number] if number < len(taken) else free
        yield Turn(one=one, at_now=at_now, since=door.before_now(since))
    for number, one in enumerate(desk):
        serves = number == 0 and len(desk) > 1
        at_now, since = (AtNow.serves, 3.0) if serves else (AtNow.free, 4.0)
        yield Turn(one=one, at_now=at_now, since=door.before_now(since))


def _of(door: Door, post: Post) -> list[Posted]:
    return [one for one in door.roster if one.post is post]


def _happenings(door: Door) -> Iterator[Arriving]:
    """What comes by other ways, who leaves and steps out, and the last who come before `now`."""
    if door.minutes > _A_MORNING:
        yield from _by_other_ways(door)
        yield _after(door, door.minutes * 0.3), partial(happenings.leaves, door=door)
        out = partial(happenings.steps_out, door=door, why=VisitWait.outside, minutes=12)
        yield _after(door, door.minutes * 0.4), out
    soon = partial(happenings.steps_out, door=door, why=VisitWait.papers, minutes=14)
    yield _before(door, 8), soon
    for before in (*STILL_WAIT, *LAST):
        late = partial(happenings.comes_in_late, door=door, by_screen=before in LAST)
        yield _before(door, before), late
    yield _before(door, 1.2), partial(happenings.is_urgent, door=door)
    yield _before(door, 2.2), partial(happenings.is_for_somebody_free, door=door)


def _by_other_ways(door: Door) -> Iterator[Arriving]:
    """By telephone now and then, by letter and e-mail when the post is opened, and on the web."""
    reaches_us = partial(happenings.reaches_us, door=door)
    for share, channel, kind, minutes in (
        (0.12, Channel.email, "about_case", 3),
        (0.22, Channel.phone, "where_is_it", 5),
        (0.3, Channel.letter, "one need", 4),
        (0.45, Channel.phone, "one need", 7),
        (0.62, Channel.phone, "about_case", 4),
    ):
        at = min(door.minutes * share, door.minutes - door.last_part - 12)
        told = partial(reaches_us, channel=channel, kind=kind, minutes=minutes)
        yield _after(door, at), told
    yield _after(door, door.minutes * 0.5), partial(happenings.writes, door=door)


def _after(door: Door, minutes: float) -> dt.datetime:
    """So many minutes after the doors opened, on a whole second and not after `now`."""
    at = door.stage.days.doors_opened + max(0.0, minutes) * _MINUTE
    return min(at.replace(microsecond=0), door.stage.days.now)


def _before(door: Door, minutes: float) -> dt.datetime:
    """So many minutes before `now`, fewer in a morning that is short."""
    return _after(door, door.minutes - door.before_now(minutes))
