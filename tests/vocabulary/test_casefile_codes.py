"""The case file's closed lists: a sentence for each refusal, and the three parts of the sheet."""

import pytest

from onedoor.vocabulary.casefile_codes import FiledKind, FileReason


@pytest.mark.parametrize("reason", FileReason)
def test_every_reason_is_a_sentence(reason):
    assert reason.words.endswith(".")
    assert reason.words[0].isupper()


def test_the_sheet_tells_what_was_asked_told_and_promised():
    of_it = [one for one in FiledKind if one.of_the_sheet]
    assert of_it == [FiledKind.asked, FiledKind.told, FiledKind.promised]
