"""Whoever waits and has nobody: told on the queue, and on the page of who must find somebody."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.reception.models import Visit
from onedoor.office.reception.unserved import Unserved, unserved_for
from onedoor.office.responsibility.gathering import employee_facts
from onedoor.vocabulary.routing import NobodyServes
from tests.cast.at_the_desk import stands, visit
from tests.cast.people import FJELLBYEN, LATER, employee, unit

pytestmark = pytest.mark.usefixtures("office_database")
NOBODY = NobodyServes.nobody_at_the_door


def told_to(key: str, now: dt.datetime = LATER) -> tuple[Unserved, ...]:
    return unserved_for(employee_facts(employee(key)), now)


def waits_for(row: Visit, at: str) -> None:
    Visit.objects.filter(pk=row.pk).update(for_unit=unit(at))


def test_who_leads_or_has_the_duty_of_the_front_is_told_of_whoever_has_nobody():
    visit(), visit(at=FJELLBYEN)
    front = unit("front_state")
    for row in (front.leader, front.duty_lead):
        assert row is not None
        assert told_to(row.key) == (Unserved(unit=0, because=NOBODY, waiting=1),)


def test_the_leaders_of_the_office_are_told_and_nobody_else():
    visit(), visit()
    assert told_to("ragnhild") == (Unserved(unit=0, because=NOBODY, waiting=2),)
    assert told_to("oksana") == ()


def test_who_waits_for_a_team_is_told_to_those_who_answer_for_the_team():
    waits_for(visit(), "team_work")
    team = Unserved(unit=unit("team_work").pk, because=NOBODY, waiting=1)
    assert told_to("bjorn") == (team,)
    front = unit("front_state").duty_lead
    assert front is not None
    assert told_to(front.key) == ()


def test_nothing_is_told_while_somebody_can_serve_them():
    stands("amina")
    visit()
    assert told_to("ragnhild") == ()


@pytest.mark.parametrize("hours", [-5, 9])
def test_nothing_is_told_before_the_doors_open_or_after_they_close(hours):
    visit()
    assert told_to("ragnhild", LATER + dt.timedelta(hours=hours)) == ()


def test_a_letter_that_waits_for_a_later_day_is_not_told_yet():
    row = visit()
    Visit.objects.filter(pk=row.pk).update(day=row.day + dt.timedelta(days=1))
    assert told_to("ragnhild") == ()
