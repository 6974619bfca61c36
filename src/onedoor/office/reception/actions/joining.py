"""Joining: a colleague helps in a visit. Help, never a handover (the study, L613 and L1264)."""

from __future__ import annotations

import datetime as dt

from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee
from onedoor.office.reception.models import Meeting
from onedoor.office.reception.visit_at_hand import VisitAtHand, refuse_because, visit_at_hand
from onedoor.office.responsibility.gathering import at_work, today_at
from onedoor.rules.reception.visit import what_hinders_helping, what_hinders_joining
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
    with visit_at_hand(visit, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        row = Employee.objects.get(pk=colleague, office_id=hand.visit.office_id)
        offered = row.pk == actor.pk
        if not offered:
            refuse_because(what_hinders_helping(hand.facts, actor.pk, actor.office_id))
        present = row.left_at is None and at_work([row.pk], today_at(row.office_id, now))[row.pk]
        refuse_because(what_hinders_joining(hand.facts, row.pk, present, actor.office_id))
        by = JoinedBy.offered if offered else JoinedBy.called
        _join(hand, row, by)
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
        meeting.until, meeting.end = now, MeetingEnd.left
        meeting.save(update_fields=["until", "end"])
        hand.write(ColleagueWentBack(employee=colleague, meeting_end=MeetingEnd.left))
        return hand.leave("go_back", visit)


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
