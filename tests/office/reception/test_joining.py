"""Joining: a colleague helps in a visit, who serves stays the same, and each is with one."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.employees import mark_left, set_presence
from onedoor.office.reception.actions.calling import begin_serving, call_next, call_visit, put_back
from onedoor.office.reception.actions.ending import answer_need
from onedoor.office.reception.actions.joining import go_back, join_visit
from onedoor.office.reception.models import Visit
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import (
    JoinedBy,
    MeetingEnd,
    MeetingRole,
    PutBack,
    ReceptionReason,
)
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import NOW, employee
from tests.office.reception.deeds import called, joined, need_of

pytestmark = pytest.mark.usefixtures("healthy_office")


def join(row: Visit, who: str, *, by: str) -> None:
    join_visit(row.pk, employee(who).pk, actor=employee(by), now=NOW)


def test_a_colleague_is_called_and_who_serves_is_the_same():
    row = joined()
    help_ = row.meetings.get(role=MeetingRole.joins)
    assert (help_.employee, help_.joined_by) == (employee("lan"), JoinedBy.called)
    assert Visit.objects.get(pk=row.pk).served_by == employee("amina")


def test_a_colleague_offers_to_come():
    row = served()
    stands("lan")
    join(row, "lan", by="lan")
    assert row.meetings.get(role=MeetingRole.joins).joined_by is JoinedBy.offered


def test_who_does_not_stand_at_the_door_is_asked_in_and_does_not_offer():
    row = served()
    with pytest.raises(Refused) as refused:
        join(row, "elif", by="elif")
    assert refused.value.because is ReceptionReason.not_at_the_door
    assert not row.meetings.filter(role=MeetingRole.joins).exists()


def test_the_line_says_for_which_unit_they_came():
    joined()
    line = JournalLine.objects.get(kind="ColleagueJoined")
    assert line.fields["joined_unit"] == employee("lan").home_unit_id


def test_who_has_joined_may_say_what_came_of_a_need():
    row = joined()
    answer_need(need_of(row).pk, actor=employee("lan"), now=NOW)
    ends = set(row.meetings.values_list("end", flat=True))
    assert ends == {MeetingEnd.ended}


def test_who_has_joined_calls_nobody_until_they_go_back():
    row, other = joined(), visit()
    lan = stands("lan")
    for call in (
        lambda: call_next(actor=lan, now=NOW),
        lambda: call_visit(other.pk, actor=lan, now=NOW),
    ):
        with pytest.raises(Refused) as refused:
            call()
        assert refused.value.because is ReceptionReason.helps_another
    go_back(row.pk, lan.pk, actor=lan, now=NOW)
    assert call_next(actor=lan, now=NOW) == other.pk


def test_who_serves_may_send_the_colleague_back_and_nobody_else():
    row = joined()
    with pytest.raises(Refused) as refused:
        go_back(row.pk, employee("lan").pk, actor=employee("silje"), now=NOW)
    assert refused.value.because is ReceptionReason.not_joined
    go_back(row.pk, employee("lan").pk, actor=employee("amina"), now=NOW)
    with pytest.raises(Refused):
        go_back(row.pk, employee("lan").pk, actor=employee("amina"), now=NOW)


def test_who_serves_does_not_go_back_from_their_own_visit():
    row, amina = served(), employee("amina")
    with pytest.raises(Refused) as refused:
        go_back(row.pk, amina.pk, actor=amina, now=NOW)
    assert refused.value.because is ReceptionReason.not_joined


def test_a_colleague_may_come_twice():
    row = joined()
    go_back(row.pk, employee("lan").pk, actor=employee("lan"), now=NOW)
    join(row, "lan", by="amina")
    assert row.meetings.filter(role=MeetingRole.joins).count() == 2


def test_when_the_person_waits_again_nobody_is_with_them():
    row = joined()
    put_back(row.pk, PutBack.wrong_one, actor=employee("amina"), now=NOW)
    assert set(row.meetings.values_list("end", flat=True)) == {MeetingEnd.put_back}
    call_visit(row.pk, actor=employee("amina"), now=NOW)
    begin_serving(row.pk, actor=employee("amina"), now=NOW)
    assert row.meetings.filter(until=None).count() == 1


def test_nobody_joins_twice_or_a_visit_that_is_not_served():
    stands("lan")
    for row, because in (
        (joined(), ReceptionReason.joins_already),
        (visit(), ReceptionReason.not_serving),
        (called("silje"), ReceptionReason.not_serving),
    ):
        with pytest.raises(Refused) as refused:
            join(row, "lan", by="lan")
        assert refused.value.because is because


def test_only_who_is_with_the_person_calls_a_colleague():
    row = served()
    with pytest.raises(Refused) as refused:
        join(row, "lan", by="silje")
    assert refused.value.because is ReceptionReason.not_serving


def test_who_is_away_or_has_left_is_not_called():
    row, until = served(), NOW.date() + dt.timedelta(days=3)
    away = {"until": until, "today": NOW.date(), "actor": None, "now": NOW}
    set_presence(employee("lan"), Presence.out, **away)  # type: ignore[arg-type]
    mark_left(employee("oksana"), actor=None, now=NOW)
    for who in ("lan", "oksana"):
        with pytest.raises(Refused) as refused:
            join(row, who, by="amina")
        assert refused.value.because is ReceptionReason.colleague_away
