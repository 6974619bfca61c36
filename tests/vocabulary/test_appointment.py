"""The closed lists of appointments: a sentence for each refusal, and reasons for each change."""

import pytest

from onedoor.vocabulary.appointment import (
    AppointmentReason,
    CancelledWhy,
    InterpreterState,
    MovedWhy,
)


@pytest.mark.parametrize("reason", [*AppointmentReason, *MovedWhy, *CancelledWhy])
def test_every_reason_is_a_sentence(reason):
    assert reason.words.endswith(".")
    assert reason.words[0].isupper()


def test_whoever_needs_no_interpreter_waits_for_none():
    assert not InterpreterState.none
