"""What lines about case files change: what lies in them, and what it says."""

from __future__ import annotations

from typing import Any

from onedoor.rules.fold.told import Told
from onedoor.rules.fold.told_casefile import FiledTold
from onedoor.rules.fold.unfold import fold_line
from onedoor.vocabulary.casefile import (
    FiledTakenBack,
    NoteCorrected,
    NoteWritten,
    ReferenceNoted,
    SheetNoted,
)
from onedoor.vocabulary.casefile_codes import FiledKind
from onedoor.vocabulary.envelope import Envelope


@fold_line.register
def _(event: NoteWritten, line: Envelope, told: Told) -> None:
    said = {"words": event.words, "need": event.for_need}
    told.filed[event.filed] = _filed(FiledKind.note, line, **said)


@fold_line.register
def _(event: NoteCorrected, line: Envelope, told: Told) -> None:
    note = told.filed[event.filed]
    note.words, note.version = event.words, event.note_version


@fold_line.register
def _(event: ReferenceNoted, line: Envelope, told: Told) -> None:
    told.filed[event.filed] = _filed(FiledKind.reference, line, need=event.for_need)


@fold_line.register
def _(event: SheetNoted, line: Envelope, told: Told) -> None:
    said = {"words": event.words, "need": event.for_need, "promised_for": event.promised_for}
    told.filed[event.filed] = _filed(event.filed_kind, line, **said)


@fold_line.register
def _(event: FiledTakenBack, line: Envelope, told: Told) -> None:
    told.filed[event.filed].taken_back_us = line.at_us


def _filed(kind: FiledKind, line: Envelope, **said: Any) -> FiledTold:
    return FiledTold(
        office=line.office,
        kind=kind,
        person=line.person_key,
        of_case=line.case_key,
        side=line.side,
        by=line.actor_key,
        at_us=line.at_us,
        **said,
    )
