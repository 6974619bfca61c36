"""Filing: who may read a file may write in it, and what was written stays."""

import pytest

from onedoor.rules.casefile.filing import (
    FiledFacts,
    what_hinders_filing,
    what_hinders_taking_back,
)
from onedoor.vocabulary.casefile_codes import FiledKind, FileReason
from onedoor.vocabulary.confidentiality import Level

CONTENT = Level.content


@pytest.mark.parametrize("level", [Level.nothing, Level.existence])
def test_who_may_not_read_a_file_may_not_write_in_it(level):
    assert what_hinders_filing(level) is FileReason.not_yours


def test_who_may_read_a_file_may_write_in_it():
    assert what_hinders_filing(CONTENT) is None


@pytest.mark.parametrize("kind", FiledKind)
def test_only_notes_and_papers_are_never_taken_away(kind):
    because = what_hinders_taking_back(FiledFacts(kind=kind, level=CONTENT))
    stays = kind in (FiledKind.note, FiledKind.paper)
    assert because is (FileReason.cannot_be_taken_back if stays else None)


def test_nothing_is_taken_away_twice():
    gone = FiledFacts(kind=FiledKind.reference, level=CONTENT, taken_back=True)
    assert what_hinders_taking_back(gone) is FileReason.taken_back


def test_what_one_may_not_read_one_may_not_take_away():
    other = FiledFacts(kind=FiledKind.told, level=Level.existence)
    assert what_hinders_taking_back(other) is FileReason.not_yours
