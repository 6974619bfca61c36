"""What can happen to a case: how it moves, and that all waiting ends."""

import datetime as dt

import pytest

from onedoor.vocabulary.event import shape
from onedoor.vocabulary.responsibility import (
    CaseAskedFor,
    CaseHeld,
    CaseOpened,
    CaseReopened,
    HandoverOffered,
    HolderChanged,
    NextStepSet,
    SettlementCalled,
)
from onedoor.vocabulary.responsibility_codes import MovedBy
from tests.vocabulary.everything import events

on_handovers = [event for event in events if event.__name__.startswith("Handover")]
beginning_a_wait = [
    CaseOpened,
    CaseAskedFor,
    CaseHeld,
    CaseReopened,
    HandoverOffered,
    NextStepSet,
    SettlementCalled,
]


def test_one_event_moves_a_case_and_says_by_what():
    assert [event for event in events if MovedBy in shape(event).values()] == [HolderChanged]


@pytest.mark.parametrize("event", on_handovers, ids=lambda event: event.__name__)
def test_every_line_about_a_handover_says_which(event):
    assert shape(event)["handover"] is int


@pytest.mark.parametrize("event", beginning_a_wait, ids=lambda event: event.__name__)
def test_what_begins_a_wait_says_when_it_ends(event):
    """Law 2: waiting has a party and a date."""
    ends = [name for name, kind in shape(event).items() if kind is dt.date or name.endswith("_us")]
    assert len(ends) == 1
