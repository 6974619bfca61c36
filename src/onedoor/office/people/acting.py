"""Who acts: the envelope of a line, filled in for an employee, or for the office itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onedoor.office.journal.refused import Refused
from onedoor.office.people.models import Employee
from onedoor.rules.opening import us
from onedoor.rules.people import works_here
from onedoor.rules.responsibility.facts import EmployeeFacts
from onedoor.vocabulary.envelope import Envelope


def envelope(office: int, actor: Employee | None, now: dt.datetime, **keys: Any) -> Envelope:
    """An envelope for what `actor` does now; None is the office itself (the ticker, a start).

    `keys` are the envelope's other fields; without `acting_unit` the actor's own unit is meant.
    """
    if actor is None:
        return Envelope(office=office, at_us=us(now), **keys)
    own = actor.home_unit_id
    acting = {"actor_key": actor.pk, "home_unit": own, "acting_unit": own, **keys}
    return Envelope(office=office, at_us=us(now), **acting)


def refuse_unless_works_here(actor: Employee | None, office: int) -> None:
    """Go on only for somebody who works at this office now, or for the office itself (None).

    Read anew: whoever left a moment ago may still have a page open. Raises `Refused`.
    """
    if actor is None:
        return
    row = Employee.objects.get(pk=actor.pk)
    own = row.home_unit_id
    facts = EmployeeFacts(
        key=row.pk,
        office=row.office_id,
        side=row.side,
        home_unit=own,
        units=frozenset({own}),
        left=row.left_at is not None,
    )
    because = works_here(facts, office)
    if because is not None:
        raise Refused(because)
