"""Exporting: the journal as Parquet, for the mirror and for whoever may have it.

Each run adds what is new, under `office=<key>/month=<YYYY-MM>/part-<run>.parquet`; months are
UTC. A part gets its name when it is whole, and the state is written last. A run that was killed
is simply run again: it takes at least the same lines, and writes over the same names.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from onedoor.office.journal import exported_so_far
from onedoor.office.journal.exported_so_far import SoFar
from onedoor.office.journal.flat import flat, rows_between
from onedoor.office.journal.marks import mark_after
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.schema import schema
from onedoor.office.journal.stream import Row
from onedoor.vocabulary.exported import envelope_columns

_LINES_AT_A_TIME = 50_000
_SEQ, _AT_US = (list(envelope_columns()).index(name) for name in ("seq", "at_us"))


@dataclass(frozen=True, slots=True)
class Exported:
    """What one run has added for an office."""

    office: int
    lines: int
    parts: int


def export(
    directory: Path,
    offices: Iterable[int] | None = None,
    seen: Callable[[int], object] = int,
) -> list[Exported]:
    """Add the offices' new lines (all offices', when none is named) to a directory.

    `seen` is told the number of lines, now and then. Takes only what is surely committed, so that
    no line is lost and none is taken twice. Raises `NotThisJournal`, `MarkWentBack`, and
    `UnknownEvent` for a line that this version cannot read.
    """
    directory.mkdir(parents=True, exist_ok=True)
    with _alone_in(directory):
        state = exported_so_far.read(directory)
        return [
            _export_office(directory, office, state, seen)
            for office in (_with_lines() if offices is None else offices)
        ]


def _export_office(
    directory: Path, office: int, state: dict[int, SoFar], seen: Callable[[int], object]
) -> Exported:
    before = state.get(office, SoFar())
    mark = mark_after(before.mark)
    parts = _Parts(directory / f"office={office}", before.runs + 1)
    lines = last_seq = 0
    with parts.whole_or_not():
        for rows in rows_between(office, before.mark, mark, _LINES_AT_A_TIME):
            parts.add(rows)
            lines, last_seq = lines + len(rows), rows[-1][_SEQ]
            seen(lines)
    if lines:
        state[office] = SoFar(
            mark, before.runs + 1, before.lines + lines, last_seq, _hash_of(last_seq)
        )
        exported_so_far.write(directory, state)
    return Exported(office, lines, len(parts.writers))


class _Parts:
    """The parts of one run: one for each month it has lines of."""

    def __init__(self, folder: Path, run: int) -> None:
        self.folder = folder
        self.name = f"part-{run:06}.parquet"
        self.writers: dict[Path, pq.ParquetWriter] = {}

    def add(self, rows: list[Row]) -> None:
        """Write a batch of lines, each in its month."""
        months: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            months[_month(row[_AT_US])].append(row)
        for month, of_month in months.items():
            self._writer(self.folder / f"month={month}").write_table(flat(of_month))

    @contextmanager
    def whole_or_not(self) -> Iterator[None]:
        """Give the parts their names when the block has written them all."""
        try:
            yield
        finally:
            for writer in self.writers.values():
                writer.close()
        for folder in self.writers:
            partial = self._partial(folder)
            _to_disk(partial)
            partial.replace(folder / self.name)

    def _writer(self, folder: Path) -> pq.ParquetWriter:
        if folder not in self.writers:
            folder.mkdir(parents=True, exist_ok=True)
            self.writers[folder] = pq.ParquetWriter(
                self._partial(folder), schema(), compression="zstd"
            )
        return self.writers[folder]

    def _partial(self, folder: Path) -> Path:
        return folder / f"{self.name}.partial"


@contextmanager
def _alone_in(directory: Path) -> Iterator[None]:
    """Wait until no other export writes to the directory."""
    with (directory / "export.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _with_lines() -> list[int]:
    return sorted(JournalLine.objects.order_by().values_list("office", flat=True).distinct())


def _hash_of(seq: int) -> str:
    return JournalLine.objects.values_list("hash", flat=True).get(seq=seq)


def _month(at_us: int) -> str:
    return f"{dt.datetime.fromtimestamp(at_us // 1_000_000, dt.UTC):%Y-%m}"


def _to_disk(file: Path) -> None:
    with file.open("rb") as written:
        os.fsync(written.fileno())
