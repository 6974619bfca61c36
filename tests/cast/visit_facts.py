"""Visits and those at the door, as rules of reception are told them.

Each builder gives the plain story; a test names only what is different in its own.
"""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from onedoor.rules.opening import Opening
from onedoor.rules.reception.visit import DoorFacts, VisitFacts
from onedoor.vocabulary.reception_codes import VisitState

OFFICE, OTHER_OFFICE = 1, 2
SERVER, COLLEAGUE = 1, 2
MONDAY, SUNDAY, WHITSUN = dt.date(2026, 3, 2), dt.date(2026, 3, 1), dt.date(2026, 5, 25)
NINE_TO_THREE = Opening(
    ((9 * 60, 15 * 60),) * 5 + (None, None), frozenset({WHITSUN}), "Europe/Oslo"
)
ALWAYS = Opening(((0, 24 * 60),) * 7, frozenset(), "Europe/Oslo")


def clock(hour: int, minute: int = 0, *, day: dt.date = MONDAY) -> dt.datetime:
    """An instant by the clock on the office's wall."""
    wall = dt.datetime.combine(day, dt.time(hour, minute), ZoneInfo("Europe/Oslo"))
    return wall.astimezone(dt.UTC)


def a_visit(state: VisitState = VisitState.waiting, **told: Any) -> VisitFacts:
    """A visit in this state, called or served by `SERVER` when it is with anybody."""
    with_them: dict[VisitState, dict[str, Any]] = {
        VisitState.called: {"served_by": SERVER},
        VisitState.serving: {"served_by": SERVER, "in_it": frozenset({SERVER})},
    }
    plain = {"key": 100, "office": OFFICE, "state": state, **with_them.get(state, {})}
    return VisitFacts(**{**plain, **told})


def at_the_door(key: int = SERVER, **told: Any) -> DoorFacts:
    """Somebody who stands at the door and is with nobody."""
    return DoorFacts(**{"key": key, "office": OFFICE, "at_the_door": True, **told})


_offices = st.sampled_from([OFFICE, OTHER_OFFICE])
_people = st.integers(1, 4)

any_visit = st.builds(
    VisitFacts,
    key=st.integers(100, 101),
    office=_offices,
    state=st.sampled_from(VisitState),
    served_by=st.integers(0, 4),
    in_it=st.frozensets(_people),
    urgent=st.booleans(),
    in_the_house=st.booleans(),
)
any_caller = st.builds(
    DoorFacts,
    key=_people,
    office=_offices,
    at_the_door=st.booleans(),
    serves=st.sampled_from([0, 100, 101]),
    helps=st.sampled_from([0, 100, 101]),
)
