"""One press or form about a visit: of a visit that is not there, too old, or sent twice."""

from __future__ import annotations

import pytest

from onedoor.office.confidentiality.models import Look, LookedAt
from onedoor.office.reception.actions.arriving import Stated
from onedoor.office.reception.actions.calling import call_visit
from onedoor.office.reception.actions.ending import answer_need, leave_visit
from onedoor.office.reception.actions.joining import join_visit
from onedoor.vocabulary.confidentiality import Level
from onedoor.vocabulary.reception_codes import SentTo, VisitState
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import FJELLBYEN, area, employee
from tests.office.desk import Desk
from tests.office.reception.desk.clock import TEN
from tests.office.reception.desk.visit.at_visits import (
    LATELY,
    as_it_is,
    came_with,
    hidden_in,
    homeless,
    page_of,
    sending,
)

pytestmark = pytest.mark.usefixtures("sqlite_database", "clock")


@pytest.mark.parametrize("path", ["/visits/0/", f"/visits/{'9' * 500}/", "/visits/0/put-back/"])
def test_a_visit_that_is_not_there_is_a_404(path):
    desk = Desk("lan")
    desk.open(path)
    assert desk.status == 404


def test_another_offices_visit_is_a_404():
    row = visit(at=FJELLBYEN)
    desk = Desk("lan")
    for path in (page_of(row), page_of(row, "leave-visit")):
        desk.open(path)
        assert desk.status == 404


def test_another_visits_need_is_a_404():
    row, other = homeless(), visit(now=LATELY)
    desk = Desk("lan")
    desk.open(page_of(row, "answer-need", other.needs.get()))
    assert desk.status == 404


def test_a_stale_page_is_told_what_has_happened():
    row = came_with(Stated(area=area("housing").pk), Stated(area=area("job_seeking").pk))
    first, second = row.needs.order_by("pk")
    desk, path = Desk("lan"), page_of(row, "send-on", second)
    desk.open(path)
    old = desk.html
    answer_need(first.pk, actor=employee("lan"), now=TEN)
    to = f"{int(SentTo.contact_centre)}-0"
    told = desk.post(path, **hidden_in(old), **sending(to))
    assert desk.status == 409
    assert "Temporary housing: Answered." in told
    assert as_it_is(row).state is VisitState.serving
    assert "Ticket 1 is done." in desk.post(path, **hidden_in(desk.html), **sending(to))


def test_a_stale_page_tells_whoever_never_met_them_only_that_something_happened():
    row = came_with(Stated(area=area("housing").pk), Stated(area=area("job_seeking").pk))
    stands("amina")
    desk, path = Desk("amina"), page_of(row, "make-urgent")
    desk.open(path)
    old = desk.html
    answer_need(row.needs.earliest("pk").pk, actor=employee("lan"), now=TEN)
    told = desk.post(path, **hidden_in(old), why=1)
    assert desk.status == 409
    assert "Something has happened in the visit since you opened this page" in told
    assert "Answered" not in told
    assert "See the visit" in told


def test_the_look_at_what_has_happened_is_logged():
    row = homeless()
    desk, path = Desk("lan"), page_of(row, "make-urgent")
    desk.open(path)
    old, before = desk.html, Look.objects.latest("pk").pk
    join_visit(row.pk, employee("yusuf").pk, actor=employee("lan"), now=TEN)
    assert "Yusuf Demirkan" in desk.post(path, **hidden_in(old), why=1)
    looks = LookedAt.objects.filter(look__gt=before, person_key=row.person_id)
    assert {one.level for one in looks} == {Level.content}


def test_who_presses_answered_when_it_is_over_is_told_how_it_ended():
    row = visit(now=LATELY)
    lan = stands("lan")
    call_visit(row.pk, actor=lan, now=TEN)
    desk = Desk("lan")
    desk.open(page_of(row))
    old = desk.html
    leave_visit(row.pk, actor=lan, now=TEN)
    told = desk.post(page_of(row, "begin-serving"), **hidden_in(old))
    assert desk.status == 409
    assert "The visit has ended. The person left." in told
    assert "Send the same form again" not in told


def test_the_same_press_twice_is_the_first_one():
    row = homeless()
    desk, path = Desk("lan"), page_of(row, "answer-need", row.needs.get())
    desk.open(page_of(row))
    old = desk.html
    desk.post(path, **hidden_in(old))
    told = desk.post(path, **hidden_in(old))
    assert (desk.status, desk.address) == (200, "/desk/")
    assert "is done" in told


def test_a_need_that_has_ended_is_ended_once():
    row = came_with(Stated(area=area("housing").pk), Stated(area=area("job_seeking").pk))
    first = row.needs.earliest("pk")
    answer_need(first.pk, actor=employee("lan"), now=TEN)
    desk = Desk("lan")
    told = desk.open(page_of(row, "send-on", first))
    assert desk.status == 403
    assert "The need has ended already." in told
