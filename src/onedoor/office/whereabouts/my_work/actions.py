"""Marking what one has been told as seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.people.models import Employee
from onedoor.office.responsibility.models import Notice


def mark_seen(notices: Collection[int], *, actor: Employee, now: dt.datetime) -> int:
    """The actor has seen these of their own notices; how many there were. Done twice, it stays.

    No line is written: that somebody read a page is no event of the case.
    """
    with one_transaction():
        rows = Notice.objects.filter(pk__in=notices, employee=actor, seen_at=None)
        return rows.update(seen_at=now)
