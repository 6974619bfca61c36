"""The stage: the office as the story's players find it, with a clock that the story moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from random import Random

from onedoor.office.establishment.models import Area, Office, Step, Unit
from onedoor.office.inspection.demo.days import Days
from onedoor.office.inspection.demo.persons import Newcomers
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import at_work
from onedoor.office.responsibility.models import Case
from onedoor.rules.opening import day_of

# A story goes on after each pause of so many working days; 0 is later the same day.
Story = Generator[int, None, None]


@dataclass
class Stage:
    """One office, one pair of dice, and the time it is in the story."""

    office: Office
    days: Days
    dice: Random
    now: dt.datetime
    units: dict[str, int] = field(init=False)
    areas: dict[str, int] = field(init=False)
    steps: dict[str, int] = field(init=False)
    newcomers: Newcomers = field(init=False)

    def __post_init__(self) -> None:
        office = self.office
        self.units = dict(Unit.objects.filter(office=office).values_list("key", "pk"))
        self.areas = dict(Area.objects.filter(office=office).values_list("key", "pk"))
        self.steps = dict(Step.objects.filter(office=office).values_list("key", "pk"))
        self.newcomers = Newcomers(office.pk, self.dice)

    @property
    def today(self) -> dt.date:
        """The day it is in the story."""
        return day_of(self.now, self.days.opening)

    def chance(self, probability: float) -> bool:
        """Whether something happens that happens this often."""
        return self.dice.random() < probability

    def employee(self, key: str) -> Employee:
        """Somebody who works here, by their key in the pack."""
        return Employee.objects.get(office=self.office, key=key)

    def here(self, unit: int) -> list[Employee]:
        """Who works for a unit and is at work today, in a fixed order."""
        rows = list(Employee.objects.filter(memberships__unit=unit).order_by("pk"))
        present = at_work((row.pk for row in rows), self.today)
        return [row for row in rows if present[row.pk]]

    def is_here(self, employee: Employee) -> bool:
        """Whether somebody is at work today."""
        return at_work([employee.pk], self.today)[employee.pk]

    def case(self, case: int) -> Case:
        """A case as it is now, with its holder and unit."""
        return Case.objects.select_related("holder", "unit").get(pk=case)

    def holder(self, case: int) -> Employee:
        """Who holds a case now."""
        return self.case(case).holder


# On how many working days before the last a story begins, and what it tells.
Planned = tuple[int, Callable[[Stage], Story]]
