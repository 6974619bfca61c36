"""Falling: the leader to whom something goes that nobody else answers for."""

from __future__ import annotations

import datetime as dt

from onedoor.office.establishment.models import Unit
from onedoor.office.establishment.queries import unit_facts
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.gathering import answering, leaders_in_turn, working
from onedoor.rules.responsibility.holder import falls_to


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
