"""The doctor asks after whoever waits, also where the database can no longer refuse."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.doctor import examine
from onedoor.office.inspection.finding import Check
from onedoor.office.inspection.ticker import tick
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.people.models import Employee, Person
from onedoor.office.reception.models import Meeting, Need, Visit
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.reception_codes import MeetingEnd, NeedOutcome, NeedState
from onedoor.vocabulary.responsibility_codes import DebtEnd
from tests.cast.at_the_desk import served, visit
from tests.cast.people import NOW, employee
from tests.office.inspection.test_doctor import nobody_refusing
from tests.office.reception.deeds import AN_HOUR, AT_CLOSING, called, held, joined, need_of, owed

pytestmark = pytest.mark.usefixtures("sqlite_database")
A_MINUTE = dt.timedelta(minutes=1)


def found(now: dt.datetime = NOW) -> set[Check]:
    """What is found besides that tables and journal differ."""
    return {finding.check for finding in examine(now)} - {Check.tables}


def test_a_day_at_the_door_gives_no_findings():
    visit(), called("silje"), held()
    assert found() == set()


@pytest.mark.parametrize("with_them", [called, served])
def test_a_visit_with_somebody_who_has_left_is_found(with_them):
    with_them("lan")
    with nobody_refusing():
        Employee.objects.filter(pk=employee("lan").pk).update(left_at=NOW)
    assert found() == {Check.served}


@pytest.mark.parametrize("with_them", [called, served])
def test_a_visit_with_somebody_who_is_not_at_work_is_found(with_them):
    with_them("lan")
    set_presence(employee("lan"), Presence.on_leave, today=NOW.date(), actor=None, now=NOW)
    assert found() == {Check.away}


def test_who_is_not_at_work_and_has_joined_is_found():
    joined()
    set_presence(employee("lan"), Presence.on_leave, today=NOW.date(), actor=None, now=NOW)
    assert found() == {Check.away}


def test_a_visit_served_by_nobody_who_is_there_is_found():
    served()
    with nobody_refusing():
        Meeting.objects.update(until=NOW, end=MeetingEnd.left)
    assert found() == {Check.meetings}


def test_somebody_who_is_still_in_an_ended_visit_is_found():
    row = Visit.objects.get(needs=owed().need)
    with nobody_refusing():
        Meeting.objects.create(
            visit=row, employee=employee("lan"), unit=employee("lan").home_unit, role=2, since=NOW
        )
    assert found() == {Check.meetings}


def test_a_need_that_waits_in_an_ended_visit_is_found():
    debt = owed()
    with nobody_refusing():
        Need.objects.filter(pk=debt.need_id).update(state=NeedState.waiting)
    assert found() == {Check.visit_end, Check.owed}


def test_what_nobody_owes_is_found():
    owed()
    with nobody_refusing():
        Debt.objects.update(paid_at=NOW, end=DebtEnd.reached)
    assert found() == {Check.owed}


def test_what_is_owed_though_it_has_ended_is_found():
    debt = owed()
    Need.objects.filter(pk=debt.need_id).update(
        state=NeedState.ended, outcome=NeedOutcome.answered, ended_at=NOW
    )
    assert found() == {Check.owed}


def test_a_debt_of_somebody_who_has_left_is_found():
    owed()
    with nobody_refusing():
        Debt.objects.update(employee=employee("oksana"))
        Employee.objects.filter(pk=employee("oksana").pk).update(left_at=NOW)
    assert found() == {Check.debt}


def test_somebody_deleted_who_waits_is_found():
    Person.objects.filter(pk=visit().person_id).update(forgotten_at=NOW)
    Person.objects.filter(pk=owed().person_id).update(forgotten_at=NOW)
    assert len([one for one in examine(NOW) if one.check is Check.awaited]) == 2


def test_a_pause_that_ended_an_hour_ago_is_found_and_the_ticker_mends_it():
    held()
    late = NOW + 2 * AN_HOUR
    assert found(late - A_MINUTE) == set()
    assert found(late) == {Check.pause}
    tick(late)
    assert found(late) == set()


def test_somebody_left_over_at_closing_time_is_found_and_the_ticker_mends_it():
    visit()
    late = AT_CLOSING + AN_HOUR
    assert found(late - A_MINUTE) == set()
    assert found(late) == {Check.closing}
    tick(late)
    assert found(late) == set()


def test_somebody_who_wrote_after_closing_is_not_late_yet():
    visit(now=AT_CLOSING + 5 * AN_HOUR)
    assert found(AT_CLOSING + 5 * AN_HOUR + A_MINUTE) == set()


def test_somebody_is_still_served_after_closing():
    served()
    assert found(AT_CLOSING + 3 * AN_HOUR) == set()


def test_a_need_whose_story_was_changed_by_hand_is_found():
    need = need_of(visit())
    Need.objects.filter(pk=need.pk).update(stated_at=NOW + A_MINUTE)
    assert {one.check for one in examine(NOW)} == {Check.tables}


def test_a_debt_past_its_day_that_came_up_to_nobody_is_found_and_the_ticker_mends_it():
    owed()
    late = NOW + 15 * 24 * AN_HOUR
    assert found(late) == {Check.late_debt}
    tick(late)
    assert found(late) == set()
