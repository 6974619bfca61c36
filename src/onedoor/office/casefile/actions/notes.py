"""Notes: written, and corrected by a new version; what a note said before is never lost."""

from __future__ import annotations

import datetime as dt

from onedoor.office.casefile.actions.drafts import drafts_of
from onedoor.office.casefile.file_at_hand import (
    FileAtHand,
    file_at_hand,
    filed_at_hand,
    require,
)
from onedoor.office.casefile.models import Filed, NoteVersion
from onedoor.office.casefile.place import Place
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.models import Employee, Words
from onedoor.rules.casefile.filing import FiledFacts
from onedoor.rules.casefile.notes import (
    CorrectionFacts,
    what_hinders_correcting,
    what_hinders_writing,
)
from onedoor.vocabulary.casefile import NoteCorrected, NoteWritten
from onedoor.vocabulary.casefile_codes import CorrectionReason, FiledKind


def write_note(
    place: Place, written: str, *, actor: Employee, now: dt.datetime, form: Form = NO_FORM
) -> int:
    """Write a note in a file; its row number. The writer's draft of it is gone with that.

    Raises `Refused`, and what `file_at_hand` does.
    """
    with file_at_hand(place, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        require(what_hinders_writing(hand.level, written))
        words = hand.words(written)
        note = hand.file(kind=FiledKind.note, words=words)
        _keep(note, words, None, hand)
        drafts_of(actor, hand.place).delete()
        told = NoteWritten(filed=note.pk, words=note.words_id or 0, for_need=note.need_id or 0)
        hand.write(told, hand.holder)
        return hand.leave("write_note", note.pk)


def correct_note(
    note: int,
    place: Place,
    written: str,
    *,
    reason: CorrectionReason,
    seen_version: int,
    actor: Employee,
    now: dt.datetime,
    form: Form = NO_FORM,
) -> int:
    """Let a note say something else from now on; its row number.

    `seen_version` is the one its writer had before them: of two who correct the same, one wins and
    the other is refused (`corrected_meanwhile`). Raises `Refused`, `Filed.DoesNotExist`, and what
    `file_at_hand` does.
    """
    with file_at_hand(place, actor=actor, now=now, form=form) as hand:
        if hand.done is not None:
            return hand.done
        row = filed_at_hand(hand, note)
        require(what_hinders_correcting(_facts(row, hand, written, seen_version)))
        row.words, row.version = hand.words(written), row.version + 1
        row.save(update_fields=["words", "version"])
        _keep(row, row.words, reason, hand)
        drafts_of(actor, hand.place, note=row.pk).delete()
        hand.write(_corrected(row, reason), row.by_id, hand.holder)
        return hand.leave("correct_note", row.pk)


def _corrected(row: Filed, reason: CorrectionReason) -> NoteCorrected:
    return NoteCorrected(
        filed=row.pk,
        words=row.words_id or 0,
        note_version=row.version,
        correction_reason=reason,
    )


def _facts(row: Filed, hand: FileAtHand, written: str, seen_version: int) -> CorrectionFacts:
    return CorrectionFacts(
        note=FiledFacts(kind=row.kind, level=hand.level),
        mine=row.by_id == hand.actor.pk,
        i_hold=hand.holder == hand.actor.pk,
        version=row.version,
        seen_version=seen_version,
        says=row.words.body if row.words else "",
        corrected=written,
    )


def _keep(
    note: Filed, words: Words | None, reason: CorrectionReason | None, hand: FileAtHand
) -> None:
    NoteVersion.objects.create(
        note=note,
        number=note.version,
        words=words,
        by=hand.actor,
        at=hand.now,
        reason=reason,
    )
