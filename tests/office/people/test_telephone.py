"""Telephone numbers are kept as any telephone can ring them, however they were written."""

from __future__ import annotations

import pytest

from onedoor.office.journal.refused import Refused
from onedoor.office.people.telephone import TelephoneProblem, read_telephone


@pytest.mark.parametrize("written", ["22225555", "22 22 55 55", "+47 22 22 55 55", "004722225555"])
def test_a_norwegian_number_is_read_however_it_is_written(written):
    assert read_telephone(written, "NO") == "+4722225555"


def test_another_countrys_number_begins_with_its_own():
    assert read_telephone("+46 8 508 290 00", "NO") == "+46850829000"


def test_no_number_is_none():
    assert read_telephone("  ", "NO") == ""


@pytest.mark.parametrize("written", ["1", "tel", "22225555 ext 3", "+999 1234567", "٢" * 3])
def test_what_cannot_be_rung_is_refused(written):
    with pytest.raises(Refused) as refused:
        read_telephone(written, "NO")
    assert refused.value.because is TelephoneProblem.not_one
