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
from tests.agreement.days_of_work import DaysOfWork
from tests.databases import Database, PostgresTemplate, SqliteTemplate

_DAYS = settings(
    max_examples=30,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_days_of_work_on_sqlite_leave_nothing_for_the_doctor(sqlite_template: SqliteTemplate):
    def fresh() -> Callable[[], None]:
        folder = TemporaryDirectory()
        database = sqlite_template.copy(Path(folder.name))
        return _opened(database, folder.cleanup)

    run_state_machine_as_test(_machine(fresh), settings=_DAYS)


@pytest.mark.postgres
def test_days_of_work_on_postgresql_leave_nothing_for_the_doctor(
    postgres_template: PostgresTemplate,
):
    def fresh() -> Callable[[], None]:
        database = postgres_template.copy()
        return _opened(database, lambda: postgres_template.drop(database))

    run_state_machine_as_test(_machine(fresh), settings=settings(_DAYS, max_examples=8))


def _opened(database: Database, after: Callable[[], None]) -> Callable[[], None]:
    block = database.opened()
    block.__enter__()

    def close() -> None:
        block.__exit__(None, None, None)
        after()

    return close


def _machine(fresh: Callable[[], Callable[[], None]]) -> type[Any]:
    class Days(DaysOfWork):
        fresh_database = staticmethod(fresh)

        def teardown(self) -> None:
            try:
                assert list(examine(self.now)) == []
            finally:
                super().teardown()

    return Days
