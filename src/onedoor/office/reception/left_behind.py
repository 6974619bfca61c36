"""Whom somebody would leave behind who goes away now, told before they go."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.office.people.models import Employee
from onedoor.office.reception.models import AT_A_DESK, Meeting, Visit
from onedoor.vocabulary.reception_codes import MeetingRole


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftBehind:
    """Numbers of the day, as the board shows them: who waits again, and who goes on with less help.

    What is done with them is `actions.leaving.leave_nobody_standing`.
    """

    waits_again: tuple[int, ...]
    goes_on: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.waits_again or self.goes_on)


def left_behind_by(employee: int, reader: Employee) -> LeftBehind:
    """Whom a colleague of the reader's has called, serves, or helps to serve."""
    theirs = Visit.objects.filter(served_by=employee, state__in=AT_A_DESK, office=reader.office_id)
    joined = Meeting.objects.filter(
        employee=employee, until=None, role=MeetingRole.joins, visit__office=reader.office_id
    )
    return LeftBehind(
        waits_again=tuple(theirs.values_list("ticket", flat=True)),
        goes_on=tuple(joined.order_by("visit").values_list("visit__ticket", flat=True)),
    )
