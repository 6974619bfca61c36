"""A clock that stands in opening hours, whatever time it is where the tests run."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from onedoor.office.pages import dates
from tests.cast.people import NOW

AN_HOUR, A_MINUTE = dt.timedelta(hours=1), dt.timedelta(minutes=1)
TEN = NOW + AN_HOUR
"""A Monday, ten o'clock in Oslo; the office closes at three."""


class Clock:
    """What time the pages believe it is."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now


def stopped_at(now: dt.datetime, patch: pytest.MonkeyPatch) -> Clock:
    """Let every page be of this moment, until the clock is set anew."""
    clock = Clock(now)
    patch.setattr(timezone, "now", clock)
    patch.setattr(dates, "now", clock)
    return clock
