"""The exported journal: one flat row for each line, every name with one type."""

import datetime as dt
from dataclasses import dataclass

import pytest

from onedoor.vocabulary import event as vocabulary_of_events
from onedoor.vocabulary.event import Event, shape
from onedoor.vocabulary.exported import (
    TwoMeanings,
    envelope_columns,
    event_columns,
    exported_columns,
)
from tests.vocabulary.everything import events


def test_every_field_of_every_event_has_its_column():
    assert event_columns().keys() == {name for event in events for name in shape(event)}


def test_the_envelope_comes_first_and_nothing_comes_twice():
    columns = [*envelope_columns(), *event_columns()]
    assert list(exported_columns()) == columns
    assert len(set(columns)) == len(columns)


def test_a_day_that_may_be_missing_is_a_day_all_the_same():
    assert event_columns()["until"] is dt.date


def test_a_line_knows_the_line_before_it_in_its_thread():
    assert {
        "prev",
        "prev_kind",
        "prev_unit",
        "prev_actor",
        "prev_at_us",
    } <= envelope_columns().keys()


def test_no_column_could_hold_a_name_or_free_text():
    """Law 5. `Event` stands for the name of a kind, which is ours and not a person's."""
    assert str not in exported_columns().values()


def test_a_name_with_two_types_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(vocabulary_of_events, "kinds", dict(vocabulary_of_events.kinds))
    monkeypatch.setattr("onedoor.vocabulary.exported.kinds", vocabulary_of_events.kinds)

    @dataclass(frozen=True, kw_only=True)
    class CaseWeighed(Event):
        """A case was put on the scales, in days; for this test only."""

        handover: dt.date

    with pytest.raises(TwoMeanings, match=r"CaseWeighed\.handover"):
        event_columns()
