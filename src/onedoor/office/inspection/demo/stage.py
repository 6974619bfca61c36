"""The stage: the office as the story's players find it, with a clock that the story moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from random import Random

from onedoor.office.establishment.models import Office
from onedoor.office.establishment.queries import pack_of, step_numbers
from onedoor.office.inspection.demo.casting import Casting
from onedoor.office.inspection.demo.days import Days
from onedoor.office.inspection.demo.house import House, house_of
from onedoor.office.inspection.demo.persons import Newcomers
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import at_work
from onedoor.office.responsibility.models import Case, Handover
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
    house: House = field(init=False)
    cast: Casting = field(init=False)
    steps: list[int] = field(init=False)
    newcomers: Newcomers = field(init=False)

    def __post_init__(self) -> None:
        numbers = step_numbers(self.office.pk)
        later = [step.key for step in pack_of(self.office.pk).step if not step.first]
        self.steps = [numbers[key] for key in later or numbers]
        self.house = house_of(self.office)
        self.cast = Casting(self.house, self.dice, lambda some: at_work(some, self.today))
        self.newcomers = Newcomers(self.office.pk, self.dice)

    @property
    def today(self) -> dt.date:
        """The day it is in the story."""
        return day_of(self.now, self.days.opening)

    def chance(self, probability: float) -> bool:
        """Whether something happens that happens this often."""
        return self.dice.random() < probability

    def employee(self, key: int) -> Employee:
        """Somebody who works here, as they are now."""
        return Employee.objects.get(office=self.office, pk=key)

    def here(self, unit: int) -> list[int]:
        """Who works for a unit and is at work today, in a fixed order."""
        return self.cast.present(self.house.places[unit].members)

    def is_here(self, employee: int) -> bool:
        """Whether somebody is at work today."""
        return at_work([employee], self.today)[employee]

    def case(self, case: int) -> Case:
        """A case as it is now, with its holder and unit."""
        return Case.objects.select_related("holder", "unit").get(pk=case)

    def case_of(self, handover: int) -> int:
        """The case a handover is about."""
        return Handover.objects.values_list("case", flat=True).get(pk=handover)

    def holder(self, case: int) -> Employee:
        """Who holds a case now."""
        return self.case(case).holder


# When this morning a story begins, and what it tells; its pauses are minutes.
Arriving = tuple[dt.datetime, Callable[[Stage], Story]]
# On how many working days before the last a story begins, and what it tells.
Planned = tuple[int, Callable[[Stage], Story]]
