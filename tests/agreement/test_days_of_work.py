"""After random days of work the tables say what the journal says, and the doctor finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from onedoor.office.inspection.doctor import examine
from tests.agreement.days_at_the_door import DaysAtTheDoor
from tests.agreement.days_of_work import DaysOfWork
from tests.databases import Database, PostgresTemplate, SqliteTemplate

_DAYS = settings(
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


each_day = pytest.mark.parametrize(("days", "several"), [(DaysOfWork, 4), (DaysAtTheDoor, 3)])


@each_day
def test_days_of_work_on_sqlite_leave_nothing_for_the_doctor(
    sqlite_template: SqliteTemplate, days: type[DaysOfWork], several: int
):
    def fresh() -> Callable[[], None]:
        folder = TemporaryDirectory()
        database = sqlite_template.copy(Path(folder.name))
        return _opened(database, folder.cleanup)

    run_state_machine_as_test(
        _machine(days, fresh), settings=settings(_DAYS, max_examples=7 * several)
    )


@each_day
@pytest.mark.postgres
def test_days_of_work_on_postgresql_leave_nothing_for_the_doctor(
    postgres_template: PostgresTemplate, days: type[DaysOfWork], several: int
):
    def fresh() -> Callable[[], None]:
        database = postgres_template.copy()
        return _opened(database, lambda: postgres_template.drop(database))

    run_state_machine_as_test(
        _machine(days, fresh), settings=settings(_DAYS, max_examples=2 * several)
    )


def _opened(database: Database, after: Callable[[], None]) -> Callable[[], None]:
    block = database.opened()
    block.__enter__()

    def close() -> None:
        block.__exit__(None, None, None)
        after()

    return close


def _machine(days: type[DaysOfWork], fresh: Callable[[], Callable[[], None]]) -> type[Any]:
    class Days(days):  # type: ignore[misc, valid-type]
        fresh_database = staticmethod(fresh)

        def teardown(self) -> None:
            try:
                assert list(examine(self.now)) == []
            finally:
                super().teardown()

    return Days
