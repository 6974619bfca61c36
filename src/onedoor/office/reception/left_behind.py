"""Whom somebody would leave behind who goes away now, told before they go."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.taking_over import who_takes_over
from onedoor.office.reception.models import AT_A_DESK, Meeting, Visit
from onedoor.office.responsibility.names import Names
from onedoor.vocabulary.reception_codes import MeetingRole


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftBehind:
    """Numbers of the day, as the board shows them: who waits again, and who goes on with less help.

    `taken_over` are those whom a colleague who has joined serves on, with that one's name. What is
    done with them is `actions.leaving.leave_nobody_standing`.
    """

    waits_again: tuple[int, ...]
    taken_over: tuple[tuple[int, str], ...]
    goes_on: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.waits_again or self.taken_over or self.goes_on)


def left_behind_by(employee: int, reader: Employee, now: dt.datetime) -> LeftBehind:
    """Whom a colleague of the reader's has called, serves, or helps to serve."""
    theirs = Visit.objects.filter(served_by=employee, state__in=AT_A_DESK, office=reader.office_id)
    takes = {row.ticket: who_takes_over(row, now) for row in theirs}
    names = Names(reader.office_id, takes.values())
    joined = Meeting.objects.filter(
        employee=employee, until=None, role=MeetingRole.joins, visit__office=reader.office_id
    )
    return LeftBehind(
        waits_again=tuple(ticket for ticket, who in takes.items() if not who),
        taken_over=tuple((ticket, names.alone(who)) for ticket, who in takes.items() if who),
        goes_on=tuple(joined.order_by("visit").values_list("visit__ticket", flat=True)),
    )
