"""Sending on: to whom, why and with which contact; in the house the person waits on."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.establishment.models import Unit
from onedoor.office.journal.refused import Refused
from onedoor.office.reception.actions.arriving import Arrival, Stated, add_need, register_visit
from onedoor.office.reception.actions.calling import begin_serving, call_visit
from onedoor.office.reception.actions.sending_on import SendingOn, send_on
from onedoor.office.reception.door.owed import owed_before
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedOutcome,
    NeedState,
    ReceptionReason,
    SentTo,
    SentWhy,
    VisitEnd,
    VisitState,
)
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind
from onedoor.vocabulary.routing import Post
from tests.cast.at_the_desk import served, stands
from tests.cast.people import FJELLBYEN, NOW, area, employee, office, unit
from tests.office.reception.deeds import TOMORROW, need_of

pytestmark = pytest.mark.usefixtures("healthy_office")
SATURDAY = dt.date(2026, 3, 7)


def send(need: Need, to: SentTo, at: str = "", **told: object) -> Visit:
    chosen = unit(at).pk if at else None
    plain = {"why": SentWhy.knows_more, "contact_made": False, "unit": chosen, **told}
    sending = SendingOn(to=to, **plain)  # type: ignore[arg-type]
    key = send_on(need.pk, sending, actor=employee("amina"), now=NOW)
    return Visit.objects.get(pk=key)


@pytest.mark.parametrize("to", [SentTo.desk, SentTo.unit])
def test_in_the_house_today_the_person_waits_on_for_the_unit(to):
    stands("elif")
    first = need_of(served())
    row = send(first, to, "team_work")
    assert (row.state, row.for_unit, row.waits_for) == (
        VisitState.waiting,
        unit("team_work"),
        Post.front,
    )
    assert row.waiting_since == NOW
    assert row.needs.get(state=NeedState.waiting).follows == first


def test_the_words_go_along():
    row = served()
    need = need_of(row)
    said = Stated(area=area("housing").pk, words="Mistet leiligheten.")
    stands("yusuf")
    key = add_need(row.pk, said, actor=employee("amina"), now=NOW)
    send(Need.objects.get(pk=key), SentTo.unit, "front_municipality")
    follower = Need.objects.get(follows=key)
    assert follower.words is not None
    assert follower.words.body == "Mistet leiligheten."
    assert Need.objects.get(pk=need.pk).state is NeedState.waiting


@pytest.mark.parametrize(
    ("to", "at", "told"),
    [
        (SentTo.contact_centre, "", {"contact_made": True}),
        (SentTo.regional_unit, "regional_benefits", {}),
        (SentTo.outside, "", {"why": SentWhy.not_ours}),
        (SentTo.another_day, "", {"day": TOMORROW}),
        (SentTo.unit, "team_work", {"day": TOMORROW}),
    ],
)
def test_elsewhere_the_need_ends_and_with_the_last_the_visit(to, at, told):
    need = need_of(served())
    row = send(need, to, at, **told)
    ended = Need.objects.get(pk=need.pk)
    assert (ended.outcome, ended.sent_to) == (NeedOutcome.sent_on, to)
    assert ended.sent_day == told.get("day")
    assert ended.contact_made is told.get("contact_made", False)
    assert (row.state, row.end) == (VisitState.ended, VisitEnd.served)


def expected(need: Need) -> Debt:
    return Debt.objects.get(need__follows=need, paid_at=None, kind=DebtKind.expected)


def test_who_comes_again_another_day_is_expected_by_whoever_had_them():
    need = need_of(served())
    send(need, SentTo.another_day, day=TOMORROW)
    owed = expected(need)
    assert (owed.employee, owed.due) == (employee("amina"), TOMORROW)
    assert owed.need is not None
    assert owed.need.state is NeedState.owed


def test_who_comes_to_a_unit_another_day_is_expected_by_who_is_on_duty_there():
    need = need_of(served())
    send(need, SentTo.unit, "team_work", day=TOMORROW)
    assert expected(need).unit == unit("team_work")
    assert expected(need).employee in (unit("team_work").duty_lead, unit("team_work").leader)


@pytest.mark.parametrize("to", [SentTo.contact_centre, SentTo.outside])
def test_nobody_here_expects_who_was_sent_elsewhere(to):
    need = need_of(served())
    send(need, to, day=TOMORROW)
    assert not Debt.objects.filter(kind=DebtKind.expected).exists()


def test_the_door_is_told_on_the_day_and_not_before():
    send(need_of(served()), SentTo.another_day, day=TOMORROW)
    amina = employee("amina")
    assert owed_before(amina, NOW) == []
    [one] = owed_before(amina, NOW + dt.timedelta(days=1))
    assert [need.expected for need in one.needs] == [True]


def test_who_comes_on_the_day_is_taken_up_with_what_they_came_for():
    need = need_of(served())
    send(need, SentTo.another_day, day=TOMORROW)
    owed, amina = expected(need), employee("amina")
    arrival = Arrival(channel=Channel.desk, person=owed.person_id, takes_up=(owed.need_id or 0,))
    tomorrow = NOW + dt.timedelta(days=1)
    row = register_visit(arrival, office=office().pk, actor=amina, now=tomorrow)
    assert Visit.objects.get(pk=row).needs.get().kind is need.kind
    assert Debt.objects.get(pk=owed.pk).end is DebtEnd.came_back


def test_what_else_they_came_for_goes_on():
    row = served("amina", "job_seeking", "sick_leave")
    assert send(need_of(row), SentTo.contact_centre).state is VisitState.serving


@pytest.mark.parametrize(
    ("to", "at", "told", "because"),
    [
        (SentTo.desk, "", {}, ReceptionReason.needs_a_unit),
        (SentTo.unit, "team_work", {}, ReceptionReason.nobody_stands_there),
        (SentTo.unit, "regional_benefits", {}, ReceptionReason.outside_unit_only),
        (SentTo.regional_unit, "", {}, ReceptionReason.needs_a_unit),
        (SentTo.regional_unit, "team_work", {}, ReceptionReason.needs_a_unit),
        (SentTo.another_day, "", {}, ReceptionReason.needs_a_day),
        (SentTo.another_day, "", {"day": SATURDAY}, ReceptionReason.day_is_closed),
        (SentTo.outside, "", {"day": dt.date(2026, 2, 27)}, ReceptionReason.day_has_passed),
    ],
)
def test_nobody_is_sent_into_the_blue(to, at, told, because):
    need = need_of(served())
    with pytest.raises(Refused) as refused:
        send(need, to, at, **told)
    assert refused.value.because is because
    assert Need.objects.get(pk=need.pk).state is NeedState.waiting


def test_nobody_is_sent_to_a_colleague_who_only_helps_when_asked():
    stands("elif", Post.support)
    with pytest.raises(Refused) as refused:
        send(need_of(served()), SentTo.unit, "team_work")
    assert refused.value.because is ReceptionReason.nobody_stands_there


def test_another_offices_unit_is_none_here():
    need = need_of(served())
    with pytest.raises(Unit.DoesNotExist):
        send(need, SentTo.unit, unit=unit("team_work", FJELLBYEN).pk)


def test_who_is_sent_on_and_on_leaves_a_trace_of_each():
    stands("yusuf")
    first = need_of(served())
    send(first, SentTo.unit, "front_state")
    row, amina = Visit.objects.get(needs=first), employee("amina")
    call_visit(row.pk, actor=amina, now=NOW)
    begin_serving(row.pk, actor=amina, now=NOW)
    second = row.needs.get(state=NeedState.waiting)
    send(second, SentTo.unit, "front_municipality")
    third = row.needs.get(state=NeedState.waiting)
    assert (third.follows, second.follows) == (second, first)
