"""Leaving: nobody stands waiting at the desk of somebody who is not there.

Whoever goes away or stops working here leaves people behind whom they have called, serve or help
serve. People and responsibility, which write that they go, know nothing of visits. So it is done
here, above them, in the same transaction: the ticker would find these visits at midnight, but a
person would have stood there till then. Everybody goes by this way (a law of the sources).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import employees_to_change, who_stays_at_work
from onedoor.office.reception.actions.calling import wait_again
from onedoor.office.reception.actions.joining import end_joining
from onedoor.office.reception.actions.taking_over import serve_instead, who_takes_over
from onedoor.office.reception.models import AT_A_DESK, Meeting, Visit
from onedoor.office.reception.visit_at_hand import visit_at_hand
from onedoor.office.responsibility.actions import leaving, staffing
from onedoor.office.responsibility.gathering import at_work, today_at
from onedoor.rules.people import PeopleReason
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import MeetingRole, PutBack, TookOver
from onedoor.vocabulary.routing import Post


def change_presence(
    employee: int,
    presence: Presence,
    *,
    until: dt.date | None = None,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Somebody is at work, out until a day, or on leave; the employee's row number.

    Whom they serve or have called waits again when they go, in the place they had. Raises what
    `staffing.change_presence` raises, and then nothing has changed.
    """
    with one_transaction():
        done = staffing.change_presence(
            employee, presence, until=until, actor=actor, now=now, form=form
        )
        # As it is now: a form sent twice may be about an absence that has ended since.
        if not at_work([employee], today_at(actor.office_id, now))[employee]:
            leave_nobody_standing(employee, PutBack.colleague_away, actor=actor, now=now)
        return done


def let_go(employee: int, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM) -> int:
    """A leader ends somebody's work here; how many open cases went to the units' leaders.

    Whom they serve or have called waits again, in the place they had. Raises what
    `staffing.let_go` raises, and then nothing has changed.
    """
    with one_transaction():
        leave_nobody_standing(employee, PutBack.colleague_left, actor=actor, now=now)
        return staffing.let_go(employee, actor=actor, now=now, form=form)


def set_units(
    employee: int,
    units: Collection[int],
    *,
    among: Collection[int],
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """For which units somebody works, as `staffing.set_units`; the employee's row number.

    Refused where they would lose the post at which they have somebody: a leader who shares out
    units anew does not send away who sits at a desk.
    """
    with one_transaction():
        done = staffing.set_units(employee, units, among=among, actor=actor, now=now, form=form)
        stands_nowhere = Employee.objects.filter(pk=employee, post=Post.none)
        theirs = Visit.objects.filter(served_by__in=stands_nowhere, state__in=AT_A_DESK)
        if theirs.exists():
            raise Refused(PeopleReason.serves_there)
        return done


def end_employment(employee: int, *, actor: Employee | None, now: dt.datetime) -> int:
    """Somebody leaves, in whatever they are doing; how many open cases went to the leaders."""
    with one_transaction():
        leave_nobody_standing(employee, PutBack.colleague_left, actor=actor, now=now)
        return leaving.end_employment(employee, actor=actor, now=now)


def leave_nobody_standing(
    employee: int, why: PutBack, *, actor: Employee | None, now: dt.datetime
) -> None:
    """Whom an employee serves or has called waits again, and they are out of what they joined.

    Where a colleague has joined, that one serves the person on, who sits there already.
    """
    employees_to_change().get(pk=employee)
    theirs = Visit.objects.filter(served_by=employee, state__in=AT_A_DESK)
    for visit in list(theirs.values_list("pk", flat=True)):
        with visit_at_hand(visit, actor=actor, now=now, form=NO_FORM) as hand:
            if hand.visit.served_by_id != employee:  # a colleague took over while this waited
                continue
            if (takes := _who_takes_over(hand.visit, now)) is not None:
                serve_instead(hand, takes, TookOver.called_away, stays=False)
            else:
                wait_again(hand, why, unit=hand.visit.for_unit_id)
            hand.leave("leave_nobody_standing", visit)
    joined = Meeting.objects.filter(employee=employee, until=None, role=MeetingRole.joins)
    for visit in list(joined.order_by("visit").values_list("visit", flat=True)):
        with visit_at_hand(visit, actor=actor, now=now, form=NO_FORM) as hand:
            for meeting in joined.filter(visit=visit):  # asked anew: it may be over by now
                end_joining(hand, meeting)
            hand.leave("leave_nobody_standing", visit)


def _who_takes_over(visit: Visit, now: dt.datetime) -> Employee | None:
    takes = who_takes_over(visit, now)
    return Employee.objects.get(pk=takes) if takes and who_stays_at_work(takes) else None
