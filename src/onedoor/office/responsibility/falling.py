"""To whom something goes by itself: who is on duty at a door, or the leader it falls to."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import unit_facts
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import (
    answering,
    at_work,
    leaders_in_turn,
    today_at,
    working,
)
from onedoor.rules.responsibility.holder import falls_to, on_duty


def on_duty_in(unit: Unit, now: dt.datetime) -> int:
    """The employee who answers today for what is born at a unit's door."""
    leaders = leaders_in_turn(unit.office_id, unit.side)
    facts = unit_facts(unit)
    here = at_work((facts.duty_lead, facts.leader, *leaders), today_at(unit.office_id, now))
    return on_duty(facts, leaders, here)


def leader_of(unit: Unit, now: dt.datetime, leaver: int = 0) -> Employee:
    """The leader to whom a case of this unit falls. Raises `NobodyAnswers`.

    One who is not away past the limit, if there is one. A case that must leave its holder falls
    to a leader who is away rather than to nobody; `leaver` is passed over.
    """
    leaders = leaders_in_turn(unit.office_id, unit.side)
    facts = unit_facts(unit)
    candidates = {facts.leader, *leaders} - {leaver}
    return Employee.objects.get(pk=falls_to(facts, leaders, _who(candidates, now), leaver))


def _who(candidates: set[int], now: dt.datetime) -> dict[int, bool]:
    here = answering(candidates, now)
    return here if any(here.values()) else working(candidates)
