"""What is wrong with a file before its keys are looked at: its syntax and its tables."""

import pytest

WRITTEN = (
    "Text stands in quotation marks, a day is written 2025-09-01, a time 09:00:00,"
    " yes or no as true or false."
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "opens = 09:00:00",
            "opens = 09:00",
            f"Line 38, column 10 is not understood: «opens = 09:00». {WRITTEN}",
        ),
        (
            'key = "elvebyen"',
            "key = elvebyen",
            f"Line 5, column 7 is not understood: «key = elvebyen». {WRITTEN}",
        ),
        (
            "2025-09-01",
            "2025-02-30",
            "Line 6, column 15: there is no such day or time: «opening_day = 2025-02-30».",
        ),
        (
            '"elvebyen"',
            '"elvebyen',
            "Line 5, column 16: the quotation mark at the end of a text is missing.",
        ),
        (
            "demo = true",
            "demo = true\ndemo = false",
            "Line 10, column 13: the same key is given twice: «demo = false».",
        ),
        (
            "demo = true",
            "demo true",
            "Line 9, column 6: a key is followed by = and its value: «demo true».",
        ),
        (
            "[[leader]]",
            "[office]",
            (
                "Line 16, column 8: the table is begun twice: «[office]». If there can be several"
                " of it, its name stands in double brackets each time."
            ),
        ),
        (
            "2026-12-31]",
            "2026-12-31",
            "Line 70, column 1: the ] at the end of a list is missing.",
        ),
    ],
)
def test_a_file_that_is_not_toml(told, old, new, said):
    assert told("office.toml", old, new) == f"office.toml: {said}"


def test_a_name_over_two_lines(told):
    assert told("units.toml", 'nn = "Front stat",', '\nnn = "Front stat",') == (
        "units.toml: Line 20, column 29: a key has only letters a-z, digits and _, and what stands"
        ' in { } must stand on one line: «name = { nb = "Front stat",».'
    )


def test_a_name_that_is_not_closed(told):
    assert told("units.toml", 'en = "State front" }', 'en = "State front"') == (
        "units.toml: Line 20, column 66: a } is missing, or not on the same line."
    )


def test_a_language_given_twice(told):
    assert told("units.toml", 'nn = "Front stat"', 'nb = "Front stat"') == (
        "units.toml: Line 20, column 46: the same key is given twice:"
        ' «name = { nb = "Front stat", nb = "Front stat", en = "State front" }».'
    )


def test_brackets_without_end(files, problems):
    files["units.toml"] = "a = " + "[" * 5000
    assert (
        problems(files)
        == "units.toml: The file has brackets within brackets without end and cannot be read."
    )


def test_a_number_without_end(files, problems):
    files["units.toml"] = "a = " + "1" * 5000
    assert problems(files) == "units.toml: A number in the file is too long to be read."


def test_an_unknown_table(told):
    tables = "office, leader, times, hours, holidays, agreement, mandate, municipality_brings"
    tables = f"{tables}, door, safety, appointment, room"
    assert told("office.toml", "[times]", "[tmies]").splitlines() == [
        (
            "office.toml: tmies: No table has this name. Did you mean «times»? The tables of this"
            f" file are: {tables}."
        ),
        "office.toml: times: The table is missing.",
    ]
    assert told("areas.toml", "[[step]]", "[[xyz]]").splitlines()[-1] == (
        "areas.toml: xyz: No table has this name. The tables of this file are: area, step."
    )


def test_a_table_in_another_file(files, problems):
    first, unit, rest = files["units.toml"].partition("[[unit]]")
    files["units.toml"] = first
    files["areas.toml"] += unit + rest
    assert problems(files) == "areas.toml: unit: This table belongs in the file units.toml."


def test_a_table_that_stands_once_in_double_brackets(told):
    assert told("office.toml", "[times]", "[[times]]") == (
        "office.toml: times: There is only one such table: write its name in single brackets,"
        " [times]."
    )


def test_a_table_there_can_be_several_of_in_single_brackets(files, problems):
    files["units.toml"] = '[unit]\nkey = "front"\n'
    assert problems(files) == (
        "units.toml: unit: There can be several such tables: write its name in double brackets,"
        " [[unit]]."
    )


def test_an_empty_file_lacks_its_tables(files, problems):
    files["areas.toml"] = ""
    assert problems(files).splitlines() == [
        "areas.toml: area: The table is missing.",
        "areas.toml: step: The table is missing.",
    ]
