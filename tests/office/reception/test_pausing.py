"""Pausing: somebody steps out for a reason, until a time, and keeps their place."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.refused import Refused
from onedoor.office.reception.actions.calling import call_next
from onedoor.office.reception.actions.pausing import hold_visit, let_visit_hold_end, resume_visit
from onedoor.office.reception.models import Visit
from onedoor.vocabulary.reception_codes import MeetingEnd, ReceptionReason, VisitState, VisitWait
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import NOW, employee
from tests.office.reception.deeds import AN_HOUR, AT_CLOSING, held

pytestmark = pytest.mark.usefixtures("healthy_office")
A_MINUTE = dt.timedelta(minutes=1)


def fresh(row: Visit) -> Visit:
    return Visit.objects.get(pk=row.pk)


def test_who_steps_out_is_with_nobody_and_who_served_is_free():
    row = fresh(held())
    assert (row.state, row.served_by, row.wait) == (VisitState.on_hold, None, VisitWait.papers)
    assert row.meetings.get().end is MeetingEnd.held
    other = visit()
    assert call_next(actor=employee("amina"), now=NOW) == other.pk


def test_who_comes_back_early_waits_in_the_place_they_had():
    row = held()
    visit(now=NOW + A_MINUTE)
    resume_visit(row.pk, actor=stands("lan"), now=NOW + 5 * A_MINUTE)
    assert fresh(row).waiting_since == NOW
    assert call_next(actor=stands("lan"), now=NOW + 6 * A_MINUTE) == row.pk


def test_a_pause_ends_by_itself_at_its_time_and_once():
    row = held()
    assert not let_visit_hold_end(row.pk, now=NOW + AN_HOUR - A_MINUTE)
    assert tick(NOW + AN_HOUR).pauses == 1
    assert tick(NOW + AN_HOUR).pauses == 0
    assert (fresh(row).state, fresh(row).hold_until) == (VisitState.waiting, None)


def test_what_has_been_resumed_does_not_end_again():
    row = held()
    resume_visit(row.pk, actor=employee("amina"), now=NOW)
    assert not let_visit_hold_end(row.pk, now=NOW + AN_HOUR)
    with pytest.raises(Refused) as refused:
        resume_visit(row.pk, actor=employee("amina"), now=NOW)
    assert refused.value.because is ReceptionReason.not_on_hold


def test_who_is_not_at_the_door_does_not_see_who_is_back():
    row = held()
    with pytest.raises(Refused) as refused:
        resume_visit(row.pk, actor=employee("elif"), now=NOW)
    assert refused.value.because is ReceptionReason.not_at_the_door
    assert fresh(row).state is VisitState.on_hold


def test_somebody_who_waits_may_step_out_too():
    row = visit()
    until = NOW + AN_HOUR
    hold_visit(row.pk, VisitWait.outside, until, actor=stands("lan"), now=NOW)
    assert fresh(row).hold_until == until


@pytest.mark.parametrize(
    ("until", "now", "because"),
    [
        (NOW, NOW, ReceptionReason.end_has_passed),
        (AT_CLOSING + A_MINUTE, NOW, ReceptionReason.end_has_passed),
        (NOW + dt.timedelta(days=1), NOW, ReceptionReason.end_has_passed),
        (AT_CLOSING + AN_HOUR, AT_CLOSING, ReceptionReason.too_late_today),
    ],
)
def test_a_pause_ends_the_same_day_while_the_office_is_open(until, now, because):
    row = served()
    with pytest.raises(Refused) as refused:
        hold_visit(row.pk, VisitWait.papers, until, actor=employee("amina"), now=now)
    assert refused.value.because is because
    assert fresh(row).state is VisitState.serving


def test_a_colleague_lets_nobody_step_out_whom_another_serves():
    row = served()
    with pytest.raises(Refused) as refused:
        hold_visit(row.pk, VisitWait.papers, NOW + AN_HOUR, actor=stands("lan"), now=NOW)
    assert refused.value.because is ReceptionReason.not_serving


def test_who_is_out_at_closing_time_is_owed():
    row = served()
    hold_visit(row.pk, VisitWait.papers, AT_CLOSING, actor=employee("amina"), now=NOW)
    came_up = tick(AT_CLOSING)
    assert (came_up.pauses, came_up.visits) == (1, 1)
    assert fresh(row).state is VisitState.ended
