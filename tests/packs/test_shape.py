"""What is wrong with the keys of a table and their values."""

import pytest

from onedoor.packs.layout import FILES

FIRST_UNIT = "units.toml: unit «front_state»"
UNIT_NEEDS = "key, name, side, stage, leader, duty_lead, areas, shares_out_by"


def test_an_unknown_key_suggests_the_nearest(told):
    assert told("units.toml", "remit_days = 182", "remit_dais = 182") == (
        f"{FIRST_UNIT}, remit_dais: The key is not known. Did you mean «remit_days»? Allowed are:"
        f" {UNIT_NEEDS}, remit_days, answer_days, source."
    )


def test_an_unknown_key_near_to_nothing(told):
    assert told("units.toml", "remit_days = 182", 'colour = "red"') == (
        f"{FIRST_UNIT}, colour: The key is not known. Allowed are: {UNIT_NEEDS}, remit_days,"
        " answer_days, source."
    )


def test_a_missing_key(told):
    assert (
        told("units.toml", 'leader = "jonas"\n', "")
        == f"{FIRST_UNIT}, leader: The key is missing. Needed here are: {UNIT_NEEDS}."
    )


def test_a_missing_language(told):
    assert (
        told("units.toml", 'nn = "Front stat", ', "")
        == f"{FIRST_UNIT}, name.nn: The key is missing. Needed here are: nb, nn, en."
    )


def test_a_row_without_a_name_is_counted(told):
    assert (
        told("units.toml", 'key = "front_municipality"\n', "")
        == f"units.toml: unit number 2, key: The key is missing. Needed here are: {UNIT_NEEDS}."
    )


def test_all_problems_are_told_at_once_in_the_order_of_the_files(told):
    said = told(
        *("staff.toml", 'family_name = "Tindeland"\n', ""),
        *("office.toml", "bounce_limit = 3", "bounce_limit = 30"),
        *("units.toml", 'stage = "front"', 'stage = "door"'),
        *("areas.toml", "first = true", 'first = "yes"'),
        *("services.toml", 'yardstick = "goal"', 'yardstick = "wish"'),
        *("routing.toml", 'stage = "front"', 'stage = "door"'),
        *("roster.toml", 'scheme = "by_shift"', 'scheme = "by_turns"'),
        *("casefile.toml", 'kind = "ask"', 'kind = "wonder"'),
    )
    assert [line.partition(":")[0] for line in said.splitlines()] == list(FILES)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('leader = "jonas"', "leader = 3", "leader: Text in quotation marks belongs here, not 3."),
        (
            "remit_days = 182",
            'remit_days = "182"',
            "remit_days: A whole number belongs here, such as 3, not «182».",
        ),
        (
            "remit_days = 182",
            "remit_days = true",
            "remit_days: A whole number belongs here, such as 3, not true.",
        ),
        (
            "remit_days = 182",
            "remit_days = 18.2",
            "remit_days: A whole number belongs here, such as 3, not 18.2.",
        ),
        (
            "remit_days = 182",
            "remit_days = 3661",
            "remit_days: 3661 is too large; the largest allowed is 3660.",
        ),
        (
            "remit_days = 182",
            "remit_days = -1",
            "remit_days: -1 is too small; the smallest allowed is 0.",
        ),
        (
            'stage = "front"',
            'stage = "door"',
            "stage: «door» is not allowed here; allowed are: front, back, outside.",
        ),
        (
            'leader = "jonas"',
            'leader = "Jonas T"',
            (
                "leader: «Jonas T» cannot be a key. A key has only small letters a-z, digits and _,"
                " and begins with a letter."
            ),
        ),
        (
            'leader = "jonas"',
            f'leader = "{"j" * 41}"',
            "leader: The text has 41 characters; at most 40 are allowed.",
        ),
        ('nb = "Front stat"', 'nb = ""', "name.nb: The text is empty."),
        (
            'nb = "Front stat"',
            'nb = "Front "',
            (
                "name.nb: «Front » cannot be a name. A name stands on one line, without spaces"
                " before or after it."
            ),
        ),
        (
            'name = { nb = "Front stat", nn = "Front stat", en = "State front" }',
            'name = "Front"',
            (
                'name: A name in three languages belongs here, such as { nb = "Mottak",'
                ' nn = "Mottak", en = "Reception" }, not «Front».'
            ),
        ),
    ],
)
def test_a_value_that_cannot_be_in_a_unit(told, old, new, said):
    assert told("units.toml", old, new) == f"{FIRST_UNIT}, {said}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "opening_day = 2025-09-01",
            'opening_day = "1. september"',
            (
                "office, opening_day: A day belongs here, without quotation marks, such as"
                " 2025-09-01, not «1. september»."
            ),
        ),
        (
            "opening_day = 2025-09-01",
            "opening_day = 2025-09-01T08:00:00",
            (
                "office, opening_day: A day belongs here, without quotation marks, such as"
                " 2025-09-01, not 2025-09-01T08:00:00."
            ),
        ),
        (
            "opens = 09:00:00",
            'opens = "09:00"',
            (
                "hours «monday», opens: A time of day belongs here, without quotation marks, such"
                " as 09:00:00, not «09:00»."
            ),
        ),
        (
            "demo = true",
            'demo = "yes"',
            "office, demo: Yes or no belongs here, written true or false, not «yes».",
        ),
        (
            'sides = ["state", "municipality"]',
            'sides = "state"',
            'office, sides: A list belongs here, such as ["one", "two"], not «state».',
        ),
        (
            'sides = ["state", "municipality"]',
            'sides = ["state", "municipality", "state"]',
            "office, sides: The list has 3 parts; at most 2 are allowed.",
        ),
        (
            'sides = ["state", "municipality"]',
            "sides = []",
            "office, sides: The list is empty; at least one belongs here.",
        ),
    ],
)
def test_a_value_that_cannot_be_in_the_office(told, old, new, said):
    assert told("office.toml", old, new) == f"office.toml: {said}"


def test_levels_that_are_not_pairs_of_area_and_level(told):
    said = told(
        *("staff.toml", "{ sick_leave = 2, work_assessment = 3, single_parents = 2 }", "[2]"),
        *("staff.toml", "unemployment_benefit = 3", "unemployment_benefit = 4"),
    )
    assert said.splitlines() == [
        (
            "staff.toml: staff «ragnhild», levels: Pairs belong here, such as { job_seeking = 2 },"
            " not [2]."
        ),
        (
            "staff.toml: staff «jonas», levels.unemployment_benefit: 4 is too large; the largest"
            " allowed is 3."
        ),
    ]


def test_a_number_larger_than_can_be_written_out(told):
    said = told("units.toml", "remit_days = 182", f"remit_days = 0x{'f' * 4000}")
    assert said == (
        f"{FIRST_UNIT}, remit_days: 0x{'f' * 57}… is too large; the largest allowed is 3660."
    )


def test_a_long_value_is_shown_shortened(told):
    said = told("units.toml", "remit_days = 182", f'remit_days = "{"x" * 200}"')
    assert said.endswith(f"not «{'x' * 58}….")
