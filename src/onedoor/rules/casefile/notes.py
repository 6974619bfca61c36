"""Notes: whether one can be written, and whether what it says can be corrected."""

from __future__ import annotations

from dataclasses import dataclass

from onedoor.rules.casefile.filing import FiledFacts, what_hinders_filing
from onedoor.rules.verdict import first_no
from onedoor.vocabulary.casefile_codes import FiledKind, FileReason
from onedoor.vocabulary.confidentiality import Level


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectionFacts:
    """A note and its correction: whose both are, and which version the writer had before them."""

    note: FiledFacts
    mine: bool
    i_hold: bool
    version: int
    seen_version: int
    says: str
    corrected: str


def what_hinders_writing(level: Level, written: str) -> FileReason | None:
    """Why a note cannot be written; None when it can."""
    return what_hinders_filing(level) or first_no((not written.strip(), FileReason.nothing_written))


def who_may_not_correct(note: FiledFacts, *, mine: bool, i_hold: bool) -> FileReason | None:
    """Why somebody may not correct a note at all; None when they may.

    Its writer may, and who holds the case: they answer for what stands there (GDPR article 16).
    """
    return what_hinders_filing(note.level) or first_no(
        (note.kind is not FiledKind.note, FileReason.not_a_note),
        (not (mine or i_hold), FileReason.not_your_note),
    )


def what_hinders_correcting(facts: CorrectionFacts) -> FileReason | None:
    """Why a note cannot be corrected like this; None when it can. Of two who do, one wins."""
    return who_may_not_correct(facts.note, mine=facts.mine, i_hold=facts.i_hold) or first_no(
        (facts.version != facts.seen_version, FileReason.corrected_meanwhile),
        (not facts.corrected.strip(), FileReason.nothing_written),
        (facts.corrected.strip() == facts.says.strip(), FileReason.nothing_changed),
    )
