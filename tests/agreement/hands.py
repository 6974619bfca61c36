"""Two hands: two processes that do something to one database at the same moment."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from onedoor.office.inspection.told import disagreements, told_by_journal, told_by_tables
from tests.cast.people import employee
from tests.databases import Database

ROUNDS = 6
_SOON = 0.15


class Hands:
    """Two processes that open the test's own database, and act at the same moment."""

    def __init__(self, database: Database) -> None:
        command = [sys.executable, "-m", "tests.agreement.racer"]
        env = database.second_process_env()
        self.pair = [
            subprocess.Popen(
                command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            for _ in range(2)
        ]
        for hand in self.pair:
            assert self.heard(hand) == "ready"

    def race(self, *deeds: tuple[str, int, str], expects: int = 0) -> list[str]:
        """Let each hand do its deed at once: (action, key, employee). How each went, sorted."""
        at = time.time() + _SOON
        for hand, (action, key, who) in zip(self.pair, deeds, strict=True):
            assert hand.stdin is not None
            hand.stdin.write(f"{at} {action} {key} {employee(who).pk} {expects}\n")
            hand.stdin.flush()
        return sorted(self.heard(hand) for hand in self.pair)

    def heard(self, hand: subprocess.Popen[str]) -> str:
        """The next thing a hand says."""
        assert hand.stdout is not None
        return hand.stdout.readline().strip()

    def rest(self) -> None:
        """Let both go."""
        for hand in self.pair:
            hand.communicate(timeout=20)


@pytest.fixture
def hands(office_database: Database) -> Iterator[Hands]:
    """Two hands on the test's database; afterwards tables and journal must agree."""
    pair = Hands(office_database)
    yield pair
    pair.rest()
    assert list(disagreements(told_by_tables(), told_by_journal())) == []
