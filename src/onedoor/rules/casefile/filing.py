"""Filing: who may put something in a file, and take back what was noted by mistake."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.rules.verdict import first_no
from onedoor.vocabulary.casefile_codes import FiledKind, FileReason
from onedoor.vocabulary.confidentiality import Level


@dataclass(frozen=True, kw_only=True, slots=True)
class FiledFacts:
    """Something in a file: what it is, how much of it the actor may see, whether it still holds."""

    kind: FiledKind
    level: Level
    taken_back: bool = False


def what_hinders_filing(level: Level) -> FileReason | None:
    """Why somebody who sees this much of a file may not write in it; None when they may.

    Who may read a file may write in it: a colleague at the door, the holder, their leader.
    """
    return first_no((level is not Level.content, FileReason.not_yours))


def what_hinders_taking_back(filed: FiledFacts) -> FileReason | None:
    """Why something cannot be taken away; None when it can. Notes and papers never are."""
    stays = filed.kind in (FiledKind.note, FiledKind.paper)
    return what_hinders_filing(filed.level) or first_no(
        (stays, FileReason.cannot_be_taken_back),
        (filed.taken_back, FileReason.taken_back),
    )
