"""The workers of a log: registered as employees when the log first names them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container
from dataclasses import dataclass, field

from onedoor.office.establishment.models import Office, Unit
from onedoor.office.people.actions.employees import (
    NewEmployee,
    register_employee,
    set_membership,
)
from onedoor.office.people.models import Employee

_LONGEST_KEY = 40


@dataclass
class Workers:
    """The workers met so far, by the log's own names; `test` and `TEST` are two."""

    office: Office
    met: dict[str, Employee] = field(default_factory=dict)
    _works_for: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        staff = Employee.objects.filter(office=self.office)
        self._keys = set(staff.values_list("key", flat=True))

    def working_for(self, name: str, unit: Unit, *, now: dt.datetime) -> Employee:
        """The worker of this name, who works for this unit, if not before then from now on.

        The unit of their first step becomes their own.
        """
        if name not in self.met:
            self.met[name] = self._register(name, unit, now)
        elif (name, unit.pk) not in self._works_for:
            set_membership(self.met[name], unit.pk, member=True, actor=None, now=now)
        self._works_for.add((name, unit.pk))
        return self.met[name]

    def _register(self, name: str, unit: Unit, now: dt.datetime) -> Employee:
        key = key_for(name, self._keys)
        self._keys.add(key)
        given_name, _, family_name = name.rpartition(" ")
        new = NewEmployee(
            key=key,
            given_name=given_name,
            family_name=family_name,
            side=unit.side,
            home_unit=unit.pk,
        )
        office = self.office
        return register_employee(new, office=office.pk, office_key=office.key, actor=None, now=now)


def key_for(name: str, taken: Container[str]) -> str:
    """A key made of a name, in small letters and digits, that nobody has yet."""
    plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:_LONGEST_KEY] or "worker"
    key, number = plain, 1
    while key in taken:
        number += 1
        key = f"{plain[: _LONGEST_KEY - len(str(number)) - 1]}_{number}"
    return key
