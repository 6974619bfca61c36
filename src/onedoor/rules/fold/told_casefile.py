"""What the journal tells of case files: what lies in them, whose it is, and what became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.vocabulary.casefile_codes import FiledKind, PaperFrom
from onedoor.vocabulary.sides import Side


@dataclass(kw_only=True, slots=True)
class FiledTold:
    """Something that lies in a file: of whom, about which case or need, by whom, since when.

    `version` is how many times a note has been written, the first time counted. `waits_with` is who
    finds out where a paper belongs that lies in no case.
    """

    office: int
    kind: FiledKind
    person: int
    of_case: int
    need: int
    side: Side
    by: int
    at_us: int
    words: int = 0
    version: int = 1
    promised_for: dt.date | None = None
    taken_back_us: int = 0
    paper_from: PaperFrom | None = None
    waits_with: int = 0
