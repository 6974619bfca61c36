"""Demo offices made for tests, each in a database that has other offices too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.test import override_settings

from onedoor.office.establishment.actions import load_pack
from onedoor.office.establishment.models import Office
from onedoor.office.inspection.demo.week import Week, fill_with_a_week, opened_before
from onedoor.office.journal.models import JournalLine
from onedoor.packs.reader import files_in, shipped
from onedoor.rules.opening import us
from tests.databases import Database, SqliteTemplate

TUESDAY = dt.datetime(2027, 3, 9, 10, 30, tzinfo=dt.UTC)
TOLD = [
    column.attname
    for column in JournalLine._meta.concrete_fields
    if column.attname not in ("hash", "transaction")
]


@dataclass(frozen=True)
class Made:
    """An office that was made for a test, and how."""

    office: Office
    seed: int
    now: dt.datetime
    week: Week
    progress: list[tuple[int, int]]


def demobyen() -> dict[str, str]:
    """The example pack, under a key that the tests' database does not have yet."""
    text = files_in(shipped("example"))
    return {name: words.replace('"elvebyen"', '"demobyen"') for name, words in text.items()}


def made(files: Mapping[str, str], seed: int, now: dt.datetime) -> Made:
    """A demo office of these files, with its two weeks up to `now`."""
    progress: list[tuple[int, int]] = []
    with override_settings(DEMO=True):
        office = load_pack(files, now=opened_before(now))
        week = fill_with_a_week(
            office, seed=seed, now=now, progress=lambda done, of: progress.append((done, of))
        )
    return Made(office, seed, now, week, progress)


@contextmanager
def opened(
    template: SqliteTemplate, folder: Path, files: Mapping[str, str], seed: int, now: dt.datetime
) -> Iterator[Made]:
    """The same, while its database is open."""
    database: Database = template.copy(folder)
    with database.opened():
        yield made(files, seed, now)


def lines(office: Office, until: dt.datetime | None = None) -> list[tuple[object, ...]]:
    """What the journal tells of an office until then, without what no story decides."""
    told = JournalLine.objects.filter(office=office.pk)
    told = told.filter(at_us__lt=us(until)) if until else told
    return list(told.order_by("seq").values_list(*TOLD))
