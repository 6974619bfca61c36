"""How far each office's journal has been exported to a directory: kept there, in `export.json`."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from onedoor.office.journal.marks import BEGINNING
from onedoor.office.journal.models import JournalLine

STATE = "export.json"
PARTS = "office=*/month=*/*.parquet"


class NotThisJournal(RuntimeError):
    """The directory holds what cannot be continued: parts of another journal, or of nobody's."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """One office: the mark, how many runs and lines, and the last line, to know it again by."""

    mark: int = BEGINNING
    runs: int = 0
    lines: int = 0
    last_seq: int = 0
    last_hash: str = ""


def read(directory: Path) -> dict[int, SoFar]:
    """How far each office has come. Raises `NotThisJournal`.

    A new directory gets its (empty) state before its first part: parts without a state are then
    nobody's, rather than what a run that was killed has left.
    """
    file = directory / STATE
    if file.exists():
        offices = json.loads(file.read_text())["offices"]
        return {
            int(office): _known_again(int(office), SoFar(**offices[office])) for office in offices
        }
    if any(directory.glob(PARTS)):
        raise NotThisJournal(f"{directory} has parts but no {STATE}")
    write(directory, {})
    return {}


def write(directory: Path, offices: dict[int, SoFar]) -> None:
    """Remember how far each office has come, whole or not at all."""
    said = {"offices": {str(office): asdict(so_far) for office, so_far in offices.items()}}
    new = directory / f"{STATE}.partial"
    with new.open("w") as file:
        json.dump(said, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    new.replace(directory / STATE)


def _known_again(office: int, so_far: SoFar) -> SoFar:
    last = JournalLine.objects.filter(office=office, seq=so_far.last_seq, hash=so_far.last_hash)
    if so_far.lines and not last.exists():
        raise NotThisJournal(f"line {so_far.last_seq} of office {office} is not in the database")
    return so_far
