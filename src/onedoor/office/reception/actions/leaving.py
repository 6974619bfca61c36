"""Leaving: nobody stands waiting at the desk of somebody who no longer works here.

A visit has to have somebody who works here before the database lets an employee leave, and
responsibility, which ends their work, knows nothing of visits. So it is done here, above it, in the
same transaction: the ticker would find them too, but a person would have stood there till then.
"""

from __future__ import annotations

import datetime as dt

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.calling import wait_again
from onedoor.office.reception.actions.joining import end_joining
from onedoor.office.reception.models import AT_A_DESK, Meeting, Visit
from onedoor.office.reception.visit_at_hand import visit_at_hand
from onedoor.office.responsibility.actions import leaving, staffing
from onedoor.vocabulary.reception_codes import MeetingRole, PutBack


def let_go(employee: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """A leader ends somebody's work here; how many open cases went to the units' leaders.

    Whom they serve or have called waits again, in the place they had. Raises what
    `staffing.let_go` raises, and then nothing has changed.
    """
    with one_transaction():
        leave_nobody_standing(employee, actor=actor, now=now)
        return staffing.let_go(employee, actor=actor, now=now, form=form)


def end_employment(employee: int, *, actor: Employee | None, now: dt.datetime) -> int:
    """Somebody leaves, in whatever they are doing; how many open cases went to the leaders."""
    with one_transaction():
        leave_nobody_standing(employee, actor=actor, now=now)
        return leaving.end_employment(employee, actor=actor, now=now)


def leave_nobody_standing(employee: int, *, actor: Employee | None, now: dt.datetime) -> None:
    """Whom an employee serves or has called waits again, and they are out of what they joined."""
    Employee.objects.select_for_update(of=("self",)).get(pk=employee)
    theirs = Visit.objects.filter(served_by=employee, state__in=AT_A_DESK)
    for visit in list(theirs.values_list("pk", flat=True)):
        with visit_at_hand(visit, actor=actor, now=now, form=NO_FORM) as hand:
            wait_again(hand, PutBack.colleague_left, unit=hand.visit.for_unit_id)
            hand.leave("leave_nobody_standing", visit)
    joined = Meeting.objects.filter(employee=employee, until=None, role=MeetingRole.joins)
    for meeting in list(joined.order_by("visit")):
        with visit_at_hand(meeting.visit_id, actor=actor, now=now, form=NO_FORM) as hand:
            end_joining(hand, meeting)
            hand.leave("leave_nobody_standing", meeting.visit_id)
