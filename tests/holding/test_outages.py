"""A served office whose database has gone says so, and goes on by itself when it is back.

For a minute, and on PostgreSQL too, in `make hold`.
"""

from __future__ import annotations

from tests.databases import Database
from tests.holding.outages import gone_for_a_while


def test_a_file_that_is_moved_away_and_put_back_loses_nothing(sqlite_database: Database):
    assert gone_for_a_while(sqlite_database, 0).wrong == []
