"""Facts as rules are told them: one case in one team, and the people around it.

Each builder gives the plain story; a test names only what is different in its own.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from onedoor.rules.opening import Opening
from onedoor.rules.responsibility.facts import (
    CaseFacts,
    EmployeeFacts,
    HandoverFacts,
    UnitFacts,
)
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.responsibility_codes import CaseState, HandoverKind, HandoverState
from onedoor.vocabulary.sides import Side

OFFICE, OTHER_OFFICE = 1, 2
TEAM, OTHER_TEAM, MUNICIPAL_TEAM = 10, 11, 20
HOLDER, COLLEAGUE, LEADER, DUTY_LEAD, OFFICE_LEADER, RECEIVER = 1, 2, 3, 4, 5, 6
AREA, OTHER_AREA = 100, 101
OPENING = Opening(weekdays=((540, 900),) * 5 + (None, None), closed=frozenset(), zone="Europe/Oslo")


def an_employee(key: int = HOLDER, **told: Any) -> EmployeeFacts:
    """Somebody of the state team who is at work; the holder of the case unless told otherwise."""
    plain = {"office": OFFICE, "side": Side.state, "home_unit": TEAM, "units": frozenset({TEAM})}
    return EmployeeFacts(key=key, **{**plain, **told})


def a_colleague(**told: Any) -> EmployeeFacts:
    """Somebody of the same team who does not hold the case."""
    return an_employee(COLLEAGUE, **told)


def the_leader(**told: Any) -> EmployeeFacts:
    """Who leads the team that has the case."""
    return an_employee(LEADER, **{"leads": frozenset({TEAM}), **told})


def the_duty_lead(**told: Any) -> EmployeeFacts:
    """Who is duty lead of the team that has the case."""
    return an_employee(DUTY_LEAD, **{"duty_in": frozenset({TEAM}), **told})


def an_office_leader(*sides: Side, **told: Any) -> EmployeeFacts:
    """Who leads these sides of the office; the state's when none is named."""
    led = frozenset(sides or (Side.state,))
    return an_employee(OFFICE_LEADER, **{"office_leader_of": led, **told})


def a_receiver(unit: int = OTHER_TEAM, **told: Any) -> EmployeeFacts:
    """Somebody of another team, to whom the case could be offered."""
    return an_employee(RECEIVER, **{"home_unit": unit, "units": frozenset({unit}), **told})


def a_unit(key: int = OTHER_TEAM, **told: Any) -> UnitFacts:
    """Another team of the state, which works with the case's area and shares nothing out."""
    plain = {"office": OFFICE, "side": Side.state, "leader": LEADER, "duty_lead": DUTY_LEAD}
    return UnitFacts(key=key, **{**plain, "areas": frozenset({AREA}), **told})


def a_municipal_unit(**told: Any) -> UnitFacts:
    """A team on the other side of the line."""
    return a_unit(MUNICIPAL_TEAM, **{"side": Side.municipality, **told})


def a_case(**told: Any) -> CaseFacts:
    """A state case, open, held by `HOLDER` in the state team; nothing is asked or waited for."""
    plain = {"key": 1000, "office": OFFICE, "side": Side.state, "area": AREA}
    held = {"state": CaseState.open, "holder": HOLDER, "unit": TEAM, "unit_leader": LEADER}
    return CaseFacts(**{**plain, **held, **told})


def a_handover(**told: Any) -> HandoverFacts:
    """An offer of the case, from its holder to `RECEIVER`, not answered yet."""
    plain = {"key": 2000, "kind": HandoverKind.transfer, "state": HandoverState.open}
    sent = {"from_employee": HOLDER, "to_employee": RECEIVER, "to_unit": OTHER_TEAM}
    return HandoverFacts(**{**plain, **sent, **told})


# Few keys, so that any two facts often speak of the same person, unit or office.

_offices = st.sampled_from([OFFICE, OTHER_OFFICE])
_people = st.integers(1, 6)
_units = st.sampled_from([TEAM, OTHER_TEAM, MUNICIPAL_TEAM])
_some_units = st.frozensets(_units)
_sides = st.sampled_from([Side.state, Side.municipality])

any_employee = st.builds(
    EmployeeFacts,
    key=_people,
    office=_offices,
    side=_sides,
    home_unit=_units,
    units=_some_units,
    left=st.booleans(),
    presence=st.sampled_from(Presence),
    away_until=st.none() | st.dates(),
    leads=_some_units,
    duty_in=_some_units,
    office_leader_of=st.frozensets(_sides),
)

any_unit = st.builds(
    UnitFacts,
    key=_units,
    office=_offices,
    side=_sides,
    leader=st.integers(0, 6),
    duty_lead=st.integers(0, 6),
    areas=st.frozensets(st.sampled_from([AREA, OTHER_AREA])),
    remit_days=st.integers(0, 400),
    shares_out=st.booleans(),
)

any_case = st.builds(
    CaseFacts,
    key=st.just(1000),
    office=_offices,
    side=_sides,
    area=st.sampled_from([AREA, OTHER_AREA]),
    state=st.sampled_from(CaseState),
    holder=_people,
    unit=_units,
    unit_leader=_people,
    crossing_to=st.frozensets(_sides),
    bounces=st.integers(0, 4),
    to_settle=st.booleans(),
    joint=st.booleans(),
    has_open_handover=st.booleans(),
    has_sister=st.booleans(),
    return_by=st.none() | st.datetimes(timezones=st.just(dt.UTC)),
)

any_handover = st.builds(
    HandoverFacts,
    key=st.just(2000),
    kind=st.sampled_from(HandoverKind),
    state=st.sampled_from(HandoverState),
    from_employee=_people,
    to_employee=st.integers(0, 6),
    to_unit=_units,
    crosses=st.booleans(),
)
