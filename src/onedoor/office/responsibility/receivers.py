"""Receivers: the colleagues and units that a case could go to, as a form lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import names_by_number, unit_facts
from onedoor.office.pages.dates import day
from onedoor.office.pages.wording import in_my_language, words
from onedoor.office.people.models import Membership
from onedoor.office.responsibility.gathering import facts_of
from onedoor.rules.responsibility.facts import EmployeeFacts, UnitFacts
from onedoor.vocabulary.people import Presence

Choices = list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Receiver:
    """A colleague in one of the units they work for."""

    facts: EmployeeFacts
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitThere:
    """A unit, with those who work for it, by name."""

    facts: UnitFacts
    name: str
    members: tuple[Receiver, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class To:
    """Whom a form chose: an employee in a unit, or the unit itself (`employee` None)."""

    unit: int
    employee: int | None

    @classmethod
    def read(cls, written: str) -> To:
        """What `written` of a choice says: `unit` or `unit-employee`, as row numbers."""
        unit, _, employee = written.partition("-")
        return cls(unit=int(unit), employee=int(employee) if employee else None)


def units_there(office: int, area: int) -> list[UnitThere]:
    """The units of an office, those that work with an area first, each with its members."""
    names = names_by_number(office)
    members = _members(office)
    units = [
        UnitThere(
            facts=unit_facts(row),
            name=in_my_language(names["unit", row.pk]),
            members=tuple(members.get(row.pk, ())),
        )
        for row in Unit.objects.filter(office=office).order_by("pk")
    ]
    return sorted(units, key=lambda unit: area not in unit.facts.areas)


def choices(
    units: list[UnitThere],
    *,
    group: Callable[[UnitThere], str],
    takes: Callable[[Receiver, UnitThere], bool],
    whole_units: bool = False,
) -> Choices:
    """The options of a list of receivers, by unit; who cannot take it at all is left out."""
    found = [(group(unit), list(_options(unit, takes, whole_units))) for unit in units]
    return [(name, options) for name, options in found if options]


def _options(
    unit: UnitThere, takes: Callable[[Receiver, UnitThere], bool], whole_units: bool
) -> Iterator[tuple[str, str]]:
    if whole_units:
        anybody = gettext("%(unit)s, whoever is free") % {"unit": unit.name}
        yield str(unit.facts.key), anybody
    for one in unit.members:
        if takes(one, unit):
            yield f"{unit.facts.key}-{one.facts.key}", f"{one.name}, {unit.name}{_away(one.facts)}"


def _away(facts: EmployeeFacts) -> str:
    if facts.presence is Presence.present:
        return ""
    until = f" {day(facts.away_until).striptags()}" if facts.away_until else ""
    return f" ({words(facts.presence)}{until})"


def _members(office: int) -> dict[int, list[Receiver]]:
    rows = Membership.objects.filter(employee__office=office, employee__left_at=None)
    rows = rows.order_by("employee__given_name", "employee__family_name", "pk")
    pairs = [(row.unit_id, row.employee) for row in rows.select_related("employee")]
    facts = facts_of({employee.pk: employee for _, employee in pairs}.values())
    found: dict[int, list[Receiver]] = {}
    for unit, employee in pairs:
        one = Receiver(facts=facts[employee.pk], name=str(employee))
        found.setdefault(unit, []).append(one)
    return found
