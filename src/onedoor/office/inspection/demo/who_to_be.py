"""Whom to be: a few employees of the demo, chosen so that each of them sees something else."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext

from onedoor.office.establishment.models import Office, Unit
from onedoor.office.establishment.queries import names_of, office_leaders
from onedoor.office.inspection.demo.sight import Sight, in_words
from onedoor.office.inspection.demo.sights import Sights, sights_of, who_may_call
from onedoor.office.pages.wording import in_my_language, words
from onedoor.office.people.models import Employee
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import Role
from onedoor.vocabulary.routing import Post
from onedoor.vocabulary.sides import Side, Stage

_AT_ONCE = 3  # how much is told of what somebody sees
_TEAM_LEADERS = 2
_Chosen = Iterator[tuple[Employee, Code, str]]  # who, as what, and of what


@dataclass(frozen=True, kw_only=True, slots=True)
class Somebody:
    """An employee worth being: their name and role, and what they will see; in one's language."""

    employee: int
    name: str
    role: str
    sees: str


def who_to_be(office: Office, now: dt.datetime) -> list[Somebody]:
    """Whom to sign in as: about eight who are at work, in all the roles the office has."""
    told: Counter[Sight] = Counter()
    choosing = _Choosing(office, sights_of(office, now), who_may_call(office, now))
    return [
        Somebody(
            employee=one.pk,
            name=str(one),
            role=", ".join(filter(None, (words(role), of))),
            sees=_at_the_door(one, choosing.sights)
            if isinstance(role, Post)
            else _sees(one, choosing.sights, told),
        )
        for one, role, of in choosing.choose()
    ]


@dataclass
class _Choosing:
    """Chooses in each role the one who sees most, and nobody twice."""

    office: Office
    sights: Sights
    may_call: set[int]
    taken: set[int] = field(default_factory=set)

    def choose(self) -> _Chosen:
        for choice in (self._door, self._duty, self._caseworkers, self._teams, self._office):
            yield from choice()

    def _door(self) -> _Chosen:
        """Who stands free at the reception desk, and at the front, with somebody to call."""
        for post in (Post.desk, Post.front):
            some = {one.pk for one in self._staff() if one.post is post}
            free = some & self.may_call
            yield from self._of(free - self._on_duty() - self._leading() or free or some, post)

    def _duty(self) -> _Chosen:
        """On each side who is on duty at the door."""
        for side in self._sides():
            fronts = Unit.objects.filter(office=self.office, side=side, stage=Stage.front)
            some = set(fronts.values_list("duty_lead", flat=True))
            yield from self._of(some, Role.duty_lead)

    def _caseworkers(self) -> _Chosen:
        """On each side somebody behind the door who has to answer."""
        leading = self._leading()
        for side in self._sides():
            some = [one for one in self._staff() if one.home_unit.stage is Stage.back]
            some = [one for one in some if one.pk not in leading and one.home_unit.side is side]
            asked = {one.pk for one in some if self.sights[one.pk, Sight.answer]}
            yield from self._of(asked or {one.pk for one in some}, Role.caseworker)

    def _teams(self) -> _Chosen:
        """Team leaders, first one with something to settle."""
        leading = self._leading() - set(office_leaders(self.office.pk).values())
        inside = {one.pk for one in self._staff() if one.home_unit.stage is not Stage.outside}
        settling = {one for one in leading if self.sights[one, Sight.settle]}
        yield from self._of(settling & inside, Role.team_leader)
        for _ in range(_TEAM_LEADERS - bool(settling & inside & self.taken)):
            yield from self._of(leading & inside, Role.team_leader)

    def _office(self) -> _Chosen:
        """Who leads the office, each of their side when there are two."""
        leaders = office_leaders(self.office.pk)
        alone = len(set(leaders.values())) == 1
        for side, leader in leaders.items():
            for one, role, _ in self._of({leader}, Role.office_leader):
                yield one, role, "" if alone else words(side)

    def _of(self, some: Collection[int], role: Code) -> _Chosen:
        """The one of some who sees most, if any is left."""
        able = [one for one in self._staff() if one.pk in some and one.pk not in self.taken]
        if able:
            best = max(able, key=lambda one: (len(_kinds(one, self.sights)), -one.pk))
            self.taken.add(best.pk)
            yield best, role, self._unit(best.home_unit)

    def _staff(self) -> list[Employee]:
        here = Employee.objects.filter(office=self.office, left_at=None, presence=Presence.present)
        return list(here.select_related("home_unit").order_by("pk"))

    def _on_duty(self) -> set[int | None]:
        return set(Unit.objects.filter(office=self.office).values_list("duty_lead", flat=True))

    def _leading(self) -> set[int]:
        units = Unit.objects.filter(office=self.office)
        return set(units.values_list("leader", flat=True)) - {None}

    def _sides(self) -> list[Side]:
        return sorted(set(Unit.objects.filter(office=self.office).values_list("side", flat=True)))

    def _unit(self, unit: Unit) -> str:
        return in_my_language(names_of(self.office.pk)["unit", unit.key])


def _sees(one: Employee, sights: Sights, told: Counter[Sight]) -> str:
    """The most telling of what somebody sees, first what nobody before them has shown."""
    first = sorted(_kinds(one, sights), key=lambda kind: (told[kind], kind))[:_AT_ONCE]
    told.update(first)
    seen = [in_words(kind, sights[one.pk, kind]) for kind in sorted(first)]
    return ", ".join(seen) or gettext("how the whole office stands")


def _at_the_door(one: Employee, sights: Sights) -> str:
    """Work at the door is not cases, but who comes."""
    told = gettext("who comes to the door, and whom to point on") if one.post is Post.desk else ""
    seen = (Sight.waiting, Sight.served)
    counted = [in_words(kind, sights[one.pk, kind]) for kind in seen if sights[one.pk, kind]]
    return ", ".join(filter(None, (*counted, told)))


def _kinds(one: Employee, sights: Sights) -> list[Sight]:
    return [kind for kind in Sight if sights[one.pk, kind]]
