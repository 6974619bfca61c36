"""Appointments in one's own calendar: when and where, and nobody's name, need or home."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils.translation import override

from onedoor.office.appointment.feed import appointment_entries
from onedoor.office.roster.absence_cost import Absence, cost_of
from onedoor.office.roster.actions.feed import make_feed
from onedoor.office.roster.feed.queries import feed_of
from onedoor.vocabulary.appointment import MeetingPlace
from onedoor.vocabulary.roster import DutyKind, HalfDay
from tests.cast.people import NOW, employee, person
from tests.office.appointment.test_appointments import TOMORROW, a_time, agree

pytestmark = pytest.mark.usefixtures("healthy_office")
DAY = TOMORROW.date()


def test_an_appointment_is_there_with_its_time_and_place_and_nothing_of_the_person():
    who = person("Bekkeblom")
    agree(a_time(place=MeetingPlace.elsewhere, address="Storgata 1"), of=who)
    token = make_feed(actor=employee("elif"), now=NOW) or ""
    written = (feed_of(token, "192.0.2.1", NOW) or b"").decode()
    assert "SUMMARY:Avtale" in written
    assert "DTSTART;TZID=Europe/Oslo:20260303T110000" in written
    for name in ("Bekkeblom", who.given_name, "Storgata"):
        assert name not in written


def test_only_ones_own_and_only_those_days():
    agree(a_time())
    with override("en"):
        (entry,) = appointment_entries(employee("elif"), DAY, DAY)
    assert (entry.called, entry.begins, entry.place) == (
        "Appointment",
        TOMORROW,
        "Here at the office",
    )
    assert list(appointment_entries(employee("oksana"), DAY, DAY)) == []
    later = DAY + dt.timedelta(days=1)
    assert list(appointment_entries(employee("elif"), later, later)) == []


def test_what_training_costs_counts_the_appointments_in_its_days():
    agree(a_time())
    away = Absence(
        employee=employee("elif").pk,
        kind=DutyKind.training,
        first=DAY,
        last=DAY,
        halves=frozenset(HalfDay),
    )
    assert cost_of(employee("elif"), away, NOW).appointments == 1
