"""What the page that opens a case needs: the areas by side, the units, and where a need goes."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.office.establishment.models import Area, Unit
from onedoor.office.establishment.queries import names_by_number, one_pack, unit_facts
from onedoor.office.pages.wording import capital, in_my_language, words
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.office.responsibility.models import Case
from onedoor.rules.reception.placing import Place, front_for, opened_by_default, own_unit_for
from onedoor.vocabulary.responsibility_codes import OpenedBy
from onedoor.vocabulary.sides import Side, Stage

Group = tuple[str, list[tuple[int, str]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A case that has just been opened: its number, who holds it, and whether that is oneself."""

    number: str
    holder: str
    by_me: bool


def areas_by_side(reader: Employee) -> list[Group]:
    """The office's areas under their sides, the reader's own side first."""
    names = names_by_number(reader.office_id)
    rows = Area.objects.filter(office=reader.office_id).order_by("pk")
    found: dict[Side, list[tuple[int, str]]] = {reader.side: []}
    for area in rows:
        named = in_my_language(names["area", area.pk])
        found.setdefault(area.side, []).append((area.pk, named))
    return [(capital(words(side)), areas) for side, areas in found.items() if areas]


def units_by_side(reader: Employee) -> list[Group]:
    """The units of the house under their sides, the reader's own side first."""
    names = names_by_number(reader.office_id)
    rows = Unit.objects.filter(office=reader.office_id).exclude(stage=Stage.outside)
    found: dict[Side, list[tuple[int, str]]] = {reader.side: []}
    for unit in rows.order_by("pk"):
        named = in_my_language(names["unit", unit.pk])
        found.setdefault(unit.side, []).append((unit.pk, named))
    return [(capital(words(side)), units) for side, units in found.items() if units]


def where_it_goes(
    reader: Employee, area: int, *, unit: int | None, opened_by: OpenedBy | None
) -> tuple[OpenedBy, int | None]:
    """Who answers for a new case and in which unit, with what was chosen and the rest by rule."""
    with one_pack():
        row = Area.objects.get(pk=area, office=reader.office_id)
        places, me = _places(reader.office_id), employee_facts(reader)
    default, usual = opened_by_default(area, row.side, me, places)
    if opened_by is None and unit is not None:
        return (OpenedBy.caseworker if unit in me.units else OpenedBy.door), unit
    chosen = opened_by or default
    if unit is not None or chosen is default:
        return chosen, unit or usual
    if chosen is OpenedBy.caseworker:
        return chosen, own_unit_for(area, row.side, me, places) or reader.home_unit_id
    return chosen, front_for(area, row.side, places)


def opened(reader: Employee, case: int) -> Opened:
    """The case that an action of the reader's has just opened; said back to them, once."""
    row = Case.objects.select_related("holder").get(pk=case, office=reader.office_id)
    return Opened(number=row.number, holder=str(row.holder), by_me=row.holder_id == reader.pk)


def _places(office: int) -> list[Place]:
    rows = Unit.objects.filter(office=office).order_by("pk")
    return [Place(unit=unit_facts(row), stage=row.stage) for row in rows]
