"""Helping: a colleague joins whoever serves somebody, takes over, or is asked quietly."""

from __future__ import annotations

from contextlib import suppress

from onedoor.office.inspection.demo.door import Door
from onedoor.office.inspection.demo.stage import Story
from onedoor.office.journal.refused import Refused
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.asking import (
    Asks,
    answer_question,
    ask_quietly,
    end_question,
)
from onedoor.office.reception.actions.joining import go_back, join_visit
from onedoor.office.reception.actions.taking_over import take_over
from onedoor.office.reception.models import Visit
from onedoor.office.reception.queue import route_of
from onedoor.vocabulary import sides
from onedoor.vocabulary.routing import Post

_ENDS = ("joined", "asked", "taken over")
_ASKS = "Hvor lang tid bør jeg si at det tar?"
_ANSWERS = "Si tre uker når alt er på plass. Mangler det noe, si fra hva med en gang."
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
    if ends == "asked":
        yield from _asks_and_reads(door, visit, actor, colleague)
        yield minutes - 9
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


def asks_now(door: Door, visit: int, actor: Employee) -> None:
    """A question that stands open when the demo opens; none where nobody knows the area."""
    area = _area(visit)
    if area and door.happens_once("asks now"):
        with suppress(Refused):
            asks = Asks(area=area, words=_ASKS)
            ask_quietly(asks, actor=actor, now=door.stage.now)


def _asks_and_reads(door: Door, visit: int, actor: Employee, colleague: int) -> Story:
    """A colleague is asked, answers for others to read too, and the answer is read."""
    yield 2
    area = _area(visit)
    if not area:
        yield 7
        return
    asks = Asks(area=area, words=_ASKS, asked_of=colleague)
    question = ask_quietly(asks, actor=actor, now=door.stage.now)
    yield 3
    answers = door.stage.employee(colleague)
    answer_question(question, _ANSWERS, for_others=True, actor=answers, now=door.stage.now)
    yield 4
    end_question(question, actor=actor, now=door.stage.now)


def _area(visit: int) -> int:
    areas = Visit.objects.get(pk=visit).needs.exclude(area=None)
    return areas.values_list("area", flat=True).first() or 0


def _behind(door: Door, visit: Visit) -> list[int]:
    house = door.stage.house
    areas = set(visit.needs.values_list("area", flat=True)) - {None}
    behind = [who for place in house.of(sides.Stage.back) for who in place.at_home]
    able = [one for one in behind if one not in house.leading]
    knowing = [one for one in able if any(house.level(one, area) for area in areas)]
    return door.stage.cast.present(knowing or able)
