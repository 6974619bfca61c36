"""A message from whoever has the code of a slip to the one who has their case, or owes them."""

from __future__ import annotations

import datetime as dt
from functools import partial

from onedoor.office.journal.submission import Form
from onedoor.office.people.tries import Tries
from onedoor.office.reception.actions.messaging import Said, leave_message, leave_message_about
from onedoor.office.reception.models import Visit
from onedoor.office.reception.where.queries import WhereItIs

# Somebody in need writes more than once; a program that writes all night fills nobody's day. One
# slip is counted by itself: a library, or the office's own screen, is many people's address.
OF_ONE_ADDRESS = Tries(kind="message-address", of_one=12, of_all=300)
OF_ONE_SLIP = Tries(kind="message-slip", of_one=4, of_all=300)


def braked(visit: Visit, address: str, now: dt.datetime) -> bool:
    """Whether too many messages have come of late: with this slip, or from this address."""
    too_many = OF_ONE_SLIP.too_many(str(visit.pk), now)
    return too_many or OF_ONE_ADDRESS.too_many(address, now)


def count_message(visit: Visit, address: str, now: dt.datetime) -> None:
    """Count one more."""
    OF_ONE_SLIP.count(str(visit.pk), now)
    OF_ONE_ADDRESS.count(address, now)


def leave_own_message(
    told: WhereItIs, about: str, said: Said, *, now: dt.datetime, form: Form
) -> int | None:
    """Leave it with the case of this number, or what is owed of this key; the debt's row number.

    None for what the page does not tell of: the code opens nothing else. Raises `Refused`.
    """
    case = next((one.key for one in told.cases if one.number == about and not one.closed), None)
    if case is not None:
        return leave_message(case, said, actor=None, now=now, form=form)
    owed = next((one.owed for one in told.needs if one.owed and about == f"owed-{one.owed}"), None)
    act = partial(leave_message_about, said=said, actor=None, now=now, form=form)
    return act(owed) if owed is not None else None
