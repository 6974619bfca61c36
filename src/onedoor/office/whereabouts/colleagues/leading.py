"""What a leader can choose among, and what a choice would do, before anything is done."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import (
    names_by_number,
    office_leaders,
    one_pack,
    pack_of,
    unit_facts,
)
from onedoor.office.journal.actions import last_line
from onedoor.office.pages.wording import in_my_language
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import (
    answering,
    employee_facts,
    facts_of,
    leaders_in_turn,
)
from onedoor.office.responsibility.models import Case
from onedoor.office.whereabouts.colleagues.queries import named, units_that_may_change, working_at
from onedoor.rules.establishment import (
    may_name_duty_lead,
    may_name_leader,
    may_name_office_leader,
    what_hinders_duty,
    what_hinders_leading_side,
)
from onedoor.rules.people import (
    may_register_employee,
)
from onedoor.rules.responsibility.facts import EmployeeFacts, UnitFacts
from onedoor.rules.responsibility.holder import NobodyAnswers, falls_to, may_leave
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.responsibility_codes import CaseState, Reason
from onedoor.vocabulary.sides import Side


@dataclass(frozen=True, kw_only=True, slots=True)
class Falls:
    """How many open cases of one unit go to whom when somebody's work here ends."""

    unit: str
    to: str
    cases: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Ending:
    """What ending somebody's work would do. `hindered` says why it cannot be done yet."""

    falls: list[Falls]
    cases: int
    hindered: Reason | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaders:
    """Who may lead a unit or its duty, as (key, name), and who does."""

    pk: int
    key: str
    leader: int
    duty_lead: int
    may_name_leader: bool
    may_name_duty_lead: bool
    may_lead: list[tuple[int, str]]
    may_be_on_duty: list[tuple[int, str]]


def units_to_set(reader: Employee, employee: int) -> tuple[list[tuple[int, str]], list[int]]:
    """The units the reader may take somebody into or out of, with names; and where they are."""
    row = Employee.objects.get(pk=employee, office=reader.office_id)
    with one_pack():
        facts = facts_of({reader.pk: reader, row.pk: row}.values())
        units = Unit.objects.filter(office=reader.office_id).order_by("pk")
        keys = units_that_may_change(facts[reader.pk], facts[row.pk], units)
        names = named(reader.office_id, "unit", keys)
    return names, [key for key in keys if key in facts[row.pk].units]


def ending(reader: Employee, employee: int, now: dt.datetime) -> Ending:
    """What would happen to somebody's open cases if their work here ended now."""
    row = Employee.objects.get(pk=employee, office=reader.office_id)
    held = Case.objects.filter(holder=row).exclude(state=CaseState.closed)
    counts = Counter(held.values_list("unit_id", flat=True))
    hindered = may_leave(employee_facts(row)).refusal
    try:
        falls = _falls(row, counts, now)
    except NobodyAnswers:
        return Ending(falls=[], cases=counts.total(), hindered=Reason.nobody_left)
    return Ending(falls=falls, cases=counts.total(), hindered=hindered)


def leaders_of(reader: Employee, key: str) -> Leaders | None:
    """Who leads a unit of the reader's office and its duty, and who could; None without one."""
    unit = Unit.objects.filter(office=reader.office_id, key=key).first()
    if unit is None:
        return None
    facts, me = unit_facts(unit), employee_facts(reader)
    rows = Employee.objects.filter(memberships__unit=unit, left_at=None)
    staff = list(rows.order_by("given_name", "family_name", "pk"))
    of_staff = facts_of(staff)
    return Leaders(
        pk=unit.pk,
        key=unit.key,
        leader=facts.leader,
        duty_lead=facts.duty_lead,
        may_name_leader=bool(may_name_leader(me, facts)),
        may_name_duty_lead=bool(may_name_duty_lead(me, facts)),
        may_lead=[(one.pk, str(one)) for one in staff],
        may_be_on_duty=[
            (one.pk, str(one))
            for one in staff
            if what_hinders_duty(of_staff[one.pk], facts) is None
        ],
    )


def who_may_lead(reader: Employee, side: Side) -> list[tuple[int, str]] | None:
    """Who could lead a side of the office; None when the reader may not hand it over."""
    office = reader.office_id
    if not may_name_office_leader(employee_facts(reader), office, side):
        return None
    both = pack_of(office).office.leadership == "one"
    staff = list(working_at(office))
    facts = facts_of(staff)
    return [
        (one.pk, str(one))
        for one in staff
        if what_hinders_leading_side(facts[one.pk], side, one_leads_both=both) is None
    ]


def leader_of_side(reader: Employee, side: Side) -> int:
    """Who leads a side of the reader's office now."""
    return office_leaders(reader.office_id)[side]


def units_to_employ_in(reader: Employee) -> list[tuple[int, str]]:
    """The units in which the reader may let somebody begin to work, with names."""
    me = employee_facts(reader)
    with one_pack():
        units = Unit.objects.filter(office=reader.office_id).order_by("pk")
        keys = [
            unit.pk
            for unit in units
            if any(may_register_employee(me, unit_facts(unit), side) for side in employers(me))
        ]
        return named(reader.office_id, "unit", keys)


def employers(facts: EmployeeFacts) -> list[Side]:
    """The sides for which somebody may employ: their own, and those they lead."""
    return sorted({facts.side, *facts.office_leader_of})


def employers_for(reader: Employee) -> list[Side]:
    """The sides for which the reader may employ."""
    return employers(employee_facts(reader))


def last_of_unit(office: int, unit: int) -> int:
    """The number of the last line about a unit, for a form to carry."""
    line = last_line(Envelope(office=office, at_us=0, unit_key=unit))
    return line.seq if line else 0


def _falls(row: Employee, counts: Counter[int], now: dt.datetime) -> list[Falls]:
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=list(counts))}
    names = names_by_number(row.office_id)
    to = {key: _to_whom(unit, unit_facts(unit), row.pk, now) for key, unit in units.items()}
    staff = Employee.objects.in_bulk(set(to.values()))
    return [
        Falls(unit=in_my_language(names["unit", key]), to=str(staff[to[key]]), cases=number)
        for key, number in sorted(counts.items())
    ]


def _to_whom(unit: Unit, facts: UnitFacts, leaver: int, now: dt.datetime) -> int:
    leaders = leaders_in_turn(unit.office_id, unit.side)
    return falls_to(facts, leaders, answering((facts.leader, *leaders), now), leaver)
