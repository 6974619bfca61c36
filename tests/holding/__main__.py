"""The long form: `python -m tests.holding races` or `kills`, as many as are asked for.

`make hold` runs it on both engines; the suite runs the same code for some seconds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Protocol

from tests.conftest import pytest_configure
from tests.databases import Database, PostgresTemplate, SqliteTemplate, start_postgres


class Told(Protocol):
    """What a drill has to tell, and what was wrong."""

    wrong: list[str]

    def lines(self) -> list[str]:
        """The account, to be printed."""


@contextmanager
def fresh(engine: str) -> Iterator[Database]:
    """Two offices in a new database of one engine, which Django works on."""
    with TemporaryDirectory(prefix="onedoor-holding-") as folder:
        if engine == "sqlite":
            copied = Path(folder, "copied")
            copied.mkdir()
            database = SqliteTemplate(Path(folder)).copy(copied)
            with database.opened():
                yield database
            return
        server = start_postgres()
        try:
            database = PostgresTemplate(server).copy()
            with database.opened():
                yield database
        finally:
            server.cleanup()


def main() -> int:
    """Race, print the account, and say whether all was well."""
    asked = argparse.ArgumentParser(prog="python -m tests.holding")
    asked.add_argument("what", choices=("races", "kills", "outages"))
    asked.add_argument("--times", type=int, help="interleavings, kills, or seconds")
    asked.add_argument("--engine", choices=("sqlite", "postgresql"), required=True)
    asked.add_argument("--seed", type=int, default=1)
    chosen = asked.parse_args()
    pytest_configure()
    from tests.holding.kills import killed_in_a_day
    from tests.holding.outages import gone_for_a_while
    from tests.holding.races import race

    drills: dict[str, Callable[..., Told]] = {
        "races": race,
        "kills": killed_in_a_day,
        "outages": gone_for_a_while,
    }
    began, act = monotonic(), drills[chosen.what]
    with fresh(chosen.engine) as database:
        account = act(database, *([chosen.times] if chosen.times else []), seed=chosen.seed)
    print(f"{chosen.engine}, seed {chosen.seed}, {monotonic() - began:.0f} s:")
    print("\n".join(account.lines()))
    print("Something is wrong." if account.wrong else "Nothing is wrong.")
    return 1 if account.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
