"""What the spine costs: actions and looks beside a bare write, reading beside a bare scan.

`make bench` prints one table from one run. Machines differ and are noisy: read the ratios.
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

ROUNDS, NOT_COUNTED = 400, 5
NOW = dt.datetime(2026, 3, 2, 8, 0, tzinfo=dt.UTC)


def main() -> None:
    """Measure everything in a database of its own, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        on_a_database_in(Path(folder))
        _measure(Path(folder))


def on_a_database_in(folder: Path) -> None:
    """Start Django on a database of this measuring's own."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
        "ONEDOOR_HOME": str(folder),
        "ONEDOOR_ID_KEY": "a key for measuring only, 32 long",
        "ONEDOOR_SECRET_KEY": "a key for measuring only",
        "ONEDOOR_DATABASE_URL": f"sqlite:///{folder}/office.sqlite3",
    }
    import django

    django.setup()


def _measure(folder: Path) -> None:
    from onedoor.office.preparation import prepare
    from tests.cast.office import build_cast

    prepare()
    build_cast(NOW)
    floor = _median(bare_write())
    print(f"{'on SQLite, one process':<44}{'median ms':>10}{'x floor':>9}")
    row("floor: update + insert, one transaction", floor, floor)
    for name, deed in _deeds().items():
        row(name, _median(deed), floor)
    _reading(folder)


def bare_write() -> Callable[[], object]:
    """An update and an insert as wide as a line, with nothing asked and nothing chained."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE floor AS SELECT * FROM journal_line LIMIT 1")

    def write() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE office SET demo = demo WHERE id = 1")
            cursor.execute("INSERT INTO floor SELECT * FROM floor LIMIT 1")

    return write


def _deeds() -> dict[str, Callable[[], object]]:
    from onedoor.office.confidentiality.shown import Item, shown
    from onedoor.office.responsibility.actions.answering import accept_handover
    from onedoor.office.responsibility.actions.handover import offer_handover
    from onedoor.office.responsibility.actions.work import do_step
    from onedoor.vocabulary.confidentiality import Purpose
    from onedoor.vocabulary.responsibility_codes import Asked, OfferReason
    from onedoor.vocabulary.sides import Side
    from tests.cast.people import case, employee, person, step, unit

    front, first = unit("front_state").pk, step("first_contact").pk
    line = [employee(key) for key in ("amina", "lan", "pal", "silje")]
    held, somebody = case(holder="amina"), person()
    # Each case goes down the line once, so that none bounces.
    moves = iter(
        (one.pk, giver, taker)
        for one in [case(holder="amina") for _ in range(ROUNDS // 3 + NOT_COUNTED)]
        for giver, taker in pairwise(line)
    )
    items = [
        Item(value=key, person_key=key, office=held.office_id, owner=Side.none)
        for key in range(1, 26)
    ]

    def hand_over() -> None:
        of, giver, taker = next(moves)
        asked = offer_handover(
            of,
            to_unit=front,
            to_employee=taker.pk,
            reason=OfferReason.workload,
            asked=Asked.take_over,
            actor=giver,
            now=NOW,
        )
        accept_handover(asked, actor=taker, now=NOW)

    return {
        "a step done": lambda: do_step(held.pk, step=first, actor=line[0], now=NOW),
        "a case opened, need and all": lambda: case(holder="amina", of=somebody),
        "a case offered and accepted": hand_over,
        "a look at 25 persons": lambda: shown(line[0], Purpose.search, items, now=NOW),
    }


def _reading(folder: Path) -> None:
    from django.db import connection

    from onedoor.office.inspection.told import told_by_journal
    from onedoor.office.journal.export import export
    from onedoor.office.journal.models import JournalLine
    from onedoor.office.journal.verify import verify

    lines = JournalLine.objects.count()
    offices = JournalLine.objects.values_list("office", flat=True).distinct()

    def scan() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM journal_line")
            cursor.fetchall()

    readers: dict[str, Callable[[], object]] = {
        "floor: every column fetched": scan,
        "verified, each hash reckoned anew": lambda: [verify(one) for one in offices],
        "folded to what the tables say": told_by_journal,
        "exported to Parquet": lambda: export(folder / f"out-{time.monotonic_ns()}"),
    }
    floor = _median(scan, rounds=5)
    print(f"\n{f'reading {lines} lines':<44}{'lines/s':>10}{'x floor':>9}")
    for name, read in readers.items():
        taken = _median(read, rounds=5)
        print(f"{name:<44}{lines / taken * 1000:>10.0f}{taken / floor:>9.1f}")


def _median(deed: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds a deed takes, after some rounds that are not counted."""
    taken = []
    for _ in range(rounds + NOT_COUNTED):
        began = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken[-rounds:])


def row(name: str, taken: float, floor: float) -> None:
    """One line of the table: how long it took, and how much longer than the floor."""
    print(f"{name:<44}{taken:>10.2f}{taken / floor:>9.1f}")


if __name__ == "__main__":
    main()
