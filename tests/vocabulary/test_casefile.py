"""What happens in a file is told in keys: nothing that was written stands in a line."""

import datetime as dt

import pytest

from onedoor.vocabulary import casefile
from onedoor.vocabulary.casefile import SheetNoted
from onedoor.vocabulary.casefile_codes import FiledKind
from onedoor.vocabulary.event import Event, as_fields, from_fields

EVENTS = [one for one in vars(casefile).values() if isinstance(one, type)]
TOLD = [one for one in EVENTS if issubclass(one, Event) and one is not Event]


@pytest.mark.parametrize("event", TOLD)
def test_every_line_says_what_in_the_file_it_is_about(event):
    assert "filed" in event.__dataclass_fields__


def test_a_promise_comes_back_with_its_day():
    promise = SheetNoted(
        filed=1,
        filed_kind=FiledKind.promised,
        words=0,
        for_need=2,
        promised_for=dt.date(2026, 3, 2),
    )
    assert from_fields("SheetNoted", 1, as_fields(promise)) == promise
