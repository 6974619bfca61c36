"""Joining: a colleague helps in a visit. Help, never a handover (the study, L613 and L1264)."""

from __future__ import annotations

import datetime as dt

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.people.staying import stay_at_work
from onedoor.office.reception.models import Meeting
from onedoor.office.reception.visit_at_hand import (
    VisitAtHand,
    door_facts,
    refuse_because,
    visit_at_hand,
)
from onedoor.office.responsibility.gathering import at_work, today_at
from onedoor.rules.reception.visit import (
    what_hinders_helping,
    what_hinders_joining,
    what_hinders_offering,
)
from onedoor.vocabulary.reception import ColleagueJoined, ColleagueWentBack
from onedoor.vocabulary.reception_codes import (
    JoinedBy,
    MeetingEnd,
    MeetingRole,
    ReceptionReason,
)


def join_visit(
    visit: int,
    colleague: int,
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """A colleague joins: called by who serves, or by themselves; the visit's row number."""
    row = Employee.objects.get(pk=colleague, office_id=actor.office_id)
    with one_transaction():
        stay_at_work(actor, row)
        with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
            if hand.done is not None:
                return hand.done
            _refuse_to_join(hand, row, actor)
            _join(hand, row, JoinedBy.offered if row.pk == actor.pk else JoinedBy.called)
            return hand.leave("join_visit", visit)


def go_back(
    visit: int,
    colleague: int,
    *,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """A colleague who had joined goes back to their own work; the visit's row number."""
    with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        joined = hand.visit.meetings.filter(until=None, role=MeetingRole.joins)
        meeting = joined.filter(employee=colleague).first()
        if meeting is None or actor.pk not in (colleague, hand.visit.served_by_id):
            raise Refused(ReceptionReason.not_joined)
        end_joining(hand, meeting)
        return hand.leave("go_back", visit)


def end_joining(hand: VisitAtHand, meeting: Meeting) -> None:
    """A colleague who had joined is out of the visit; inside an action."""
    meeting.until, meeting.end = hand.now, MeetingEnd.left
    meeting.save(update_fields=["until", "end"])
    hand.write(ColleagueWentBack(employee=meeting.employee_id, meeting_end=MeetingEnd.left))


def _refuse_to_join(hand: VisitAtHand, colleague: Employee, actor: Employee) -> None:
    if colleague.pk == actor.pk:
        refuse_because(what_hinders_offering(hand.facts, door_facts(actor)))
    else:
        refuse_because(what_hinders_helping(hand.facts, actor.pk, actor.office_id))
    present = at_work([colleague.pk], today_at(colleague.office_id, hand.now))[colleague.pk]
    refuse_because(what_hinders_joining(hand.facts, colleague.pk, present, actor.office_id))


def _join(hand: VisitAtHand, colleague: Employee, by: JoinedBy) -> None:
    unit = colleague.post_unit_id or colleague.home_unit_id
    Meeting.objects.create(
        visit=hand.visit,
        employee=colleague,
        unit_id=unit,
        role=MeetingRole.joins,
        joined_by=by,
        since=hand.now,
    )
    hand.write(ColleagueJoined(employee=colleague.pk, joined_unit=unit, joined_by=by))
