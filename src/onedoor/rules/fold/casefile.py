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
    PaperFiled,
    PaperGiven,
    PaperLeft,
    PaperReceived,
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
def _(event: PaperReceived, line: Envelope, told: Told) -> None:
    came = {"paper_from": event.paper_from, "waits_with": event.waits_with}
    said = {"words": event.words, "need": event.for_need, **came}
    told.filed[event.filed] = _filed(FiledKind.paper, line, **said)


@fold_line.register
def _(event: PaperGiven, line: Envelope, told: Told) -> None:
    paper = told.filed[event.filed]
    paper.waits_with, paper.side = event.waits_with, line.side


@fold_line.register
def _(event: PaperLeft, line: Envelope, told: Told) -> None:
    """Where it went, `PaperFiled` tells in the thread of that case."""


@fold_line.register
def _(event: PaperFiled, line: Envelope, told: Told) -> None:
    paper = told.filed[event.filed]
    paper.of_case, paper.person, paper.need = line.case_key, line.person_key, event.for_need
    paper.side, paper.waits_with = line.side, 0


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
