"""Responsibility's closed lists: the few meanings that code elsewhere leans on."""

import pytest

from onedoor.vocabulary.responsibility_codes import CaseState, HandoverState, MovedBy, Reason


def test_only_the_reason_of_a_plain_yes_is_nought():
    """Reasons to refuse are joined by `or`; one that was 0 would be passed over."""
    assert [reason for reason in Reason if not reason] == [Reason.allowed]


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_told_in_sentences(reason):
    assert reason.words.endswith(".")
    assert reason.words[0].isupper()


def test_a_case_moves_in_six_ways():
    """DESIGN's five, and `returned`: a returned allotment moves the case back (decision 0007)."""
    ways = ["accepted", "allotted", "given", "fallen", "settled", "returned"]
    assert [moved.name for moved in MovedBy] == ways


def test_a_case_and_a_handover_begin_open():
    assert (CaseState.open, HandoverState.open) == (1, 1)
