"""Persons who do not exist, and how they are registered when they come in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from onedoor.office.inspection.demo.names import HERE, ORIGINS, Origin
from onedoor.office.inspection.demo.numbers import NAV, TENOR, made_up_number
from onedoor.office.people.actions.persons import PersonDetails, register_person
from onedoor.office.people.models import Employee

_OLDEST, _YOUNGEST = 67, 18
_DAYS_OF_A_YEAR = 365
_NEEDS_AT_MOST = 3


@dataclass(frozen=True, kw_only=True)
class MadeUp:
    """Somebody who does not exist, as a form would tell of them."""

    details: PersonDetails
    country: str = ""
    number: str = ""


@dataclass
class Newcomers:
    """Makes up persons, and remembers who has come in: `known`, with their language."""

    office: int
    dice: Random
    known: dict[int, str] = field(default_factory=dict)
    came_again: Counter[int] = field(default_factory=Counter)

    def make_up(self, today: dt.date, *, birth_day: int = 0) -> MadeUp:
        """Somebody new. `birth_day` is the day of the month they shall be born on, 0 for any."""
        origin = self.dice.choices(ORIGINS, [one.weight for one in ORIGINS])[0]
        born = self._born(today, birth_day)
        details = self._details(origin, born)
        kind = self.dice.random()
        if kind < 0.03 and not birth_day:
            return MadeUp(details=self._details(origin, None))
        if kind < 0.12:
            return MadeUp(details=details)
        return MadeUp(details=details, number=self._number(origin, born))

    def with_number(self, today: dt.date) -> MadeUp:
        """Somebody from here who tells everything."""
        born = self._born(today, 0)
        return MadeUp(details=self._details(HERE, born), number=self._number(HERE, born))

    def from_abroad(self, today: dt.date, country: str) -> MadeUp:
        """Somebody who is known by another country's number."""
        details = self._details(ORIGINS[-1], self._born(today, 0))
        number = f"DEMO {self.dice.randrange(10_000):04}"
        return MadeUp(details=details, country=country, number=number)

    def register(self, who: MadeUp, *, actor: Employee | None, now: dt.datetime) -> int:
        """Somebody comes in for the first time; the person's key."""
        person = register_person(
            who.details,
            office=self.office,
            actor=actor,
            now=now,
            country=who.country,
            number=who.number,
        )
        self.known[person] = who.details.language
        return person

    def comes_again(self) -> int:
        """Somebody who has been here before, but not too often; 0 when there is nobody."""
        some = [one for one in self.known if self.came_again[one] < _NEEDS_AT_MOST - 1]
        person = self.dice.choice(some) if some else 0
        self.came_again[person] += 1
        return person

    def _number(self, origin: Origin, born: dt.date) -> str:
        series = TENOR if self.dice.random() < 0.85 else NAV
        with_d_number = origin is not HERE and self.dice.random() < 0.25
        return made_up_number(born, self.dice, series=series, d=with_d_number)

    def _details(self, origin: Origin, born: dt.date | None) -> PersonDetails:
        return PersonDetails(
            given_name=self.dice.choice(origin.given),
            family_name=self.dice.choice(origin.family),
            birth_date=born,
            language=self.dice.choice(origin.languages.split()),
        )

    def _born(self, today: dt.date, birth_day: int) -> dt.date:
        age = round(self.dice.triangular(_YOUNGEST, _OLDEST, 32) * _DAYS_OF_A_YEAR)
        born = today - dt.timedelta(days=age + _DAYS_OF_A_YEAR // 4)
        return born.replace(day=birth_day) if birth_day else born
