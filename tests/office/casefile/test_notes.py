"""Notes are owned from birth, corrected with their history kept, and one at a time."""

import pytest

from onedoor.office.casefile.actions.drafts import keep_draft
from onedoor.office.casefile.actions.notes import correct_note, write_note
from onedoor.office.casefile.models import Draft, Filed, NoteVersion
from onedoor.office.casefile.queries import draft_of, versions_of
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.people.actions.merging import merge_persons
from onedoor.office.people.actions.persons import forget_person
from onedoor.office.people.models import Words
from onedoor.office.responsibility.models import Notice
from onedoor.vocabulary.casefile_codes import CorrectionReason, FileReason
from onedoor.vocabulary.sides import Side
from tests.cast.people import LATER, case, employee, person
from tests.office.casefile.file import SOON, file_of, file_with, note

pytestmark = pytest.mark.usefixtures("healthy_office")


def corrected(row: Filed, written: str, by: str = "amina", seen: int = 1) -> int:
    assert row.case is not None
    return correct_note(
        row.pk,
        file_of(row.case),
        written,
        reason=CorrectionReason.wrong_fact,
        seen_version=seen,
        actor=employee(by),
        now=LATER,
    )


def test_a_note_belongs_to_the_side_of_its_case_from_birth():
    row = note(case(holder="yusuf", in_unit="front_municipality", about="housing"), "Hi", "yusuf")
    assert row.words is not None
    assert (row.side, row.words.side) == (Side.municipality, Side.municipality)


def test_the_journal_has_the_key_of_what_was_written_and_never_the_words():
    row = note(case(), "Wants to be a baker")
    line = JournalLine.objects.get(kind="NoteWritten")
    assert line.fields == {"filed": row.pk, "words": row.words_id, "for_need": row.need_id}


def test_the_other_side_writes_nothing_in_a_case_it_may_not_read():
    with pytest.raises(Refused) as refused:
        note(case(), "Hello", by="berit")
    assert refused.value.because is FileReason.not_yours
    assert not Filed.objects.exists()


def test_the_holder_is_told_of_a_note_that_a_colleague_wrote():
    held = case()
    note(held, "Rang and asked for you", by="lan")
    assert Notice.objects.get(kind="NoteWritten").employee == employee("amina")


def test_a_correction_keeps_what_the_note_said_before():
    row = note(case(), "Born in Bergen")
    corrected(row, "Born in Bodø")
    said = [(one.number, one.written) for one in versions_of(row)]
    assert said == [(2, "Born in Bodø"), (1, "Born in Bergen")]


def test_of_two_who_correct_one_note_one_wins_and_the_other_is_told():
    row = note(case(), "Born in Bergen", by="lan")
    corrected(row, "Born in Bodø", by="lan")
    with pytest.raises(Refused) as refused:
        corrected(row, "Born in Trondheim", by="amina")
    assert refused.value.because is FileReason.corrected_meanwhile
    assert NoteVersion.objects.filter(note=row).count() == 2


def test_a_draft_is_its_writers_own_and_goes_when_the_note_is_written():
    at = file_of(case())
    keep_draft(at, "Half a sen", actor=employee("amina"), now=SOON)
    keep_draft(at, "Half a sentence", actor=employee("amina"), now=SOON)
    assert draft_of(employee("amina"), at) == "Half a sentence"
    assert draft_of(employee("lan"), at) == ""
    write_note(at, "A whole sentence.", actor=employee("amina"), now=LATER)
    assert not Draft.objects.exists()


def test_a_draft_is_no_line_of_the_journal():
    at = file_of(case())
    before = JournalLine.objects.count()
    keep_draft(at, "Half a sen", actor=employee("amina"), now=SOON)
    assert JournalLine.objects.count() == before


def test_a_note_without_a_case_is_its_writers_sides_and_follows_a_merge():
    kept, merged = person(), person()
    key = write_note(file_with(merged, "yusuf"), "Came by", actor=employee("yusuf"), now=SOON)
    merge_persons(kept.pk, merged.pk, actor=None, now=LATER)
    row = Filed.objects.get(pk=key)
    assert (row.person, row.side) == (kept, Side.municipality)


def test_who_is_deleted_leaves_no_words_behind():
    gone = person()
    write_note(file_with(gone, "amina"), "Came by", actor=employee("amina"), now=SOON)
    keep_draft(file_with(gone, "amina"), "Half", actor=employee("amina"), now=SOON)
    forget_person(gone.pk, actor=None, now=LATER)
    assert not Words.objects.filter(person=gone).exists()
    assert not Draft.objects.exists()
