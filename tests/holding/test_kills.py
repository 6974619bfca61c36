"""A served office, killed in the middle of a day's work.

The long form, a hundred kills on each engine, is `make hold`.
"""

from __future__ import annotations

from tests.databases import Database
from tests.holding.kills import killed_in_a_day


def test_what_was_told_is_done_and_the_rest_is_done_whole_or_not_at_all(office_database: Database):
    drill = killed_in_a_day(office_database, 2, seed=5)
    assert drill.wrong == []
    assert drill.told_done > 0
