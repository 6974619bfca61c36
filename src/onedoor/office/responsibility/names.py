"""Names: of colleagues, units, areas and steps, from the keys that cases and lines carry."""

from __future__ import annotations

from collections.abc import Iterable

from onedoor.office.establishment.queries import names_by_number, office_leaders
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Employee


class Names:
    """The names a page needs, found in one question however many they are.

    `leaders` are those of the office, by the side they lead; their names are always known.
    """

    def __init__(self, office: int, employees: Iterable[int]) -> None:
        self._named = names_by_number(office)
        self.leaders = office_leaders(office)
        wanted = {key for key in employees if key} | set(self.leaders.values())
        rows = Employee.objects.filter(office_id=office, pk__in=wanted)
        self._employees = {row.pk: row for row in rows}

    def employee(self, key: int, unit: int = 0) -> str:
        """`Given Family, unit`: the unit they worked for in this matter, else their own."""
        row = self._employees.get(key)
        if row is None:
            return "–"
        return f"{row}, {self.unit(unit or row.home_unit_id)}"

    def alone(self, key: int) -> str:
        """`Given Family`, where the unit stands beside."""
        return str(self._employees.get(key, "–"))

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
