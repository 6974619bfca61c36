"""Who comes to the door, and with what: mostly one need, sometimes more, sometimes no name."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Exists, OuterRef

from onedoor.office.establishment.models import Service
from onedoor.office.establishment.queries import pack_of
from onedoor.office.inspection.demo.casting import NobodyFits
from onedoor.office.inspection.demo.door import Door
from onedoor.office.inspection.demo.door_words import words_about
from onedoor.office.inspection.demo.needs import likely_among
from onedoor.office.inspection.demo.words import words_for
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.arriving import Arrival, Stated, register_visit
from onedoor.office.reception.models import Visit
from onedoor.office.responsibility.models import Case
from onedoor.vocabulary import sides
from onedoor.vocabulary.reception_codes import Channel, NeedKind, Spoken, VisitState
from onedoor.vocabulary.responsibility_codes import CaseState
from onedoor.vocabulary.routing import Post

# How they are, each as often as it stands here.
KINDS = (
    *("one need",) * 7,
    *("two needs",) * 3,
    "three needs",
    *("no name",) * 2,
    "not clear",
    "interpreter",
    *("about_case",) * 2,
    "where_is_it",
    "back",
    "complaint",
)
_ON_A_CASE = {kind.name: kind for kind in NeedKind if kind is not NeedKind.new}
_HOW_MANY = {"two needs": 2, "three needs": 3}
_SAY_A_SERVICE = 0.5
_BY_THE_SCREEN = 0.45
_ON_THE_SCREEN = {"nb", "nn", "en"}


def somebody_comes(door: Door, *, kind: str = "", channel: Channel | None = None) -> int:
    """The next one comes in, at the desk or the check-in screen when no way is said; the visit."""
    kind = kind or door.kind_of_arrival(KINDS)
    known = kind in _ON_A_CASE
    case = _a_case(door) if known or kind == "back" else None
    if case is None:
        return _new_one(door, "one need" if known else kind, channel)
    return _known_one(door, case, _ON_A_CASE[kind], channel or Channel.desk)


def comes_for(door: Door, area: int, *, actor: Employee | None, post: Post | None = None) -> int:
    """Somebody new comes to the desk with a need that is ours to choose; the visit."""
    person = _registered(door, actor)
    arrival = Arrival(
        channel=Channel.desk, person=person, needs=(_need(door, area, person),), post=post
    )
    return _comes(door, arrival, actor)


def _new_one(door: Door, kind: str, channel: Channel | None) -> int:
    plain = kind in ("one need", "two needs", "no name")
    by_screen = channel is None and plain and door.dice.random() < _BY_THE_SCREEN
    way = channel or (Channel.check_in if by_screen else Channel.desk)
    actor = _who_registers(door, way)
    person = None if kind == "no name" else _registered(door, actor, by_screen=by_screen)
    areas = likely_areas(door, _HOW_MANY.get(kind, 1))
    needs = tuple(_need(door, area, person) for area in areas)
    if kind == "not clear":
        needs = (replace(needs[0], area=None, service=None),)
    arrival = Arrival(channel=way, person=person, needs=needs, spoken=_spoken(door, person))
    return _comes(door, _with_interpreter(door, arrival, kind), actor)


def _known_one(door: Door, case: Case, kind: NeedKind, way: Channel) -> int:
    language = case.person.language
    words = words_about(kind, language, door.dice)
    said = Stated(kind=kind, area=case.area_id, about_case=case.pk, words=words)
    spoken = Spoken[language] if language in _ON_THE_SCREEN else Spoken.unknown
    arrival = Arrival(channel=way, person=case.person_id, needs=(said,), spoken=spoken)
    return _comes(door, arrival, _who_registers(door, way))


def _comes(door: Door, arrival: Arrival, actor: Employee | None) -> int:
    return register_visit(arrival, office=door.stage.office.pk, actor=actor, now=door.stage.now)


def _with_interpreter(door: Door, arrival: Arrival, kind: str) -> Arrival:
    """Somebody who speaks one of the languages that people here often speak."""
    often = pack_of(door.stage.office.pk).door.spoken
    spoken = sorted(one for one in often if one not in _ON_THE_SCREEN)
    if kind != "interpreter" or not spoken:
        return arrival
    return replace(arrival, spoken=Spoken[door.dice.choice(spoken)], interpreter=True)


def _who_registers(door: Door, way: Channel) -> Employee | None:
    """Who is free at the reception desk, or else at the front; nobody for a screen or a form."""
    if way in (Channel.check_in, Channel.web):
        return None
    able = door.free(Post.desk) or door.free(Post.front) or door.at(Post.desk, Post.front)
    if not able:
        raise NobodyFits("door")
    return door.stage.employee(door.dice.choice(able).who)


def _registered(door: Door, actor: Employee | None, *, by_screen: bool = False) -> int:
    """Somebody new, who has written no more than a name when they came by the screen."""
    new = door.newcomers.make_up(door.stage.today)
    if by_screen:
        details = replace(new.details, birth_date=None)
        new = replace(new, details=details, number="", country="")
    return door.newcomers.register(new, actor=actor, now=door.stage.now)


def _spoken(door: Door, person: int | None) -> Spoken:
    language = door.newcomers.known.get(person or 0, "")
    return Spoken[language] if language in _ON_THE_SCREEN else Spoken.unknown


def likely_areas(door: Door, count: int) -> list[int]:
    """What somebody comes for: one area or several, as often as people come for it."""
    fronts = door.stage.house.of(sides.Stage.front)
    left = sorted({area for place in fronts for area in place.areas})
    found: list[int] = []
    while left and len(found) < count:
        found.append(likely_among(door.stage.house, left, door.dice))
        left.remove(found[-1])
    if not found:
        raise NobodyFits("area")
    return found


def _need(door: Door, area: int, person: int | None) -> Stated:
    language = door.newcomers.known.get(person or 0, "nb")
    words = words_for(door.stage.house.fields[area], language, door.dice)
    services = list(Service.objects.filter(area=area).order_by("pk").values_list("pk", flat=True))
    if services and door.dice.random() < _SAY_A_SERVICE:
        return Stated(area=area, service=door.dice.choice(services), words=words)
    return Stated(area=area, words=words)


def _a_case(door: Door) -> Case | None:
    """A case of somebody who is not here now; of those with a name."""
    here = Visit.objects.filter(person=OuterRef("person")).exclude(state=VisitState.ended)
    rows = Case.objects.filter(office=door.stage.office, person__merged_into=None)
    rows = rows.exclude(state=CaseState.closed).exclude(person__fold="")
    able = list(rows.exclude(Exists(here)).select_related("person").order_by("pk"))
    return door.dice.choice(able) if able else None
