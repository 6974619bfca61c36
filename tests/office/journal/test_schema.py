from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest

from onedoor.office.journal.schema import array, arrow_type, schema
from onedoor.vocabulary.event import Event, UnknownEvent
from onedoor.vocabulary.exported import exported_columns
from onedoor.vocabulary.people import Presence

SQL_WORDS = """
all and any as asc at by case cast check column desc distinct do else end except for from grant
group having in initially into lateral limit not null offset on only or order primary references
returning select show some table then to union unique using when where window with
"""


def test_no_column_is_a_word_of_sql():
    assert set(SQL_WORDS.split()).isdisjoint(schema().names)


def test_the_schema_holds_no_json_and_no_hash():
    assert {"fields", "hash", "transaction"}.isdisjoint(schema().names)


def test_every_column_is_a_number_a_day_a_yes_or_no_or_a_name_from_a_closed_list():
    plain = {pa.int64(), pa.date32(), pa.bool_()}
    assert set(schema().types) - plain == {pa.dictionary(pa.int16(), pa.string())}


def test_instants_are_whole_microseconds_and_days_are_days():
    types = dict(zip(schema().names, schema().types, strict=True))
    assert types["at_us"] == types["answer_by_us"] == types["prev_at_us"] == pa.int64()
    assert types["next_due"] == types["until"] == pa.date32()


def test_a_code_is_written_by_its_name():
    assert array(Presence, [3, None, 1]).to_pylist() == ["on_leave", None, "present"]


def test_a_kind_is_written_by_its_name():
    assert array(Event, ["CaseOpened"]).to_pylist() == ["CaseOpened"]


def test_a_code_the_vocabulary_does_not_have_is_refused():
    with pytest.raises(UnknownEvent, match="Presence 9"):
        array(Presence, [9])


def test_every_column_of_the_vocabulary_has_a_type():
    assert schema().names == list(exported_columns())
    assert arrow_type(dt.date) == pa.date32()
