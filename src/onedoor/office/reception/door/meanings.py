"""What a need can be about: the pack's services and areas, by what people call them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onedoor.office.establishment.models import Area, Service
from onedoor.office.establishment.queries import pack_of
from onedoor.packs.catalogue import Offered, clearly_meant, find_service, folded
from onedoor.packs.pack import AreaTable, Pack, ServiceTable

NOT_KNOWN = "unknown"
NOBODY_KNOWS = frozenset({"?", "??", "???"})
_SHORTEST_THAT_IS_CLEAR = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """A service, or an area as a whole, with the numbers of their rows; `key` is a form's."""

    key: str
    name: str
    area: int
    area_name: str
    service: int | None = None

    @property
    def told(self) -> str:
        """The name, and the area's beside it when it says more."""
        return self.name if self.name == self.area_name else f"{self.name} ({self.area_name})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Catalogue:
    """The pack's services and areas in one language, with their row numbers."""

    pack: Pack
    language: str
    areas: dict[str, int]
    services: dict[str, int]

    def suggestions(self) -> list[str]:
        """What the field suggests while one writes: each name once."""
        offered: list[Offered] = [*self.pack.service, *self.pack.area]
        return sorted({one.name.said_in(self.language) for one in offered}, key=str.casefold)

    def meant(self, typed: str) -> Meaning | None:
        """The one thing these words mean, if they mean one."""
        if len(folded(typed)) < _SHORTEST_THAT_IS_CLEAR:
            return None
        clear = clearly_meant(self.pack, typed, self.language)
        if clear is None:
            found = find_service(self.pack, typed, self.language)
            clear = self._of_one_area([one for one in found if _begins(one, typed)], typed)
        return self._meaning(clear) if clear else None

    def meanings(self, typed: str) -> list[Meaning]:
        """Everything these words can mean, the likest first; of one name, the service."""
        found = [self._meaning(one) for one in find_service(self.pack, typed, self.language)]
        services = {one.told for one in found if one.service}
        return [one for one in found if one.service or one.told not in services]

    def all_areas(self) -> list[Meaning]:
        """Every area, in the pack's order, for when no words are found."""
        return [self._meaning(one) for one in self.pack.area]

    def by_key(self, key: str) -> Meaning | None:
        """What a form has chosen; None for what is not in the catalogue."""
        kind, _, name = key.partition(":")
        table: Iterable[Offered] = self.pack.service if kind == "service" else self.pack.area
        found = next((one for one in table if one.key == name), None)
        return self._meaning(found) if found and kind in ("service", "area") else None

    def _of_one_area(self, found: Sequence[Offered], typed: str) -> Offered | None:
        """Several things of one area: what is called exactly so, the only service, or the area.

        The area is enough to wait for somebody who can; which service it is can be found out there.
        """
        areas = {_area_key(one) for one in found}
        if len(areas) != 1:
            return None
        called = [one for one in found if folded(typed) in _beside(one)]
        services = [one for one in found if isinstance(one, ServiceTable)]
        area = next(one for one in self.pack.area if one.key in areas)
        return _only(called) or _only(services) or area

    def _meaning(self, one: Offered) -> Meaning:
        key, service = _area_key(one), isinstance(one, ServiceTable)
        area = next(area for area in self.pack.area if area.key == key)
        return Meaning(
            key=f"{'service' if service else 'area'}:{one.key}",
            name=one.name.said_in(self.language),
            area=self.areas[key],
            area_name=area.name.said_in(self.language),
            service=self.services.get(one.key) if service else None,
        )


def catalogue_of(office: int, language: str) -> Catalogue:
    """The catalogue of an office, as somebody reads it."""
    return Catalogue(
        pack=pack_of(office),
        language=language,
        areas=dict(Area.objects.filter(office=office).values_list("key", "pk")),
        services=dict(Service.objects.filter(office=office).values_list("key", "pk")),
    )


def _begins(one: Offered, typed: str) -> bool:
    """Whether each word typed begins a word of what a thing is called; inside one is a guess."""
    texts = [f" {said}" for said in (*map(folded, _names(one)), *_beside(one))]
    return all(any(f" {word}" in said for said in texts) for word in folded(typed).split())


def _names(one: Offered) -> tuple[str, str, str]:
    return one.name.nb, one.name.nn, one.name.en


def _beside(one: Offered) -> list[str]:
    """What else people call it, in any language."""
    if isinstance(one, AreaTable):
        return []
    return [folded(said) for said in (*one.words.nb, *one.words.nn, *one.words.en)]


def _only(found: Sequence[Offered]) -> Offered | None:
    return found[0] if len(found) == 1 else None


def _area_key(one: Offered) -> str:
    return one.area if isinstance(one, ServiceTable) else one.key
