"""A marked sentence is the sentence itself."""

from onedoor.vocabulary.texts import text


def test_marking_a_sentence_does_not_change_it():
    assert text("The case is closed.") == "The case is closed."
