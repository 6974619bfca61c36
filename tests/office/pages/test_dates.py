"""Days and instants in the reader's language, in Oslo's time."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils.translation import override

from onedoor.office.pages import dates
from onedoor.office.pages.dates import ago, day, moment

NOW = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)
"""Half past midnight in Oslo, on 24 November."""


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "now", lambda: NOW)


@pytest.mark.parametrize(
    ("language", "told"),
    [("nb", "24. november 2026"), ("nn", "24. november 2026"), ("en", "24 November 2026")],
)
def test_an_instant_is_on_oslos_day(language: str, told: str) -> None:
    with override(language):
        assert day(NOW, "long") == f'<time datetime="2026-11-24">{told}</time>'


def test_a_moment_has_its_time_of_day() -> None:
    with override("nb"):
        assert moment(NOW) == (
            '<time datetime="2026-11-24T00:30+01:00">24. nov. 2026 kl. 00:30</time>'
        )


@pytest.mark.parametrize(
    ("days", "told"),
    [(-1, "i går"), (0, "i dag"), (1, "i morgen"), (3, "om 3 dager"), (-5, "for 5 dager siden")],
)
def test_days_from_now(days: int, told: str) -> None:
    with override("nb"):
        assert f">{told}<" in ago(dt.date(2026, 11, 24) + dt.timedelta(days=days))


def test_hours_and_weeks_from_now() -> None:
    with override("nn"):
        assert ">om 5 timar<" in ago(NOW + dt.timedelta(hours=5))
        assert ">om 3 veker<" in ago(NOW + dt.timedelta(days=21))


def test_no_day_is_a_dash() -> None:
    assert day(None) == moment(None) == ago(None) == "–"
