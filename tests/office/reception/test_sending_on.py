"""Sending on: to whom, why and with which contact; in the house the person waits on."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.establishment.models import Unit
from onedoor.office.journal.refused import Refused
from onedoor.office.reception.actions.arriving import Stated, add_need
from onedoor.office.reception.actions.calling import begin_serving, call_visit
from onedoor.office.reception.actions.sending_on import SendingOn, send_on
from onedoor.office.reception.models import Need, Visit
from onedoor.vocabulary.reception_codes import (
    NeedOutcome,
    NeedState,
    ReceptionReason,
    SentTo,
    SentWhy,
    VisitEnd,
    VisitState,
)
from onedoor.vocabulary.routing import Post
from tests.cast.at_the_desk import served, stands
from tests.cast.people import FJELLBYEN, NOW, area, employee, unit
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
