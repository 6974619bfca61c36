"""Taking over: who has joined a visit serves it from now on. Help that goes on, never a handover.

Whoever serves lets a colleague do so; when they were called away, the colleague says it. Of two
who take over at once one is told (law 8).
"""

from __future__ import annotations

import datetime as dt

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import stay_at_work
from onedoor.office.reception.models import Meeting, Visit
from onedoor.office.reception.visit_at_hand import (
    VisitAtHand,
    door_facts,
    refuse_because,
    visit_at_hand,
)
from onedoor.office.responsibility.gathering import at_work, today_at
from onedoor.rules.reception.taking_over import (
    takes_over,
    what_hinders_taking_from,
    what_hinders_taking_over,
)
from onedoor.vocabulary.reception import VisitTakenOver
from onedoor.vocabulary.reception_codes import JoinedBy, MeetingEnd, MeetingRole, TookOver


def take_over(
    visit: int,
    colleague: int,
    *,
    taken_from: int,
    why: TookOver = TookOver.agreed,
    stays: bool = False,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """A colleague who has joined serves the visit; the visit's row number. Raises `Refused`.

    `stays` when whoever served it helps from now on, instead of going back to their own work.
    """
    row = Employee.objects.get(pk=colleague, office_id=actor.office_id)
    with one_transaction():
        stay_at_work(actor, row)
        with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
            if hand.done is not None:
                return hand.done
            facts = hand.facts
            refuse_because(what_hinders_taking_over(facts, door_facts(row), door_facts(actor), why))
            refuse_because(what_hinders_taking_from(facts, taken_from))
            serve_instead(hand, row, why, stays=stays)
            return hand.leave("take_over", visit)


def serve_instead(hand: VisitAtHand, colleague: Employee, why: TookOver, *, stays: bool) -> None:
    """A colleague who has joined serves the visit from now on; inside an action."""
    before = Employee.objects.get(pk=hand.visit.served_by_id or 0)
    _end(hand, before.pk, MeetingEnd.handed)
    _end(hand, colleague.pk, MeetingEnd.took_over)
    hand.visit.served_by = colleague
    hand.begin_meeting(colleague)
    if stays:
        _help(hand, before)
    hand.write(
        VisitTakenOver(
            taken_from=before.pk,
            taken_by=colleague.pk,
            taken_unit=_unit(colleague),
            took_over=why,
            stays_unit=_unit(before) if stays else 0,
        )
    )


def who_takes_over(visit: Visit, now: dt.datetime) -> int:
    """Who would serve the visit if whoever serves it went away now; 0 for nobody."""
    joined = visit.meetings.filter(until=None, role=MeetingRole.joins)
    rows = [one.employee for one in joined.select_related("employee").order_by("since", "pk")]
    here = at_work([row.pk for row in rows], today_at(visit.office_id, now))
    return takes_over(door_facts(row) for row in rows if here[row.pk])


def _end(hand: VisitAtHand, employee: int, end: MeetingEnd) -> None:
    here = hand.visit.meetings.filter(until=None, employee=employee)
    here.update(until=hand.now, end=end)


def _help(hand: VisitAtHand, employee: Employee) -> None:
    Meeting.objects.create(
        visit=hand.visit,
        employee=employee,
        unit_id=_unit(employee),
        role=MeetingRole.joins,
        joined_by=JoinedBy.called,
        since=hand.now,
    )


def _unit(employee: Employee) -> int:
    return employee.post_unit_id or employee.home_unit_id
