"""The fixtures every test may ask for. Without one of them a test has no database at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from subprocess import SubprocessError

import pytest

from tests.databases import Database, PostgresTemplate, SqliteTemplate, start_postgres

# Runs of tests beside each other count no failures of one another's.
_CACHE = tempfile.TemporaryDirectory(prefix="onedoor-cache-")


def pytest_configure() -> None:
    """Start Django with settings of the tests' own, and no database to fall back on."""
    home = Path(tempfile.gettempdir(), "onedoor-tests")
    (home / "static").mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
        "ONEDOOR_HOME": str(home),
        "ONEDOOR_SECRET_KEY": "the tests' key opens nothing",
        "ONEDOOR_ID_KEY": "dGhlIHRlc3RzJyBrZXkgb3BlbnMgbm90aGluZyBoZXJl",
        "ONEDOOR_DATABASE_URL": "sqlite:////ask/for/the/fixture/sqlite_database",
        "ONEDOOR_LOOKS_DATABASE_URL": "sqlite:////ask/for/the/fixture/sqlite_database",
    }
    import django
    from django.conf import settings
    from django.test.utils import setup_test_environment

    django.setup()
    settings.CACHES["default"]["LOCATION"] = _CACHE.name
    setup_test_environment()


@pytest.fixture(autouse=True)
def in_bokmal_to_begin_with() -> None:
    """No test speaks the language of the page that the test before it opened."""
    from django.utils.translation import deactivate

    deactivate()


@pytest.fixture(autouse=True)
def nobody_has_failed_to_sign_in() -> None:
    """No test waits for the wrong passwords of another."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    """The SQLite files that tests copy."""
    return SqliteTemplate(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[PostgresTemplate]:
    """The PostgreSQL database that tests copy; a build server may not do without."""
    try:
        server = start_postgres()
    except (ImportError, OSError, RuntimeError, SubprocessError) as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"PostgreSQL could not be started here: {missing}")
    yield PostgresTemplate(server)
    server.cleanup()


@pytest.fixture
def sqlite_database(sqlite_template: SqliteTemplate, tmp_path: Path) -> Iterator[Database]:
    """Two offices in a database of the test's own, on SQLite."""
    database = sqlite_template.copy(tmp_path)
    with database.opened():
        yield database


@pytest.fixture
def postgres_database(postgres_template: PostgresTemplate) -> Iterator[Database]:
    """Two offices in a database of the test's own, on PostgreSQL."""
    database = postgres_template.copy()
    with database.opened():
        yield database
    postgres_template.drop(database)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def office_database(request: pytest.FixtureRequest) -> Database:
    """Two offices in a database of the test's own, once on each engine."""
    name = "sqlite_database" if request.param == "sqlite" else "postgres_database"
    found: Database = request.getfixturevalue(name)
    return found


@pytest.fixture
def healthy_office(office_database: Database) -> Iterator[Database]:
    """Two offices, once on each engine; after one tick more the doctor finds nothing."""
    from onedoor.office.inspection.doctor import examine
    from onedoor.office.inspection.ticker import tick
    from onedoor.office.journal.models import JournalLine
    from onedoor.rules.opening import instant

    yield office_database
    now = instant(max(JournalLine.objects.values_list("at_us", flat=True)))
    tick(now)
    assert list(examine(now)) == []
