from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.no import fodselsnummer

from onedoor.office.journal.refused import Refused
from onedoor.office.people.identity import NumberProblem, read_number
from onedoor.vocabulary.people import IdKind
from tests.office.people.made_up import a_number, any_nine, any_number, with_check_digits

TODAY = dt.date(2026, 3, 2)
AFTER_2032 = dt.date(2032, 1, 1)
PLACES = st.integers(0, 10)
DIGITS = st.integers(1, 9)


def read(written: str, country: str = "", *, on: dt.date = TODAY, demo: bool = False):
    return read_number(country, written, on=on, demo=demo)


def problem(written: str, country: str = "", *, on: dt.date = TODAY, demo: bool = False):
    with pytest.raises(Refused) as refused:
        read(written, country, on=on, demo=demo)
    return refused.value.because


@given(any_number())
def test_a_number_of_every_series_is_read(number):
    assert read(number).characters == number


@given(any_number("ordinary"))
def test_ordinary_numbers_are_those_the_library_knows(number):
    assert fodselsnummer.is_valid(number)
    assert read(number).birth_date == fodselsnummer.get_birth_date(number)


@given(st.from_regex(r"[0-7][0-9][0-5][0-9]{6}", fullmatch=True))
def test_no_number_is_read_that_the_library_refuses(nine):
    number = with_check_digits(nine)
    if number is not None and not fodselsnummer.is_valid(number):
        assert problem(number) is NumberProblem.impossible_date


@given(any_number(), PLACES, DIGITS)
def test_one_wrong_digit_is_always_found(number, place, added):
    wrong = str((int(number[place]) + added) % 10)
    changed = number[:place] + wrong + number[place + 1 :]
    assert problem(changed) is NumberProblem.wrong_check_digit


@given(any_nine(), st.integers(0, 3), PLACES, DIGITS)
def test_one_wrong_digit_is_found_after_2032_too(nine, remainder, place, added):
    number = with_check_digits(nine, remainder)
    if number is not None:
        wrong = str((int(number[place]) + added) % 10)
        changed = number[:place] + wrong + number[place + 1 :]
        assert problem(changed, on=AFTER_2032) is NumberProblem.wrong_check_digit


@given(any_nine(), st.integers(1, 3))
def test_the_first_check_digit_may_leave_up_to_three_from_2032(nine, remainder):
    number = with_check_digits(nine, remainder)
    if number is not None:
        assert problem(number, on=dt.date(2031, 12, 31)) is NumberProblem.wrong_check_digit
        assert read(number, on=AFTER_2032).birth_date is None


@given(any_nine(), st.integers(4, 10))
def test_the_first_check_digit_may_not_leave_more(nine, remainder):
    number = with_check_digits(nine, remainder)
    if number is not None:
        assert problem(number, on=AFTER_2032) is NumberProblem.wrong_check_digit


@pytest.mark.parametrize(
    ("series", "d", "kind"),
    [
        ("ordinary", False, IdKind.birth_number),
        ("ordinary", True, IdKind.d_number),
        *(
            (series, d, IdKind.synthetic_d if d else IdKind.synthetic)
            for series in ("nav", "health_net", "tenor")
            for d in (False, True)
        ),
    ],
)
def test_the_kind_and_the_birth_date_are_told_from_the_number(series, d, kind):
    born = dt.date(2004, 2, 29)
    number = read(a_number(born, series=series, d=d))
    assert (number.kind, number.birth_date, number.country) == (kind, born, "NO")


@pytest.mark.parametrize("written", ["{0} {1}", "{0}-{1}", " {0}{1}\t", "{0}\u00a0–{1}"])
def test_spaces_and_dashes_do_not_matter(written):
    number = a_number()
    assert read(written.format(number[:6], number[6:])).characters == number


@pytest.mark.parametrize(
    ("written", "because"),
    [
        ("", NumberProblem.missing),
        (" - ", NumberProblem.missing),
        ("1234567890", NumberProblem.wrong_length),
        ("123456789012", NumberProblem.wrong_length),
        ("0" * 100_000, NumberProblem.wrong_length),
        ("1234567890A", NumberProblem.not_digits),
        ("١٢٣٤٥٦٧٨٩٠١", NumberProblem.not_digits),
        ("1234567890\N{VULGAR FRACTION ONE HALF}", NumberProblem.not_digits),
        ("01010112345", NumberProblem.wrong_check_digit),
    ],
)
def test_what_is_wrong_is_told(written, because):
    assert problem(written) is because


@pytest.mark.parametrize("nine", ["300285100", "001385100", "311185100", "320185100", "290285100"])
def test_a_day_that_does_not_exist_is_refused(nine):
    number = next(
        found for serial in range(9) if (found := with_check_digits(f"{nine[:8]}{serial}"))
    )
    assert problem(number) is NumberProblem.impossible_date
    if not nine.startswith("2902"):
        assert problem(number, on=AFTER_2032) is NumberProblem.impossible_date


def test_somebody_not_born_yet_has_no_number():
    assert problem(a_number(dt.date(2026, 3, 3))) is NumberProblem.impossible_date
    assert read(a_number(dt.date(2026, 3, 2))).birth_date == TODAY


def test_the_demo_takes_made_up_norwegian_numbers_only():
    assert read(a_number(series="tenor"), demo=True).kind is IdKind.synthetic
    assert problem(a_number(series="ordinary"), demo=True) is NumberProblem.real_in_demo
    assert problem(a_number(series="ordinary", d=True), demo=True) is NumberProblem.real_in_demo


@pytest.mark.parametrize(
    ("country", "written", "kept"),
    [("se", "640823-3234", "6408233234"), ("PL", " 4405 14/1 ", "440514/1"), ("SO", "ab c", "ABC")],
)
def test_another_countrys_number_is_kept_in_one_way_of_writing(country, written, kept):
    number = read(written, country)
    assert (number.kind, number.country) == (IdKind.foreign, country.upper())
    assert number.characters == kept


@pytest.mark.parametrize(
    ("country", "written", "because"),
    [
        ("ZZ", "1", NumberProblem.no_such_country),
        ("NOR", "1", NumberProblem.no_such_country),
        ("SE", "x" * 41, NumberProblem.too_long),
        ("SE", "12\x0034", NumberProblem.unreadable),
        ("SE", "12\u202e34", NumberProblem.unreadable),
        ("SE", "--", NumberProblem.missing),
    ],
)
def test_what_is_wrong_with_another_countrys_number_is_told(country, written, because):
    assert problem(written, country) is because


def test_printing_a_number_does_not_tell_it():
    number = read(a_number())
    assert number.characters[:6] not in f"{number} {number!r}"
    assert "1985" not in repr(number)


def test_every_problem_has_words():
    assert all(one.words for one in NumberProblem)
