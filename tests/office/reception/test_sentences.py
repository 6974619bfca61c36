"""Everything that can happen to a visit or a debt is told in words, on the page of its history."""

from __future__ import annotations

import inspect

import pytest

from onedoor.office.reception.sentences import sentences
from onedoor.office.responsibility.sentences import sentences as sentences_of_cases
from onedoor.vocabulary import reception, responsibility
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.reception import (
    MessageLeft,
    QuestionAnswered,
    QuestionAsked,
    QuestionEnded,
    QuestionRanOut,
    ScreenClosed,
    ScreenOpened,
)

# A screen is no visit; its lines stand in the office's own thread. A message is told as of a case.
ASKED_QUIETLY = {QuestionAsked, QuestionRanOut, QuestionAnswered, QuestionEnded}
NOT_OF_A_VISIT = {ScreenOpened, ScreenClosed, MessageLeft} | ASKED_QUIETLY


def events_of(module: object) -> set[type[Event]]:
    found = {kind for _, kind in inspect.getmembers(module, inspect.isclass)}
    return {kind for kind in found if issubclass(kind, Event) and kind is not Event}


@pytest.mark.parametrize("kind", sorted(events_of(reception) - NOT_OF_A_VISIT, key=str))
def test_everything_that_happens_to_a_visit_has_a_sentence(kind):
    assert sentences.dispatch(kind) is not sentences.dispatch(Event)


_OF_DEBTS = [kind for kind in events_of(responsibility) if kind.__name__.startswith("Debt")]


@pytest.mark.parametrize(
    "kind", sorted({*_OF_DEBTS, responsibility.CallTried, MessageLeft}, key=str)
)
def test_everything_that_happens_to_a_debt_has_a_sentence(kind):
    """Some debts have their lines in a case's thread, so a case's history tells them too."""
    assert sentences_of_cases.dispatch(kind) is not sentences_of_cases.dispatch(Event)
