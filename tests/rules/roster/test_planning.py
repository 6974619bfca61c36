"""Planning: who leads plans, and nobody is planned to stand where they cannot."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.rules.roster.planning import DutyFacts, plans_for, what_hinders_planning
from onedoor.vocabulary.roster import DutyKind, RosterReason
from onedoor.vocabulary.sides import Side

TODAY = dt.date(2026, 3, 2)
FINE = DutyFacts(
    kind=DutyKind.front, day=TODAY, furthest=TODAY + dt.timedelta(days=9), may_plan=True
)


def somebody(key: int, **known: Any) -> EmployeeFacts:
    facts = EmployeeFacts(
        key=key, office=1, side=Side.state, home_unit=3, units=frozenset({3, 4}), left=False
    )
    return replace(facts, **known)


LAN = somebody(7)


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"may_plan": False}, RosterReason.not_yours_to_plan),
        ({"left": True}, RosterReason.left),
        ({"open_then": False}, RosterReason.closed_then),
        ({"over": True}, RosterReason.half_day_gone),
        ({"day": TODAY + dt.timedelta(days=10)}, RosterReason.too_far_ahead),
        ({"as_seen": False}, RosterReason.changed_meanwhile),
        ({"of_the_front": False}, RosterReason.not_at_the_front),
        ({"away": True}, RosterReason.away_then),
    ],
)
def test_each_reason_is_given(changed, because):
    assert what_hinders_planning(FINE) is None
    assert what_hinders_planning(replace(FINE, **changed)) is because


@pytest.mark.parametrize("kind", [DutyKind.off, DutyKind.leave, DutyKind.training, DutyKind.free])
def test_behind_the_door_it_matters_to_nothing_where_they_work_or_whether_they_are_in(kind):
    away = replace(FINE, kind=kind, away=True, of_the_front=False)
    assert what_hinders_planning(away) is None


@pytest.mark.parametrize(
    "leads",
    [
        {"leads": frozenset({4})},
        {"duty_in": frozenset({3})},
        {"office_leader_of": frozenset({Side.state})},
    ],
)
def test_who_leads_their_unit_has_its_duty_or_leads_their_side_plans(leads):
    assert plans_for(somebody(1, **leads), LAN)


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"leads": frozenset({5})},
        {"office_leader_of": frozenset({Side.municipality})},
        {"leads": frozenset({4}), "office": 2},
        {"leads": frozenset({4}), "left": True},
    ],
)
def test_nobody_else_plans(other):
    assert not plans_for(somebody(1, **other), LAN)


def test_ones_own_duties_are_planned_by_who_leads_too():
    assert not plans_for(LAN, LAN)
    assert plans_for(somebody(7, leads=frozenset({3})), LAN)
