"""The desk's pages on both databases: what they ask is asked in a way both understand."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.reception.actions.calling import begin_serving, call_visit
from onedoor.office.reception.actions.closing import let_visit_be_owed
from onedoor.office.reception.actions.ending import answer_need
from onedoor.office.responsibility.models import Debt
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import employee, person
from tests.office.desk import Desk
from tests.office.reception.desk.clock import A_MINUTE, TEN

pytestmark = pytest.mark.usefixtures("office_database", "clock")
LATELY = TEN - 5 * A_MINUTE


def test_every_page_opens_with_somebody_on_it():
    who = person("Bekkeblom")
    before = visit("housing", of=who, now=TEN - dt.timedelta(days=3))
    let_visit_be_owed(before.pk, now=TEN - dt.timedelta(days=2))
    answer_need(served("lan", now=LATELY).needs.get().pk, actor=employee("lan"), now=LATELY)
    row, lan = visit("housing", of=who, now=LATELY), stands("lan", desk=2)
    visit(now=LATELY)
    call_visit(row.pk, actor=lan, now=LATELY)
    begin_serving(row.pk, actor=lan, now=LATELY)
    desk, owed = Desk("lan"), Debt.objects.get().pk
    paths = ["/queue/", "/desk/", f"/visits/{row.pk}/", f"/visits/{row.pk}/join-visit/"]
    paths += ["/debts/?whose=closing", f"/debts/{owed}/", "/my-work/"]
    for path in paths:
        desk.open(path)
        assert desk.status == 200, path


def test_a_visit_is_called_served_and_ended():
    stands("lan", desk=2)
    row, desk = visit(now=LATELY), Desk("lan")
    desk.post("/queue/call-next/")
    desk.send(f"/visits/{row.pk}/begin-serving/")
    told = desk.send(f"/visits/{row.pk}/needs/{row.needs.get().pk}/answer-need/")
    assert "Ticket 1 is done." in told
