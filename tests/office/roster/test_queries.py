"""Reading the roster: as the pattern has it, until somebody changes it or goes away."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onedoor.office.people.actions.employees import set_presence
from onedoor.office.roster.queries import duties_on, duty_of, fronts_of, half_now
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.roster import DutyKind, DutyWhy
from tests.cast.people import FJELLBYEN, NOW, employee, office, unit
from tests.office.roster.week import AFTER, BEFORE, FRIDAY, MONDAY, THURSDAY, TUESDAY, duties

pytestmark = pytest.mark.usefixtures("sqlite_database")


def test_an_unchanged_day_is_as_the_pattern_has_it_however_far_ahead():
    for day in (MONDAY, MONDAY + dt.timedelta(weeks=100)):
        assert duties("amina", day) == [DutyKind.front, DutyKind.front]
        assert duties("silje", day) == [DutyKind.front, DutyKind.off]
        assert duties("pal", day) == [DutyKind.support, DutyKind.off]
        assert duties("anders", day) == [DutyKind.off, DutyKind.off]
    assert {one.why for one in duty_of(employee("amina"), MONDAY)} == {DutyWhy.pattern}


def test_a_closed_day_has_no_duties():
    assert duties("amina", dt.date(2026, 4, 3)) == []
    assert duties_on(office().pk, MONDAY - dt.timedelta(days=1)) == []


def test_everybody_of_the_office_is_told_and_nobody_elses():
    told = duties_on(office().pk, MONDAY)
    assert {one.employee for one in told} == set(
        office().employees.filter(left_at=None).values_list("pk", flat=True)
    )
    assert employee("amina", FJELLBYEN).pk not in {one.employee for one in told}


def test_it_takes_two_queries_when_the_pack_is_known():
    key = office().pk
    duties_on(key, MONDAY)
    with CaptureQueriesContext(connection) as asked:
        duties_on(key, FRIDAY)
    assert len(asked) == 3  # the third asks by which pack the office works


def test_who_is_out_is_away_from_the_day_they_went_until_the_day_they_are_back():
    set_presence(employee("amina"), Presence.out, until=THURSDAY, today=MONDAY, actor=None, now=NOW)
    away = {
        day: {one.away for one in duty_of(employee("amina"), day)}
        for day in (MONDAY - dt.timedelta(days=3), MONDAY, TUESDAY, THURSDAY)
    }
    assert list(away.values()) == [{False}, {True}, {True}, {False}]


def test_the_hours_of_a_half_day_go_with_it():
    before, after = duty_of(employee("lan"), THURSDAY)
    assert (before.half.begins.hour, before.half.ends.hour, after.half.ends.hour) == (8, 11, 16)
    assert (before.half.half_day, after.half.half_day) == (BEFORE, AFTER)


def test_the_half_day_now():
    now = half_now(office().pk, NOW)
    assert now is not None
    assert (now.day, now.half_day) == (MONDAY, BEFORE)
    assert half_now(office().pk, NOW - dt.timedelta(hours=4)) is None


def test_one_stands_for_ones_own_front_or_the_front_one_also_works_for():
    fronts = fronts_of(office().pk)
    assert fronts[employee("amina").pk] == unit("front_state").pk
    assert fronts[employee("tone").pk] == unit("front_state").pk
    assert employee("anders").pk not in fronts
