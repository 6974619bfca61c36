"""What lines about a visit change: where it stands in the day, and who is with the person."""

from __future__ import annotations

import datetime as dt

from onedoor.rules.fold.told import OfficeTold, Told
from onedoor.rules.fold.told_reception import MeetingTold, VisitTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.vocabulary.envelope import Envelope
from onedoor.vocabulary.reception import (
    ColleagueJoined,
    ColleagueWentBack,
    PrivateRoomAsked,
    ServingBegun,
    VisitCalled,
    VisitEnded,
    VisitHeld,
    VisitHoldEnded,
    VisitMadeUrgent,
    VisitPutBack,
    VisitRegistered,
    VisitTakenOver,
    WaitTold,
)
from onedoor.vocabulary.reception_codes import (
    JoinedBy,
    MeetingEnd,
    MeetingRole,
    UrgentReason,
    VisitState,
)


@fold_line.register
def _(event: VisitRegistered, line: Envelope, told: Told) -> None:
    _count_ticket(told.office(line.office), event.visit_day, event.ticket)
    told.visits[event.visit] = VisitTold(
        office=line.office,
        person=line.person_key,
        day=event.visit_day,
        ticket=event.ticket,
        channel=event.channel,
        spoken=event.spoken,
        interpreter=event.interpreter,
        arrived_us=line.at_us,
        waiting_since_us=line.at_us,
        in_line_since_us=line.at_us,
        state_since_us=line.at_us,
        waits_for=event.waits_for,
        for_unit=event.waits_for_unit,
        urgent=event.urgent_reason,
    )


@fold_line.register
def _(event: WaitTold, line: Envelope, told: Told) -> None:
    visit = told.visits[line.visit_key]
    visit.wait_policy, visit.wait_area = event.policy, event.area
    visit.wait_before, visit.wait_basis = event.waiting_before, event.wait_basis
    visit.wait_counted = event.wait_counted
    visit.wait_median_s, visit.wait_most_s = event.median_s, event.most_s


@fold_line.register
def _(event: VisitCalled, line: Envelope, told: Told) -> None:
    _now_is(told.visits[line.visit_key], line, VisitState.called, served_by=line.actor_key)


@fold_line.register
def _(event: ServingBegun, line: Envelope, told: Told) -> None:
    visit = told.visits[line.visit_key]
    _now_is(visit, line, VisitState.serving, served_by=line.actor_key)
    meeting = MeetingTold(
        employee=line.actor_key,
        unit=line.acting_unit,
        role=MeetingRole.serves,
        joined_by=None,
        since_us=line.at_us,
    )
    visit.meetings.append(meeting)


@fold_line.register
def _(event: VisitPutBack, line: Envelope, told: Told) -> None:
    visit = told.visits[line.visit_key]
    _end_meetings(visit, line, MeetingEnd.put_back)
    _now_is(visit, line, VisitState.waiting)
    visit.waits_for, visit.for_unit = event.waits_for, event.waits_for_unit
    if not event.keeps_place:
        visit.in_line_since_us, visit.urgent = line.at_us, UrgentReason.none


@fold_line.register
def _(event: VisitHeld, line: Envelope, told: Told) -> None:
    visit = told.visits[line.visit_key]
    _end_meetings(visit, line, MeetingEnd.held)
    _now_is(visit, line, VisitState.on_hold)
    visit.wait, visit.hold_until_us = event.visit_wait, event.hold_until_us
    visit.stepped_out_us = visit.stepped_out_us or line.at_us


@fold_line.register
def _(event: VisitHoldEnded, line: Envelope, told: Told) -> None:
    _now_is(told.visits[line.visit_key], line, VisitState.waiting)


@fold_line.register
def _(event: VisitMadeUrgent, line: Envelope, told: Told) -> None:
    told.visits[line.visit_key].urgent = event.urgent_reason


@fold_line.register
def _(event: ColleagueJoined, line: Envelope, told: Told) -> None:
    meeting = MeetingTold(
        employee=event.employee,
        unit=event.joined_unit,
        role=MeetingRole.joins,
        joined_by=event.joined_by,
        since_us=line.at_us,
    )
    told.visits[line.visit_key].meetings.append(meeting)


@fold_line.register
def _(event: ColleagueWentBack, line: Envelope, told: Told) -> None:
    _end_meetings(told.visits[line.visit_key], line, event.meeting_end, of=event.employee)


@fold_line.register
def _(event: VisitTakenOver, line: Envelope, told: Told) -> None:
    visit = told.visits[line.visit_key]
    _end_meetings(visit, line, MeetingEnd.handed, of=event.taken_from)
    _end_meetings(visit, line, MeetingEnd.took_over, of=event.taken_by)
    visit.served_by = event.taken_by
    begins = [(event.taken_by, event.taken_unit, MeetingRole.serves)]
    if event.stays_unit:
        begins.append((event.taken_from, event.stays_unit, MeetingRole.joins))
    for employee, unit, role in begins:
        by = JoinedBy.called if role is MeetingRole.joins else None
        meeting = MeetingTold(
            employee=employee, unit=unit, role=role, joined_by=by, since_us=line.at_us
        )
        visit.meetings.append(meeting)


@fold_line.register
def _(event: VisitEnded, line: Envelope, told: Told) -> None:
    visit = told.visits[line.visit_key]
    _end_meetings(visit, line, MeetingEnd.ended)
    _now_is(visit, line, VisitState.ended)
    visit.ended_us, visit.end = line.at_us, event.visit_end


def _count_ticket(office: OfficeTold, day: dt.date, ticket: int) -> None:
    # Two visits have each their own thread: their lines may be read in either order.
    latest = (office.ticket_day or day, office.tickets)
    office.ticket_day, office.tickets = max(latest, (day, ticket))


def _now_is(visit: VisitTold, line: Envelope, state: VisitState, *, served_by: int = 0) -> None:
    visit.state, visit.state_since_us, visit.served_by = state, line.at_us, served_by
    visit.wait, visit.hold_until_us = None, 0


def _end_meetings(visit: VisitTold, line: Envelope, end: MeetingEnd, *, of: int = 0) -> None:
    for meeting in visit.meetings:
        if meeting.end is None and of in (0, meeting.employee):
            meeting.until_us, meeting.end = line.at_us, end


@fold_line.register
def _(event: PrivateRoomAsked, line: Envelope, told: Told) -> None:
    told.visits[line.visit_key].private_room = True
