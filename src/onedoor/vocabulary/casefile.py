"""The case file: notes, papers, numbers elsewhere, and what was asked, told and promised.

A draft is nobody's history and has no line: it is its writer's own until it is written.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.vocabulary.casefile_codes import CorrectionReason, FiledKind, PaperFrom, PaperType
from onedoor.vocabulary.event import Event


@dataclass(frozen=True, kw_only=True)
class NoteWritten(Event):
    """A note was written in a file. Its owner side is the line's, and never changes.

    `for_need` is the need it is about when there is no case yet, or 0.
    """

    filed: int
    words: int
    for_need: int


@dataclass(frozen=True, kw_only=True)
class NoteCorrected(Event):
    """A note says something else from now on; what it said before stays in its history.

    `note_version` counts from 1, as it was written.
    """

    filed: int
    words: int
    note_version: int
    correction_reason: CorrectionReason


@dataclass(frozen=True, kw_only=True)
class ReferenceNoted(Event):
    """The number that another system has for the same matter was noted."""

    filed: int
    for_need: int


@dataclass(frozen=True, kw_only=True)
class SheetNoted(Event):
    """Something was asked, told or promised, as the service's list has it.

    `words` are what was said beyond the list, 0 for nothing; `promised_for` the day a promise is
    for.
    """

    filed: int
    filed_kind: FiledKind
    words: int
    for_need: int
    promised_for: dt.date | None


@dataclass(frozen=True, kw_only=True)
class FiledTakenBack(Event):
    """A number or a line of the sheet was noted by mistake, and holds no more."""

    filed: int


@dataclass(frozen=True, kw_only=True)
class PaperReceived(Event):
    """A paper was taken in. What is in it lies beside the database, what it is called in `words`.

    `waits_with` is who finds out where it belongs, while it lies in no case; else 0.
    """

    filed: int
    words: int
    paper_type: PaperType
    paper_bytes: int
    paper_from: PaperFrom
    for_need: int
    waits_with: int


@dataclass(frozen=True, kw_only=True)
class PaperGiven(Event):
    """A paper that lies in no case waits with a colleague from now on; the line's side owns it."""

    filed: int
    waits_with: int


@dataclass(frozen=True, kw_only=True)
class PaperLeft(Event):
    """A paper was moved out of this case into another, where it belonged."""

    filed: int
    into_case: int


@dataclass(frozen=True, kw_only=True)
class PaperFiled(Event):
    """A paper was put into this case, from another or from none (0); the line's side owns it."""

    filed: int
    from_case: int
    for_need: int
