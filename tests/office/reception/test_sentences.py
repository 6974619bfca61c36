"""Everything that can happen to a visit or a debt is told in words, on the page of its history."""

from __future__ import annotations

import inspect

import pytest

from onedoor.office.reception.sentences import sentences
from onedoor.vocabulary import reception, responsibility
from onedoor.vocabulary.event import Event
from onedoor.vocabulary.reception import ScreenClosed, ScreenOpened

# A screen is no visit; its lines stand in the office's own thread.
NOT_OF_A_VISIT = {ScreenOpened, ScreenClosed}


def events_of(module: object) -> set[type[Event]]:
    found = {kind for _, kind in inspect.getmembers(module, inspect.isclass)}
    return {kind for kind in found if issubclass(kind, Event) and kind is not Event}


@pytest.mark.parametrize("kind", sorted(events_of(reception) - NOT_OF_A_VISIT, key=str))
def test_everything_that_happens_to_a_visit_has_a_sentence(kind):
    assert sentences.dispatch(kind) is not sentences.dispatch(Event)


@pytest.mark.parametrize("name", ["DebtIncurred", "DebtMoved", "DebtPaid"])
def test_everything_that_happens_to_a_debt_has_a_sentence(name):
    assert sentences.dispatch(getattr(responsibility, name)) is not sentences.dispatch(Event)
