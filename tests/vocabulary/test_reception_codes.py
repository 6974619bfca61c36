"""Reception's closed lists: what the journal's numbers mean, and the words for each."""

import pytest

from onedoor.vocabulary.reception_codes import (
    Channel,
    NeedOutcome,
    ReceptionReason,
    Spoken,
    UrgentReason,
    VisitEnd,
    VisitState,
)


@pytest.mark.parametrize("reason", [one for one in ReceptionReason if one])
def test_a_refusal_is_a_sentence(reason):
    assert reason.words.endswith(".")
    assert reason.words[0].isupper()


def test_only_who_stands_in_the_house_is_called_by_the_board():
    assert [one for one in Channel if one.in_the_house] == [Channel.desk, Channel.check_in]


def test_a_visit_begins_waiting():
    assert VisitState(1) is VisitState.waiting


def test_closing_time_has_an_end_of_its_own_that_is_not_served():
    """Whoever is left at closing is a debt, never served (law 10)."""
    assert {VisitEnd.closing.name, VisitEnd.served.name} == {"closing", "served"}
    assert "served" not in {outcome.name for outcome in NeedOutcome}


def test_urgent_is_always_for_a_reason():
    assert not UrgentReason.none
    assert all(one.words.endswith(".") for one in UrgentReason if one)


def test_a_language_is_named_by_its_code():
    assert all(len(one.name) <= 3 for one in Spoken if one.name not in ("unknown", "other"))
