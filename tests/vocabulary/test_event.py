"""Events: keys, numbers, dates and codes only; read back as written, or refused."""

import datetime as dt
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import MISSING, FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.vocabulary import exported
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.event import UnknownEvent, as_fields, from_fields, kinds, shape
from onedoor.vocabulary.exported import envelope_columns
from onedoor.vocabulary.people import Presence, PresenceChanged
from onedoor.vocabulary.responsibility import CaseHeld, HolderChanged
from onedoor.vocabulary.responsibility_codes import MovedBy, WaitingFor
from tests.vocabulary.everything import events

A_DAY = dt.date(2026, 11, 23)
MOVE = HolderChanged(moved_by=MovedBy.given, handover=0, return_by_us=0)
HOLD = CaseHeld(waiting_for=WaitingFor.doctor, until=A_DAY)

each_event = pytest.mark.parametrize("event", events, ids=lambda event: event.__name__)


def values_of(kind):
    """Any value a field of this type can have."""
    if kind == dt.date | None:
        return st.none() | st.dates()
    if issubclass(kind, Code):
        return st.sampled_from(kind)
    return {int: st.integers(0, 2**63 - 1), bool: st.booleans(), dt.date: st.dates()}[kind]


def any_of(event):
    """Any event of this kind."""
    told = {name: values_of(kind) for name, kind in shape(event).items()}
    return st.builds(event, **told)


any_event = st.sampled_from(events).flatmap(any_of)


# ---------------------------------------------------------------------------- there and back


@given(any_event)
def test_an_event_is_read_back_as_it_was_written(event):
    written = json.loads(json.dumps(as_fields(event)))
    assert from_fields(type(event).__name__, event.version, written) == event


@given(any_event)
def test_nothing_but_numbers_and_days_is_written(event):
    for value in as_fields(event).values():
        is_day = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
        assert value is None or type(value) in (int, bool) or is_day


# ---------------------------------------------------------------------------- refused


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownEvent, match="CaseVanished"):
        from_fields("CaseVanished", 1, {})


def test_another_version_is_refused():
    with pytest.raises(UnknownEvent, match="version 2"):
        from_fields("CaseHeld", 2, as_fields(HOLD))


@pytest.mark.parametrize("changed", [{"note": 1}, {"waiting_for": None}])
def test_a_field_too_many_or_too_few_is_refused(changed):
    written = as_fields(HOLD) | changed
    missing = {name: value for name, value in written.items() if value is not None}
    with pytest.raises(UnknownEvent, match="has fields"):
        from_fields("CaseHeld", 1, missing)


@pytest.mark.parametrize("wrong", ["1", 1.0, True, None])
def test_a_number_of_another_type_is_refused(wrong):
    with pytest.raises(UnknownEvent):
        from_fields("HolderChanged", 1, as_fields(MOVE) | {"handover": wrong})


@pytest.mark.parametrize("wrong", [99, "given", 1.0, True, None])
def test_a_code_that_means_nothing_is_refused(wrong):
    with pytest.raises(UnknownEvent):
        from_fields("HolderChanged", 1, as_fields(MOVE) | {"moved_by": wrong})


@pytest.mark.parametrize("wrong", ["tomorrow", "2026-02-30", "20261123", "", 20261123, None])
def test_a_day_that_is_no_day_is_refused(wrong):
    with pytest.raises(UnknownEvent):
        from_fields("CaseHeld", 1, as_fields(HOLD) | {"until": wrong})


def test_a_day_may_be_missing_only_where_the_event_says_so():
    away = {"employee": 1, "presence": 3, "until": None}
    absent = PresenceChanged(employee=1, presence=Presence.on_leave, until=None)
    assert from_fields("PresenceChanged", 1, away) == absent


@pytest.mark.parametrize(
    ("event", "wrong"),
    [
        (MOVE, {"moved_by": 3}),
        (MOVE, {"moved_by": WaitingFor.doctor}),
        (MOVE, {"handover": "Kari Nordmann"}),
        (MOVE, {"handover": True}),
        (HOLD, {"until": None}),
        (HOLD, {"until": "2026-11-23"}),
        (HOLD, {"until": dt.datetime(2026, 11, 23, tzinfo=dt.UTC)}),
    ],
)
def test_a_value_of_another_type_is_not_written(event, wrong):
    """Free text and names would come in this way."""
    with pytest.raises(UnknownEvent, match="must be"):
        as_fields(replace(event, **wrong))


# ---------------------------------------------------------------------------- every kind


def test_every_kind_is_known_by_its_name():
    assert {event.__name__: event for event in events}.items() <= kinds.items()
    assert len({event.__name__ for event in events}) == len(events)


def test_every_subject_with_events_is_exported():
    told = {event.__module__ for event in events}
    assert told == {module.__name__ for module in exported.subjects}


@each_event
def test_an_event_has_a_page_of_its_own_in_the_reference(event):
    said = " ".join((vars(event).get("__doc__") or "").split())
    own_words = set(re.findall("[a-z]+", said.lower()))
    name = set(re.findall("[A-Z][a-z]+", event.__name__))
    assert len(said) >= 40, f"{event.__name__}: say what happened, and what its fields mean"
    assert own_words - {word.lower() for word in name}, f"{event.__name__} only says its name"
    assert not said.startswith(f"{event.__name__}("), f"{event.__name__} has no text of its own"


@each_event
def test_an_event_is_frozen_and_told_by_name(event):
    assert event.__dataclass_params__.frozen
    assert all(told.kw_only for told in fields(event))


@each_event
def test_a_field_is_a_number_a_yes_or_no_a_day_or_a_code(event):
    for name, kind in shape(event).items():
        plain = kind in (int, bool, dt.date, dt.date | None)
        assert plain or issubclass(kind, Code), f"{event.__name__}.{name} is {kind} (law 5)"


@each_event
def test_a_field_has_no_default(event):
    """A line says all its kind can say; what is left out by mistake is refused."""
    assert all(told.default is told.default_factory is MISSING for told in fields(event))


# ---------------------------------------------------------------------------- as columns


def test_one_name_has_one_type_in_all_events():
    types: dict[str, set[str]] = {}
    for event in events:
        for name, kind in shape(event).items():
            stated = dt.date if kind == dt.date | None else kind
            types.setdefault(name, set()).add(stated.__name__)
    assert not {name: kinds for name, kinds in types.items() if len(kinds) > 1}


@each_event
def test_a_field_is_none_of_the_envelopes_columns(event):
    from onedoor.office.journal.models import JournalLine

    columns = envelope_columns().keys() | {told.name for told in JournalLine._meta.fields}
    assert not columns & shape(event).keys()


@each_event
def test_a_field_can_be_a_column_without_quotes(event):
    """`at` and `case` are parse errors in DuckDB; SQLite knows most words of SQL."""
    for name in shape(event):
        assert name != "at"
        with closing(sqlite3.connect(":memory:")) as database:
            database.execute(f"CREATE TABLE line ({name} INTEGER)")


def test_an_event_does_not_change():
    with pytest.raises(FrozenInstanceError):
        setattr(MOVE, "handover", 7)  # noqa: B010 - mypy would refuse it before the event does
