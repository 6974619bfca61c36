"""The office of these tests: whatever is done in it, tables and journal agree and all is well."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onedoor.rules.opening import instant
from tests.databases import Database


@pytest.fixture
def healthy_office(office_database: Database) -> Iterator[Database]:
    """Two offices, once on each engine; after one tick more the doctor finds nothing."""
    # Imported here: Django starts after the fixtures have been read.
    from onedoor.office.inspection.doctor import examine
    from onedoor.office.inspection.ticker import tick
    from onedoor.office.journal.models import JournalLine

    yield office_database
    now = instant(max(JournalLine.objects.values_list("at_us", flat=True)))
    tick(now)
    assert list(examine(now)) == []
