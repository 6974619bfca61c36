"""Beginning a duty: nobody is taken from the person they are with because their shift is over.

The roster knows nothing of visits; so it is asked here, above it.
"""

from __future__ import annotations

import datetime as dt

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.reception.visit_at_hand import door_facts
from onedoor.office.roster.actions.beginning import begin_duty
from onedoor.office.routing.actions import locked


def let_duty_begin(employee: int, *, now: dt.datetime) -> bool:
    """Somebody's duty of this half day begins, when they are done with whom they serve or help."""
    with one_transaction():
        row = locked(employee, None)
        facts = door_facts(row)
        return begin_duty(row, busy=bool(facts.serves or facts.helps), now=now)
