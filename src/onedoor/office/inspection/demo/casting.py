"""Casting: who of an office plays which part in a story, whatever its pack calls them.

Whoever and whatever has been chosen least often is chosen next, by the dice where several are:
so the story is spread over the whole house, and the same for the same seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from random import Random

from onedoor.office.inspection.demo.house import House, Place
from onedoor.vocabulary.sides import FormerAgency, Side, Stage

_ALONE = 2  # the level at which somebody works with an area by themselves
_LEFT_BEHIND = 2  # how many must stay in a unit that somebody goes away from
AWAY = ("on leave", "out", "leaving")


class NobodyFits(LookupError):
    """The office has nobody, or nothing, for a part: the story is left out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Somebody, the unit they work for, and an area they work with."""

    who: int
    unit: int
    area: int


@dataclass
class Casting:
    """Chooses parts. `here` tells who of some is at work; `away` are kept for who goes away."""

    house: House
    dice: Random
    here: Callable[[Iterable[int]], dict[int, bool]]
    chosen: Counter[tuple[str, int]] = field(default_factory=Counter)
    away: dict[str, Part] = field(default_factory=dict)
    busiest: dict[Side, Part] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for why in AWAY:
            found = self._who_can_be_missed()
            if found is not None:
                self.away[why] = found

    def who_is(self, why: str) -> Part:
        """Who goes away, and why: one of `AWAY`."""
        if why not in self.away:
            raise NobodyFits(why)
        return self.away[why]

    def busy(self, side: Side) -> Part:
        """Somebody to whom much happens, each time the same: where a rule shares out, if any."""
        if side not in self.busiest:
            places = [one for one in self._behind(side) if self.workers(one)]
            places = [one for one in places if one.shares_out == "birth_date"] or places
            juniors = {who for one in places for who in self.workers(one)} - self.house.on_duty
            self.busiest[side] = self._part(places, juniors)
        return self.busiest[side]

    def worker(
        self,
        *,
        side: Side | None = None,
        stage: Stage = Stage.back,
        agency: FormerAgency | None = None,
        fits: Callable[[Place], bool] = bool,
    ) -> Part:
        """A caseworker who leads nothing, with an area they know; of a former agency if can be.

        `fits` tells in which units they may work.
        """
        places = self.house.of(stage, side) if stage is Stage.front else self._behind(side)
        fit = [one for one in places if fits(one)]
        return self._part(fit, {who for one in fit for who in self.workers(one)}, agency)

    def member(self, unit: int, *, area: int = 0, besides: Collection[int] = ()) -> int:
        """Somebody of a unit who is at work; rather not its leader, rather one who knows."""
        place = self.house.places[unit]
        away = {one.who for one in self.away.values()}
        able = [one for one in self.present(place.at_home) if one not in {*besides, *away}]
        able = [one for one in able if one not in self.house.leading] or able
        knowing = [one for one in able if self.house.level(one, area) >= _ALONE]
        return self.least("who", knowing or able)

    def present(self, some: Iterable[int]) -> list[int]:
        """Who of some is at work, in order."""
        listed = list(some)
        here = self.here(listed)
        return [one for one in listed if here[one]]

    def least(self, kind: str, some: Collection[int]) -> int:
        """Who or what of some has been chosen least often."""
        if not some:
            raise NobodyFits(kind)
        fewest = min(self.chosen[kind, one] for one in some)
        found = self.dice.choice([one for one in sorted(some) if self.chosen[kind, one] == fewest])
        self.chosen[kind, found] += 1
        return found

    def inside(self) -> list[Place]:
        """The units in the house: at the door and behind it."""
        return [*self.house.of(Stage.front), *self.house.of(Stage.back)]

    def workers(self, place: Place) -> list[int]:
        """Who works in a unit and leads nothing, but for who is kept to go away."""
        busy_at_the_door = {place.duty_lead} if place.stage is Stage.front else set()
        kept = {one.who for one in self.away.values()} | busy_at_the_door | self.house.leading
        return [one for one in place.at_home if one not in kept]

    def _behind(self, side: Side | None) -> list[Place]:
        """The teams behind the door; in an office without any, the door itself."""
        return self.house.of(Stage.back, side) or self.house.of(Stage.front, side)

    def _part(
        self, places: list[Place], some: Collection[int], agency: FormerAgency | None = None
    ) -> Part:
        home = {one: place for place in places for one in place.at_home}
        own = {one: self._areas(one, home[one], agency) for one in some if one in home}
        able = self.present(sorted(one for one, areas in own.items() if areas))
        keen = [one for one in able if self._knows(one, own[one], agency)] or able
        who = self.least("who", keen)
        return Part(who=who, unit=home[who].key, area=self.least("area", own[who]))

    def _areas(self, who: int, place: Place, agency: FormerAgency | None) -> list[int]:
        """What somebody works with: of an agency if can be, and what they know best."""
        own = list(place.areas)
        of = [one for one in own if self.house.fields[one].agency is agency] or own
        best = ([one for one in of if self.house.level(who, one) >= level] for level in (_ALONE, 1))
        with_help = [one for one in own if self.house.level(who, one)]
        return next(filter(None, best), with_help or own)

    def _knows(self, who: int, areas: list[int], agency: FormerAgency | None) -> bool:
        return any(
            self.house.level(who, one) and agency in (None, self.house.fields[one].agency)
            for one in areas
        )

    def _who_can_be_missed(self) -> Part | None:
        taken = {one.unit for one in self.away.values()}
        juniors = {
            place.key: set(self.present(self.workers(place))) - self.house.on_duty
            for place in self.house.of(Stage.back)
        }
        units = [one for one, some in juniors.items() if len(some) >= _LEFT_BEHIND]
        units = [one for one in units if one not in taken] or units
        places = [self.house.places[one] for one in units]
        return self._part(places, set().union(*(juniors[one] for one in units))) if units else None
