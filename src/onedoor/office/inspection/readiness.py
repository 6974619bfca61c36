"""Whether the office can be served: its databases, their tables, the ticker and the disk.

Figures only: nothing here is about anybody, and nothing is a look.
"""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import Error, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from onedoor.office.confidentiality.looks_database import LOOKS
from onedoor.office.inspection.sign_of_life import silent_for

_MB = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Readiness:
    """What was asked, and the figures behind the answers; None where nothing could be asked."""

    database: bool
    looks: bool
    migrations: bool
    ticker: bool
    disk: bool
    migrations_missing: int | None
    ticker_silent_seconds: int | None
    free_mb: int

    @property
    def ready(self) -> bool:
        """Whether all is well."""
        return self.database and self.looks and self.migrations and self.ticker and self.disk


def readiness(now: dt.datetime) -> Readiness:
    """Ask everything anew. A database that does not answer is an answer too."""
    missing = {alias: _missing(alias) for alias in ("default", LOOKS)}
    known = [count for count in missing.values() if count is not None]
    silent = silent_for(now)
    free = _free_mb()
    return Readiness(
        database=missing["default"] is not None,
        looks=missing[LOOKS] is not None,
        migrations=len(known) == len(missing) and not any(known),
        ticker=silent is not None and silent <= settings.TICKER_MAY_BE_SILENT,
        disk=free >= settings.LEAST_FREE_MB,
        migrations_missing=sum(known) if len(known) == len(missing) else None,
        ticker_silent_seconds=None if silent is None else int(silent.total_seconds()),
        free_mb=free,
    )


def _missing(alias: str) -> int | None:
    """How many migrations a database lacks; None when it does not answer.

    One that a newer Onedoor has made may be there: it was made so that this one can go on.
    """
    try:
        applied = MigrationRecorder(connections[alias]).applied_migrations()
    except (Error, OSError):
        return None
    return len(known_migrations() - set(applied))


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """Every migration that this version has, by application and name."""
    return frozenset(MigrationLoader(None).disk_migrations)


def _free_mb() -> int:
    """What is free where files are written; PostgreSQL's own disk cannot be seen from here."""
    lite = [one.settings_dict["NAME"] for one in connections.all() if one.vendor == "sqlite"]
    folders = [Path(settings.SIGN_OF_LIFE).parent, *(Path(str(name)).parent for name in lite)]
    there = [folder for folder in folders if folder.is_dir()]
    return min((shutil.disk_usage(folder).free // _MB for folder in there), default=0)
