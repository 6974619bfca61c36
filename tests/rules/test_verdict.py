"""A verdict says yes or no, and why; and a no is never lost on the way."""

from onedoor.rules.verdict import Verdict, answer, first_no, no, yes
from onedoor.vocabulary.responsibility_codes import Reason


def test_a_yes_is_true_and_a_no_is_false():
    assert yes()
    assert not no(Reason.case_closed)


def test_a_yes_has_nothing_to_refuse_with_and_a_no_has_its_reason():
    assert yes(Reason.holder).refusal is None
    assert no(Reason.case_closed).refusal is Reason.case_closed


def test_the_first_condition_that_forbids_gives_the_reason():
    conditions = (
        (False, Reason.you_left),
        (True, Reason.not_holder),
        (True, Reason.case_closed),
    )
    assert first_no(*conditions) is Reason.not_holder


def test_nothing_that_forbids_is_no_reason():
    assert first_no((False, Reason.you_left)) is None
    assert first_no() is None


def test_an_answer_is_no_for_a_reason_and_yes_without_one():
    assert answer(Reason.not_holder, Reason.holder) == Verdict(False, Reason.not_holder)
    assert answer(None, Reason.holder) == Verdict(True, Reason.holder)
    assert answer(None) == Verdict(True, Reason.allowed)


def test_a_refusal_is_not_lost_in_a_chain_of_or():
    """Only `allowed` counts as nothing; were a reason to refuse 0, `or` would pass over it."""
    refused = no(Reason.case_closed).refusal or first_no((True, Reason.not_holder))
    assert refused is Reason.case_closed
    assert [one for one in Reason if not one] == [Reason.allowed]
