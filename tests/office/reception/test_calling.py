"""Calling: the first in the queue whom one may serve, and one of two who call at once is told."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.journal.refused import Refused
from onedoor.office.reception.actions.calling import (
    begin_serving,
    call_next,
    call_visit,
    put_back,
)
from onedoor.office.reception.models import Visit
from onedoor.vocabulary.reception_codes import PutBack, ReceptionReason, UrgentReason, VisitState
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import NOW, employee

pytestmark = pytest.mark.usefixtures("office_database")
A_MINUTE = dt.timedelta(minutes=1)


def test_who_came_first_is_called_first():
    first, second = visit(), visit(now=NOW + A_MINUTE)
    lan = stands("lan")
    assert call_next(actor=lan, now=NOW + 2 * A_MINUTE) == first.pk
    put_back(first.pk, PutBack.did_not_come, actor=lan, now=NOW + 3 * A_MINUTE)
    assert Visit.objects.get(pk=second.pk).state is VisitState.waiting


def test_who_is_urgent_is_called_before_who_came_first():
    visit()
    urgent = visit(now=NOW + A_MINUTE, urgent=UrgentReason.no_roof)
    assert call_next(actor=stands("lan"), now=NOW + 2 * A_MINUTE) == urgent.pk


def test_a_person_is_called_by_one():
    row = visit()
    call_visit(row.pk, actor=stands("lan"), now=NOW)
    with pytest.raises(Refused) as refused:
        call_visit(row.pk, actor=stands("silje"), now=NOW)
    assert refused.value.because is ReceptionReason.called_by_other


def test_nobody_serves_two_at_once():
    served("lan")
    other = visit()
    with pytest.raises(Refused) as refused:
        call_visit(other.pk, actor=employee("lan"), now=NOW)
    assert refused.value.because is ReceptionReason.you_serve_another


def test_who_was_called_and_came_is_served():
    row = visit()
    lan = stands("lan")
    call_visit(row.pk, actor=lan, now=NOW)
    begin_serving(row.pk, actor=lan, now=NOW)
    now = Visit.objects.get(pk=row.pk)
    assert (now.state, now.served_by) == (VisitState.serving, lan)
    assert now.meetings.get().employee == lan


def test_who_waits_again_keeps_their_place():
    first, lan = visit(), stands("lan")
    call_visit(first.pk, actor=lan, now=NOW + A_MINUTE)
    put_back(first.pk, PutBack.wrong_one, actor=lan, now=NOW + 2 * A_MINUTE)
    again = Visit.objects.get(pk=first.pk)
    assert again.waiting_since == NOW
    assert call_next(actor=lan, now=NOW + 3 * A_MINUTE) == first.pk


def test_who_is_not_at_the_door_calls_nobody():
    visit()
    with pytest.raises(Refused) as refused:
        call_next(actor=employee("elif"), now=NOW)
    assert refused.value.because is ReceptionReason.not_at_the_door
