"""Standing: nobody walks away from the desk at which they have somebody.

Where one stands is routing's, which knows nothing of visits; so it is asked here, above it.
"""

from __future__ import annotations

import datetime as dt

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form, used_for
from onedoor.office.people.models import Employee
from onedoor.office.reception.visit_at_hand import door_facts, refuse_because
from onedoor.office.routing import actions as routing
from onedoor.rules.reception.visit import what_hinders_moving
from onedoor.vocabulary.routing import Post


def take_post(
    employee: int,
    post: Post,
    *,
    unit: int = 0,
    desk_number: int = 0,
    actor: Employee | None,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Somebody stands at a post from now on, or leaves the door; the employee's row number.

    Refused while they have called or serve somebody: the board has sent a person to that desk.
    Who has joined a colleague's visit may: whom they help stays at that colleague's desk, and
    joining needs no post. Else as `routing.actions.take_post`.
    """
    with one_transaction():
        row = routing.locked(employee, actor)
        if not used_for(form):  # a form sent twice gets its first result, whomever they have now
            refuse_because(what_hinders_moving(door_facts(row)))
        return routing.take_post(
            employee, post, unit=unit, desk_number=desk_number, actor=actor, now=now, form=form
        )
