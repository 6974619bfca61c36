"""Names: of colleagues, units, areas and steps, from the keys that cases and lines carry."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from onedoor.office.establishment.queries import names_by_number, office_leaders
from onedoor.office.pages.asked_once import answers
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Employee
from onedoor.vocabulary.sides import Side


class Named(NamedTuple):
    """A colleague's name, and their own unit."""

    name: str
    home_unit: int


class Names:
    """The names a page needs, found in one question however many they are."""

    def __init__(self, office: int, employees: Iterable[int]) -> None:
        self._office = office
        self._named = names_by_number(office)
        self._employees = _found(office, {key for key in employees if key})

    @cached_property
    def leaders(self) -> dict[Side, int]:
        """Who leads the office, by the side they lead."""
        leaders = office_leaders(self._office)
        self._employees |= _found(self._office, set(leaders.values()))
        return leaders

    def employee(self, key: int, unit: int = 0) -> str:
        """`Given Family, unit`: the unit they worked for in this matter, else their own."""
        row = self._employees.get(key)
        if row is None:
            return "–"
        return f"{row.name}, {self.unit(unit or row.home_unit)}"

    def alone(self, key: int) -> str:
        """`Given Family`, where the unit stands beside."""
        row = self._employees.get(key)
        return row.name if row else "–"

    def whom(self, employee: int, unit: int) -> str:
        """An employee of a unit, or the whole unit when it is nobody in particular."""
        return self.employee(employee, unit) if employee else self.unit(unit)

    def unit(self, key: int) -> str:
        """What a unit is called."""
        return self._name("unit", key)

    def area(self, key: int) -> str:
        """What an area is called."""
        return self._name("area", key)

    def step(self, key: int) -> str:
        """What a step is called."""
        return self._name("step", key)

    def _name(self, table: str, key: int) -> str:
        found = self._named.get((table, key))
        return in_my_language(found) if found else "–"


def _found(office: int, wanted: set[int]) -> dict[int, Named]:
    """Those wanted. Whom the page has asked for already is not asked for again."""
    known = answers("names")
    if wanted - known.keys():
        for row in answers("staff").get(office, ()):
            known[row.pk] = Named(str(row), row.home_unit_id)
    left = wanted - known.keys()
    if left:
        rows = Employee.objects.filter(office_id=office, pk__in=left)
        for key, given, family, unit in rows.values_list(*_COLUMNS):
            known[key] = Named(f"{given} {family}".strip(), unit)
    return {key: known[key] for key in wanted if key in known}


_COLUMNS = ("pk", "given_name", "family_name", "home_unit_id")
