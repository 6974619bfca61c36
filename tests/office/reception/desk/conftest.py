"""What every test at the desk begins with: it is ten o'clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.office.reception.desk.clock import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that stands at ten."""
    from tests.office.reception.desk.clock import TEN, stopped_at

    return stopped_at(TEN, monkeypatch)
