"""Helping: a colleague joins whoever serves somebody, and goes back to their work or takes over."""

from __future__ import annotations

from onedoor.office.inspection.demo.door import Door
from onedoor.office.inspection.demo.stage import Story
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.joining import go_back, join_visit
from onedoor.office.reception.actions.taking_over import take_over
from onedoor.office.reception.models import Visit
from onedoor.office.reception.queue import route_of
from onedoor.vocabulary import sides
from onedoor.vocabulary.routing import Post

_ENDS = ("joined", "taken over")
_LONG = 12  # minutes; in a talk of so many there is time to fetch somebody


def talk(door: Door, visit: int, actor: Employee, minutes: int) -> Story:
    """They talk for so long; once this morning a colleague joins for a while, and once takes over.

    Whoever served stays then and helps, and says at last what came of it.
    """
    colleague = who_joins(door, visit) if minutes >= _LONG else 0
    ends = next((one for one in _ENDS if colleague and door.happens_once(one)), "")
    if not ends:
        yield minutes
        return
    yield 3
    join_visit(visit, colleague, actor=actor, now=door.stage.now)
    yield 6
    if ends == "joined":
        go_back(visit, colleague, actor=actor, now=door.stage.now)
    else:
        take_over(
            visit, colleague, taken_from=actor.pk, stays=True, actor=actor, now=door.stage.now
        )
    yield minutes - 9


def who_joins(door: Door, visit: int) -> int:
    """A colleague who could join and serves nobody at the front, else one from behind the door."""
    row = Visit.objects.get(pk=visit)
    front = {one.who for one in door.at(Post.front, Post.desk)}
    able = [one.key for one in route_of(row, door.stage.now).support if one.free]
    able = [one for one in able if one not in front] or _behind(door, row)
    return able[0] if able else 0


def _behind(door: Door, visit: Visit) -> list[int]:
    house = door.stage.house
    areas = set(visit.needs.values_list("area", flat=True)) - {None}
    behind = [who for place in house.of(sides.Stage.back) for who in place.at_home]
    able = [one for one in behind if one not in house.leading]
    knowing = [one for one in able if any(house.level(one, area) for area in areas)]
    return door.stage.cast.present(knowing or able)
