"""Sending on: a whom for each kind of place, and nobody is sent into the blue."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.reception.sending_on import (
    IN_THE_HOUSE,
    Destination,
    is_expected,
    waits_on_here,
    what_hinders_sending,
)
from onedoor.vocabulary.reception_codes import ReceptionReason, SentTo
from onedoor.vocabulary.sides import Stage
from tests.cast.visit_facts import MONDAY, NINE_TO_THREE

HERE = {"unit": 10, "stage": Stage.front}
OUTSIDE = {"unit": 11, "stage": Stage.outside}
NOBODY = {"somebody_stands": False}
TOMORROW = MONDAY + dt.timedelta(days=1)

any_destination = st.builds(
    Destination,
    to=st.sampled_from(SentTo),
    unit=st.integers(0, 2),
    stage=st.none() | st.sampled_from(Stage),
    day=st.none() | st.dates(dt.date(2026, 2, 20), dt.date(2026, 3, 20)),
    somebody_stands=st.booleans(),
)


@pytest.mark.parametrize(
    ("to", "told", "because"),
    [
        (SentTo.desk, HERE, None),
        (SentTo.desk, {}, ReceptionReason.needs_a_unit),
        (SentTo.desk, HERE | NOBODY, ReceptionReason.nobody_stands_there),
        (SentTo.unit, HERE | NOBODY, ReceptionReason.nobody_stands_there),
        (SentTo.unit, HERE | NOBODY | {"day": TOMORROW}, None),
        (SentTo.regional_unit, OUTSIDE | NOBODY, None),
        (SentTo.desk, OUTSIDE, ReceptionReason.outside_unit_only),
        (SentTo.unit, HERE, None),
        (SentTo.unit, {}, ReceptionReason.needs_a_unit),
        (SentTo.unit, OUTSIDE, ReceptionReason.outside_unit_only),
        (SentTo.contact_centre, {}, None),
        (SentTo.regional_unit, OUTSIDE, None),
        (SentTo.regional_unit, {}, ReceptionReason.needs_a_unit),
        (SentTo.regional_unit, HERE, ReceptionReason.needs_a_unit),
        (SentTo.outside, {}, None),
        (SentTo.another_day, {"day": TOMORROW}, None),
        (SentTo.another_day, {}, ReceptionReason.needs_a_day),
        (
            SentTo.another_day,
            {"day": MONDAY - dt.timedelta(days=3)},
            ReceptionReason.day_has_passed,
        ),
        (SentTo.another_day, {"day": dt.date(2026, 3, 7)}, ReceptionReason.day_is_closed),
    ],
)
def test_what_each_place_asks_for(to, told, because):
    where = Destination(to=to, **told)
    assert what_hinders_sending(where, MONDAY, NINE_TO_THREE) is because


@given(any_destination)
def test_who_waits_on_here_waits_for_somebody_here_today(where):
    if waits_on_here(where, MONDAY) and not what_hinders_sending(where, MONDAY, NINE_TO_THREE):
        assert where.unit != 0
        assert where.stage is not Stage.outside
        assert where.day in (None, MONDAY)
        assert where.somebody_stands


@given(any_destination)
def test_nobody_waits_here_today_for_another_day(where):
    if where.day not in (None, MONDAY) or where.to not in IN_THE_HOUSE:
        assert not waits_on_here(where, MONDAY)


@given(any_destination)
def test_who_may_be_sent_within_the_house_waits_on_today_or_is_expected_later(where):
    if what_hinders_sending(where, MONDAY, NINE_TO_THREE):
        return
    ours = where.to in (*IN_THE_HOUSE, SentTo.another_day)
    today = where.to is SentTo.another_day and where.day == MONDAY
    met = (waits_on_here(where, MONDAY), is_expected(where, MONDAY)).count(True)
    assert met == (1 if ours and not today else 0)
