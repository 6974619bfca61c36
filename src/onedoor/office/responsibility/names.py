"""Names: of colleagues, units, areas and steps, from the keys that cases and lines carry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q

from onedoor.office.establishment.queries import names_by_number
from onedoor.office.pages.asked_once import answers
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Employee
from onedoor.vocabulary.sides import Side


class Named(NamedTuple):
    """A colleague's name, and their own unit."""

    name: str
    home_unit: int


class Names:
    """The names a page needs, found in one question however many they are.

    `leaders` are those of the office, by the side they lead; their names are always known.
    """

    def __init__(self, office: int, employees: Iterable[int]) -> None:
        self._named = names_by_number(office)
        self._employees, self.leaders = _found(office, {key for key in employees if key})

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


def _found(office: int, wanted: set[int]) -> tuple[dict[int, Named], dict[Side, int]]:
    """Those wanted and who leads the office. What the page has asked already is not asked again."""
    named, leaders = answers("names"), answers("leaders by name")
    if not wanted <= named.keys() or office not in leaders:
        known = Q(pk__in=wanted - named.keys()) | Q(office_leader_of__isnull=False)
        rows = Employee.objects.filter(known, office_id=office).order_by("office_leader_of__side")
        leaders[office] = {}
        for key, given, family, unit, side in rows.values_list(*_COLUMNS):
            named[key] = Named(f"{given} {family}".strip(), unit)
            if side is not None:
                leaders[office][Side(side)] = key
    return named, leaders[office]


_COLUMNS = ("pk", "given_name", "family_name", "home_unit_id", "office_leader_of__side")
