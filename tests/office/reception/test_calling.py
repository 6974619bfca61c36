"""Calling: the first in the queue whom one may serve, and one of two who call at once is told."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onedoor.office.establishment.models import Unit
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.reception.actions.arriving import make_urgent
from onedoor.office.reception.actions.calling import (
    begin_serving,
    call_next,
    call_visit,
    put_back,
    serve_at_once,
)
from onedoor.office.reception.actions.ending import leave_visit
from onedoor.office.reception.models import Visit
from onedoor.office.reception.queue import queue_at
from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedOutcome,
    PutBack,
    ReceptionReason,
    UrgentReason,
    VisitEnd,
    VisitState,
)
from onedoor.vocabulary.routing import Post
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import FJELLBYEN, NOW, employee, office, person, unit

pytestmark = pytest.mark.usefixtures("healthy_office")
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


@pytest.mark.parametrize("channel", [Channel.letter, Channel.email, Channel.phone, Channel.web])
def test_what_did_not_come_to_the_house_is_served_when_it_is_called(channel):
    row, lan = visit(by_way_of=channel), stands("lan", desk=3)
    assert call_next(actor=lan, now=NOW) == row.pk
    now = Visit.objects.get(pk=row.pk)
    assert (now.state, now.meetings.get().employee) == (VisitState.serving, lan)
    lines = JournalLine.objects.filter(visit_key=row.pk).order_by("-seq")
    assert [one.kind for one in lines[:2]] == ["ServingBegun", "VisitCalled"]
    assert lines[1].fields["desk_number"] == 0


def test_who_is_not_in_the_house_neither_fails_to_come_nor_leaves():
    row, lan = visit(by_way_of=Channel.letter), stands("lan")
    call_visit(row.pk, actor=lan, now=NOW)
    for deed in (partial(put_back, why=PutBack.did_not_come), leave_visit):
        with pytest.raises(Refused) as refused:
            deed(row.pk, actor=lan, now=NOW)
        assert refused.value.because is ReceptionReason.not_in_the_house
    put_back(row.pk, PutBack.wrong_one, actor=lan, now=NOW)
    assert Visit.objects.get(pk=row.pk).state is VisitState.waiting


@pytest.mark.parametrize(
    ("how", "end"),
    [
        (NeedOutcome.not_reached, VisitEnd.not_reached),
        (NeedOutcome.mistake, VisitEnd.mistake),
    ],
)
def test_who_hangs_up_was_not_reached_and_a_mistake_is_a_mistake(how, end):
    row, lan = visit(by_way_of=Channel.phone), stands("lan")
    serve_at_once(row.pk, actor=lan, now=NOW)
    leave_visit(row.pk, how, actor=lan, now=NOW)
    now = Visit.objects.get(pk=row.pk)
    assert (now.end, now.needs.get().outcome) == (end, how)


@pytest.mark.parametrize("channel", [Channel.desk, Channel.phone])
def test_who_is_served_at_once_is_called_and_served(channel):
    row, lan = visit(by_way_of=channel), stands("lan")
    serve_at_once(row.pk, actor=lan, now=NOW)
    assert Visit.objects.get(pk=row.pk).state is VisitState.serving


def test_who_waits_again_keeps_their_place():
    first, lan = visit(), stands("lan")
    call_visit(first.pk, actor=lan, now=NOW + A_MINUTE)
    put_back(first.pk, PutBack.wrong_one, actor=lan, now=NOW + 2 * A_MINUTE)
    again = Visit.objects.get(pk=first.pk)
    assert again.waiting_since == NOW
    assert call_next(actor=lan, now=NOW + 3 * A_MINUTE) == first.pk


def test_who_does_not_come_is_called_again_after_the_others_and_has_waited_as_long():
    keys = [visit(now=NOW + n * A_MINUTE).pk for n in range(3)]
    lan, called = stands("lan"), []
    for n in range(5, 11, 2):
        called.append(call_next(actor=lan, now=NOW + n * A_MINUTE))
        does_not_come(called[-1], n + 1)
    assert called == keys
    again = Visit.objects.get(pk=keys[0])
    assert (again.waiting_since, again.in_line_since) == (NOW, NOW + 6 * A_MINUTE)


def test_who_is_urgent_and_does_not_come_is_in_line_as_the_others_until_a_new_reason_is_given():
    urgent, other = visit(urgent=UrgentReason.no_roof), visit(now=NOW + A_MINUTE)
    lan = stands("lan")
    assert call_next(actor=lan, now=NOW + 2 * A_MINUTE) == urgent.pk
    does_not_come(urgent.pk, 3)
    assert next(queue_at(office().pk, NOW + 4 * A_MINUTE).for_employee(lan.pk)) == other.pk
    make_urgent(urgent.pk, UrgentReason.unwell, actor=lan, now=NOW + 5 * A_MINUTE)
    assert call_next(actor=lan, now=NOW + 6 * A_MINUTE) == urgent.pk


def does_not_come(row: int, minutes: int) -> None:
    put_back(row, PutBack.did_not_come, actor=employee("lan"), now=NOW + minutes * A_MINUTE)


def test_who_is_not_at_the_door_calls_nobody():
    visit()
    with pytest.raises(Refused) as refused:
        call_next(actor=employee("elif"), now=NOW)
    assert refused.value.because is ReceptionReason.not_at_the_door


def test_who_serves_already_is_told_so_when_they_call_the_next():
    served("lan")
    visit()
    with pytest.raises(Refused) as refused:
        call_next(actor=employee("lan"), now=NOW)
    assert refused.value.because is ReceptionReason.you_serve_another


def test_nobody_waits_where_nobody_has_come():
    with pytest.raises(Refused) as refused:
        call_next(actor=stands("lan"), now=NOW)
    assert refused.value.because is ReceptionReason.nobody_waits


def test_only_who_called_says_that_they_came():
    row = visit()
    call_visit(row.pk, actor=stands("lan"), now=NOW)
    for deed in (begin_serving, partial(put_back, why=PutBack.wrong_one)):
        with pytest.raises(Refused) as refused:
            deed(row.pk, actor=stands("silje"), now=NOW)
        assert refused.value.because in (ReceptionReason.not_called, ReceptionReason.not_serving)


def test_who_does_not_come_to_the_reception_desk_waits_for_it_again():
    row, lan = visit(post=Post.desk), stands("lan", Post.desk)
    call_visit(row.pk, actor=lan, now=NOW)
    put_back(row.pk, PutBack.did_not_come, actor=lan, now=NOW)
    assert Visit.objects.get(pk=row.pk).waits_for is Post.desk


def test_the_reception_desk_points_on():
    row, lan, _ = visit(post=Post.desk), stands("lan", Post.desk), stands("amina")
    call_visit(row.pk, actor=lan, now=NOW)
    put_back(row.pk, PutBack.needs_other, unit=unit("front_state").pk, actor=lan, now=NOW)
    again = Visit.objects.get(pk=row.pk)
    assert (again.waits_for, again.for_unit) == (Post.front, unit("front_state"))


def test_nobody_waits_again_for_a_unit_that_is_elsewhere():
    row = served("lan")
    outside, stranger = unit("regional_benefits"), unit("front_state", FJELLBYEN)
    with pytest.raises(Refused) as refused:
        put_back(row.pk, PutBack.needs_other, unit=outside.pk, actor=employee("lan"), now=NOW)
    assert refused.value.because is ReceptionReason.outside_unit_only
    with pytest.raises(Unit.DoesNotExist):
        put_back(row.pk, PutBack.needs_other, unit=stranger.pk, actor=employee("lan"), now=NOW)


def test_the_line_says_where_routing_had_them():
    visit()
    first = stands("silje", desk=3)
    call_next(actor=first, now=NOW)
    line = JournalLine.objects.get(kind="VisitCalled")
    assert (line.fields["place"], line.fields["desk_number"]) == (1, 3)


def test_whom_routing_leaves_out_may_call_all_the_same_and_the_line_says_so():
    row = visit("housing")  # which Lan does not know, and Yusuf does
    stands("yusuf")
    call_visit(row.pk, actor=stands("lan"), now=NOW)
    line = JournalLine.objects.get(kind="VisitCalled")
    assert (line.fields["place"], line.fields["idle_before"]) == (0, 1)


def test_the_queue_asks_the_same_few_questions_however_many_wait():
    stands("lan"), stands("silje")
    for _ in range(3):
        visit()
    few = questions()
    for _ in range(9):
        visit("housing", of=person())
    assert questions() == few


def questions() -> int:
    queue_at(office().pk, NOW)  # what the pack says is kept from the first time on
    with CaptureQueriesContext(connection) as asked:
        queue_at(office().pk, NOW)
    return len(asked)


def test_nobody_waits_again_for_a_unit_that_has_nobody_at_the_door():
    row, lan = visit(), stands("lan")
    call_visit(row.pk, actor=lan, now=NOW)
    with pytest.raises(Refused) as refused:
        put_back(row.pk, PutBack.needs_other, unit=unit("team_work").pk, actor=lan, now=NOW)
    assert refused.value.because is ReceptionReason.nobody_stands_there
    assert Visit.objects.get(pk=row.pk).state is VisitState.called
