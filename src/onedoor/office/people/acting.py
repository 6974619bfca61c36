"""Who acts: the envelope of a line, filled in for an employee, or for the office itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onedoor.office.people.models import Employee
from onedoor.rules.opening import us
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
