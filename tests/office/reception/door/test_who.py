"""What is written in the one field about who it is, and what it is taken for."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.journal.refused import Refused
from onedoor.office.reception.door.who import NOBODY, Who, WhoProblem, read_who
from tests.cast.people import NOW
from tests.office.people.made_up import a_number

BORN = dt.date(1985, 3, 14)
TODAY = dt.date(2026, 3, 2)


def read(written: str) -> Who:
    return read_who(written, now=NOW, today=TODAY)


@pytest.mark.parametrize("written", ["", "   "])
def test_nothing_written_is_nobody_by_name(written):
    assert read(written) == NOBODY
    assert read(written).is_nobody


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Kari Nordmann", ("Kari", "Nordmann")),
        ("Nordmann, Kari", ("Kari", "Nordmann")),
        ("Anne  Marie   Li", ("Anne Marie", "Li")),
        ("Nordmann", ("", "Nordmann")),
    ],
)
def test_a_name_is_read_whichever_way_round(written, names):
    assert read(written).names == names


@pytest.mark.parametrize(
    "written",
    ["14.03.1985", "14.3.85", "140385", "14031985", "1985-03-14", "14/3-1985", "14-03-85"],
)
def test_a_birth_date_is_read_as_people_write_it(written):
    assert read(written).born == BORN
    assert read(f"Kari Nordmann {written}") == Who(name="Kari Nordmann", born=BORN)


def test_of_two_centuries_the_one_is_meant_in_which_one_is_born():
    assert read("020326").born == dt.date(2026, 3, 2)
    assert read("030326").born == dt.date(1926, 3, 3)


def test_a_number_is_read_with_a_name_beside_it():
    number = a_number(BORN)
    who = read(f"Kari Nordmann {number[:6]} {number[6:]}")
    assert who.number is not None
    assert (who.name, who.number.characters) == ("Kari Nordmann", number)


@pytest.mark.parametrize(("written", "ticket"), [("7", 7), ("#17", 17), ("123", 123)])
def test_few_digits_are_a_ticket(written, ticket):
    assert read(written).ticket == ticket


@pytest.mark.parametrize("written", ["AB 123456", "SE850314-1234", "12.13 x"])
def test_anything_else_with_digits_is_another_countrys_number(written):
    assert read(written).outlandish == written


@pytest.mark.parametrize("written", ["31.02.1985", "310285", "29.02.2025"])
def test_a_day_that_is_none_is_refused(written):
    with pytest.raises(Refused) as refused:
        read(written)
    assert refused.value.because is WhoProblem.no_such_day


def test_what_was_written_is_not_printed():
    assert a_number(BORN) not in repr(read(a_number(BORN)))
    assert "AB123456" not in repr(read("AB123456"))
