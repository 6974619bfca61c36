"""Safety's closed lists: a sentence for each refusal, and no blame in how a call ended."""

import pytest

from onedoor.vocabulary.safety_codes import HelpEnd, HelpPlace, SafetyReason


@pytest.mark.parametrize("reason", SafetyReason)
def test_every_reason_is_a_sentence(reason):
    assert reason.words.endswith(".")
    assert reason.words[0].isupper()


def test_a_call_may_say_nothing_of_where_it_comes_from():
    assert HelpPlace(0) is HelpPlace.unsaid


def test_a_press_by_mistake_is_an_end_like_the_others():
    assert "false" not in HelpEnd.mistake.words
