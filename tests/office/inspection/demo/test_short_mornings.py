"""Mornings of a few minutes, and long ones: the story fits between the doors and `now`."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.doctor import examine
from onedoor.office.reception.models import Visit
from onedoor.packs.reader import files_in, shipped
from onedoor.vocabulary.reception_codes import VisitState
from tests.office.inspection.demo.made import Made, demobyen, opened

MIDNIGHT = dt.datetime(2027, 3, 13, 23, tzinfo=dt.UTC)  # a Sunday begins
BEFORE_OPENING = dt.datetime(2026, 12, 1, 5, 26, tzinfo=dt.UTC)
NOON = dt.datetime(2027, 3, 9, 13, 40, tzinfo=dt.UTC)


def visits(demo: Made, *states: VisitState) -> int:
    rows = Visit.objects.filter(office=demo.office, state__in=states or list(VisitState))
    return rows.filter(arrived_at__date=demo.now.astimezone().date()).count()


@pytest.mark.parametrize("minutes", [1, 10, 25])
def test_just_after_midnight_fewer_have_come(sqlite_template, tmp_path, minutes):
    now = MIDNIGHT + dt.timedelta(minutes=minutes)
    with opened(sqlite_template, tmp_path, demobyen(), seed=1107, now=now) as demo:
        assert (demo.week.refused, list(examine(now))) == ((), [])
        assert Visit.objects.filter(office=demo.office, arrived_at__gte=MIDNIGHT).count() < 25
        if minutes > 5:
            waiting = Visit.objects.filter(office=demo.office, state=VisitState.waiting)
            assert waiting.count() >= 4


def test_late_in_the_day_more_have_come_and_as_many_wait(sqlite_template, tmp_path):
    with opened(sqlite_template, tmp_path, demobyen(), seed=1107, now=NOON) as demo:
        assert (demo.week.refused, list(examine(NOON))) == ((), [])
        assert visits(demo) > 35
        assert 5 <= visits(demo, VisitState.waiting) <= 9


def test_what_comes_on_late_at_night_is_played_before_the_doors_open(sqlite_template, tmp_path):
    files = files_in(shipped("office_b"))
    with opened(sqlite_template, tmp_path, files, seed=1107, now=BEFORE_OPENING) as demo:
        assert (demo.week.refused, list(examine(BEFORE_OPENING))) == ((), [])
