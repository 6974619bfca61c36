"""Doors kept open: another pack for an evening, and the office's own hours again in the morning."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.establishment.queries import opening_of
from onedoor.office.inspection.demo.days import are_open, day_and_night
from onedoor.office.inspection.demo.hours import open_as_it_should, with_doors_open
from onedoor.packs.calendar import opening
from onedoor.packs.layout import VARIANT
from onedoor.packs.reader import read_files
from tests.cast.office import elvebyen
from tests.cast.people import office

EVENING = dt.datetime(2026, 3, 2, 20, 30, tzinfo=dt.UTC)
MORNING = dt.datetime(2026, 3, 3, 9, 30, tzinfo=dt.UTC)
FOR_LONG = """
[office]
key = "elvebyen"
opening_day = 2025-09-01
leadership = "two"
sides = ["state", "municipality"]
demo = true
name = { nb = "Et", nn = "Eit", en = "One" }

[[hours]]
weekday = "monday"
opens = 08:00:00
closes = 20:00:00

[holidays]
country = "NO"
own = [2026-03-03]
"""


@pytest.mark.parametrize("variant", [{}, {VARIANT: FOR_LONG}])
def test_a_pack_and_its_variant_can_be_open_day_and_night(variant):
    kept = read_files(with_doors_open(elvebyen() | variant))
    own = opening(read_files(elvebyen() | variant))
    assert opening(kept) == day_and_night(own)
    assert kept.office == read_files(elvebyen() | variant).office


@pytest.mark.parametrize("day", range(1, 8))
def test_then_it_is_never_closed(day):
    kept = opening(read_files(with_doors_open(elvebyen())))
    assert all(are_open(EVENING + dt.timedelta(days=day, hours=hour), kept) for hour in range(24))


def test_an_office_is_kept_open_in_the_evening_and_goes_on_by_its_own_hours(sqlite_database):
    own = opening_of(office().pk)
    assert open_as_it_should(office(), elvebyen(), EVENING)
    assert are_open(EVENING, opening_of(office().pk))
    assert not open_as_it_should(office(), elvebyen(), MORNING)
    assert opening_of(office().pk) == own


def test_keeping_it_open_twice_writes_one_line(sqlite_database):
    open_as_it_should(office(), elvebyen(), EVENING)
    before = office().packs.count()
    assert open_as_it_should(office(), elvebyen(), EVENING + dt.timedelta(hours=1))
    assert office().packs.count() == before
