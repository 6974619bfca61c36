"""Where something is filed: in a case, else with a need that has none yet, else with the person."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.office.casefile.models import Filed
from onedoor.office.people.models import Employee, Person
from onedoor.office.responsibility.models import Case
from onedoor.office.responsibility.tasks import Tasks, tasks_of
from onedoor.rules.confidentiality import Reader, may_see
from onedoor.vocabulary.confidentiality import Level
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A file: whose, about what, and who owns what is written there.

    `area` and `service` are the pack's keys, empty while nobody knows what it is about.
    """

    office: int
    person: int
    side: Side
    case: int = 0
    need: int = 0
    visit: int = 0
    area: str = ""
    service: str = ""


def place_of_case(row: Case) -> Place:
    """The file of a case: all that is filed there is owned by the case's side."""
    service = row.need.service
    return Place(
        office=row.office_id,
        person=row.person_id,
        side=row.side,
        case=row.pk,
        need=row.need_id,
        area=row.area.key,
        service=service.key if service else "",
    )


def place_of_need(need: int, writer: Employee) -> Place | None:
    """What is noted with a need: owned by the side its area belongs to, else by the writer's.

    None for a need that the writer's office does not have.
    """
    found = Person.objects.filter(office=writer.office_id, needs=need).values_list(*_OF_A_NEED)
    for person, visit, area, side, service in found:
        return Place(
            office=writer.office_id,
            person=person,
            side=writer.side if side is None else side,
            need=need,
            visit=visit or 0,
            area=area or "",
            service=service or "",
        )
    return None


_OF_A_NEED = ("pk", "needs__visit", "needs__area__key", "needs__area__side", "needs__service__key")


def place_of_person(person: int, writer: Employee) -> Place | None:
    """What is noted with a person alone: the writer's side owns it. None for nobody here."""
    here = Person.objects.filter(pk=person, office=writer.office_id).exists()
    return Place(office=writer.office_id, person=person, side=writer.side) if here else None


def place_of(row: Filed, actor: Employee) -> Place | None:
    """The file in which something lies."""
    if row.case is not None:
        return place_of_case(row.case)
    if row.need_id is not None:
        return place_of_need(row.need_id, actor)
    return place_of_person(row.person_id, actor)


def level_of(actor: Employee, place: Place) -> Level:
    """How much of what is filed there somebody may see, whose owner is the file's own side."""
    has_task = has_task_at(actor, place, tasks_of(actor))
    who = Reader(office=actor.office_id, side=actor.side, left=actor.left_at is not None)
    return may_see(reader=who, office=place.office, owner=place.side, has_task=has_task).level


def has_task_at(actor: Employee, place: Place, tasks: Tasks) -> bool:
    """Whether they have something to do there: with the case, or with the person at the door."""
    if place.case:
        return tasks.has_task_in(Case.objects.get(pk=place.case))
    return place.person in tasks.persons or is_with(actor, place.person)


def is_with(actor: Employee, person: int) -> bool:
    """Whether they serve the person now, or have joined somebody who does."""
    me = Employee.objects.filter(pk=actor.pk)
    return me.filter(meetings__visit__person=person, meetings__until=None).exists()
