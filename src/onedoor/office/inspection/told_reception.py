"""What the tables tell of visits, needs and screens, in the journal's own terms."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from onedoor.office.reception.models import Meeting, Message, Need, Question, Screen, Slip, Visit
from onedoor.rules.fold.told_reception import (
    MeetingTold,
    MessageTold,
    NeedTold,
    QuestionTold,
    ScreenTold,
    SlipTold,
    VisitTold,
)
from onedoor.rules.opening import us
from onedoor.vocabulary.sides import Side


def told_visits() -> dict[int, VisitTold]:
    """Every visit, with everybody it met and the slips made for it."""
    meetings, slips = _meetings(), _slips()
    return {
        row.pk: _visit(row, meetings[row.pk], slips[row.pk])
        for row in Visit.objects.all().iterator()
    }


def told_needs() -> dict[int, NeedTold]:
    """Everything a person came for, and what came of it."""
    return {row.pk: _need(row) for row in Need.objects.select_related("words").iterator()}


def told_messages() -> dict[int, MessageTold]:
    """Every message for whoever answers for something, by the need that says it."""
    return {
        row.need_id: MessageTold(office=row.office_id, debt=row.debt_id, best_time=row.best_time)
        for row in Message.objects.all().iterator()
    }


def told_screens() -> dict[int, ScreenTold]:
    """Every machine that shows something in the waiting room, or did."""
    return {
        row.pk: ScreenTold(
            office=row.office_id,
            kind=row.kind,
            opened_us=us(row.opened_at),
            opened_by=row.opened_by_id,
            closed_us=_us(row.closed_at),
        )
        for row in Screen.objects.all()
    }


def told_questions() -> dict[int, QuestionTold]:
    """Every question that was asked quietly. Who asked it, and its words, no line tells."""
    return {
        row.pk: QuestionTold(
            office=row.office_id,
            area=row.area_id,
            service=row.service_id or 0,
            asked_of=row.asked_of_id or 0,
            asked_us=us(row.asked_at),
            answer_by_us=us(row.answer_by),
            fell_to=row.fell_to_id or 0,
            ran_out_us=_us(row.ran_out_at),
            answered_by=row.answered_by_id or 0,
            answered_us=_us(row.answered_at),
            for_others=row.for_others,
            ended_us=_us(row.ended_at),
            end=row.end,
        )
        for row in Question.objects.all().iterator()
    }


def _visit(row: Visit, meetings: list[MeetingTold], slips: dict[int, SlipTold]) -> VisitTold:
    return VisitTold(
        office=row.office_id,
        person=row.person_id,
        day=row.day,
        ticket=row.ticket,
        channel=row.channel,
        spoken=row.spoken,
        interpreter=row.interpreter,
        arrived_us=us(row.arrived_at),
        waiting_since_us=us(row.waiting_since),
        in_line_since_us=us(row.in_line_since),
        state_since_us=us(row.state_since),
        waits_for=row.waits_for,
        for_unit=row.for_unit_id or 0,
        urgent=row.urgent,
        private_room=bool(row.private_room),
        state=row.state,
        served_by=row.served_by_id or 0,
        wait=row.wait,
        hold_until_us=_us(row.hold_until),
        ended_us=_us(row.ended_at),
        end=row.end,
        meetings=meetings,
        slips=slips,
        stepped_out_us=_us(row.stepped_out_at),
        wait_policy=row.wait_policy,
        wait_area=row.wait_area_id or 0,
        wait_before=row.wait_before or 0,
        wait_basis=row.wait_basis,
        wait_counted=row.wait_counted or 0,
        wait_median_s=row.wait_median_s or 0,
        wait_most_s=row.wait_most_s or 0,
    )


def _need(row: Need) -> NeedTold:
    return NeedTold(
        office=row.office_id,
        person=row.person_id,
        visit=row.visit_id or 0,
        kind=row.kind,
        area=row.area_id or 0,
        service=row.service_id or 0,
        about_case=row.about_case_id or 0,
        follows=row.follows_id or 0,
        channel=row.channel,
        words=row.words_id or 0,
        words_side=row.words.side if row.words else Side.none,
        stated_us=us(row.stated_at),
        state=row.state,
        outcome=row.outcome,
        ended_us=_us(row.ended_at),
        into_case=row.into_case_id or 0,
        sent_to=row.sent_to,
        sent_unit=row.sent_unit_id or 0,
        sent_why=row.sent_why,
        contact_made=row.contact_made,
        sent_day=row.sent_day,
    )


def _meetings() -> dict[int, list[MeetingTold]]:
    told: dict[int, list[MeetingTold]] = defaultdict(list)
    for row in Meeting.objects.order_by("pk").iterator():
        told[row.visit_id].append(
            MeetingTold(
                employee=row.employee_id,
                unit=row.unit_id,
                role=row.role,
                joined_by=row.joined_by,
                since_us=us(row.since),
                until_us=_us(row.until),
                end=row.end,
            )
        )
    return told


def _slips() -> dict[int, dict[int, SlipTold]]:
    told: dict[int, dict[int, SlipTold]] = defaultdict(dict)
    for row in Slip.objects.all().iterator():
        told[row.visit_id][row.pk] = SlipTold(
            made_us=us(row.made_at), worthless_us=_us(row.worthless_at)
        )
    return told


def _us(instant: dt.datetime | None) -> int:
    return us(instant) if instant else 0
