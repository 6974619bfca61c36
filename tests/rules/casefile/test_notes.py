"""Notes: written by who may read, corrected by their writer or the holder, by one at a time."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.casefile.filing import FiledFacts
from onedoor.rules.casefile.notes import (
    CorrectionFacts,
    what_hinders_correcting,
    what_hinders_writing,
)
from onedoor.vocabulary.casefile_codes import FiledKind, FileReason
from onedoor.vocabulary.confidentiality import Level

NOTE = FiledFacts(kind=FiledKind.note, level=Level.content)
FINE = CorrectionFacts(
    note=NOTE, mine=True, i_hold=False, version=2, seen_version=2, says="Old", corrected="New"
)


@pytest.mark.parametrize("written", ["", "  ", "\n\t"])
def test_an_empty_note_is_none(written):
    assert what_hinders_writing(Level.content, written) is FileReason.nothing_written


def test_a_note_is_written_by_who_may_read():
    assert what_hinders_writing(Level.content, "Came by") is None
    assert what_hinders_writing(Level.existence, "Came by") is FileReason.not_yours


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"note": replace(NOTE, level=Level.existence)}, FileReason.not_yours),
        ({"note": replace(NOTE, kind=FiledKind.paper)}, FileReason.not_a_note),
        ({"mine": False}, FileReason.not_your_note),
        ({"version": 3}, FileReason.corrected_meanwhile),
        ({"corrected": " "}, FileReason.nothing_written),
        ({"corrected": " Old "}, FileReason.nothing_changed),
    ],
)
def test_what_hinders_a_correction_is_told(changed, because):
    assert what_hinders_correcting(replace(FINE, **changed)) is because


def test_who_holds_the_case_corrects_what_others_wrote():
    assert what_hinders_correcting(replace(FINE, mine=False, i_hold=True)) is None


@given(version=st.integers(1, 9), seen=st.integers(1, 9))
def test_of_two_who_correct_the_same_version_only_the_first_can(version, seen):
    because = what_hinders_correcting(replace(FINE, version=version, seen_version=seen))
    assert (because is None) == (version == seen)
