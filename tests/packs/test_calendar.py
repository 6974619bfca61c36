"""When an office is open: hours, public holidays, its own closed days, and its clocks."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.packs.calendar import ZONES, opening
from onedoor.packs.reader import read_files, read_pack, shipped
from onedoor.rules.opening import due_after, is_open_on

DAY = dt.date


@pytest.fixture(scope="module")
def elvebyen():
    return opening(read_pack(shipped("example")))


def test_hours_are_minutes_after_midnight_monday_first(elvebyen):
    assert elvebyen.weekdays == (
        *((540, 900), (540, 900), (540, 900), (540, 1050), (540, 840)),
        *(None, None),
    )


@pytest.mark.parametrize(
    "day",
    [
        DAY(2026, 1, 1),
        DAY(2026, 4, 2),  # Maundy Thursday, which moves with Easter
        DAY(2026, 5, 1),
        DAY(2027, 5, 17),
        DAY(2026, 12, 25),
    ],
)
def test_a_norwegian_office_keeps_norwegian_holidays(elvebyen, day):
    assert not is_open_on(day, elvebyen)


def test_an_office_keeps_its_own_closed_days(elvebyen):
    assert not is_open_on(DAY(2025, 12, 24), elvebyen)
    assert is_open_on(DAY(2025, 12, 23), elvebyen)


def test_holidays_are_known_from_before_the_opening_day_to_long_after(elvebyen):
    years = {day.year for day in elvebyen.closed}
    assert (min(years), max(years)) == (2023, 2055)


def test_a_dutch_office_keeps_dutch_holidays_and_clocks():
    wabo = opening(read_pack(shipped("wabo")))
    assert not is_open_on(DAY(2011, 12, 26), wabo)
    assert is_open_on(DAY(2011, 5, 17), wabo)
    assert wabo.zone == "Europe/Amsterdam"


def test_an_office_may_keep_no_public_holidays(files):
    files["office.toml"] = files["office.toml"].replace('country = "NO"', 'country = "none"')
    ours = opening(read_files(files))
    assert is_open_on(DAY(2027, 5, 17), ours)
    assert not is_open_on(DAY(2026, 1, 30), ours)
    assert ours.zone == "Europe/Oslo"


def test_every_zone_is_one_that_clocks_know():
    assert {str(ZoneInfo(zone)) for zone in ZONES.values()} == set(ZONES.values())


@given(st.dates(DAY(2024, 1, 1), DAY(2050, 1, 1)), st.integers(0, 30))
def test_something_always_falls_due(day, working_days):
    ours = opening(read_pack(shipped("example")))
    now = dt.datetime.combine(day, dt.time(12), dt.UTC)
    assert due_after(now, working_days, ours) >= now - dt.timedelta(hours=12)
