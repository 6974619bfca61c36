"""What can be given, and what may be told of it."""

from typing import get_args

import pytest

from onedoor.packs.offered import (
    APPEALS_TO,
    DECIDERS,
    LENGTHS,
    YARDSTICKS,
    AppealTo,
    Decider,
    NormalTime,
    TimeUnit,
    Yardstick,
)
from onedoor.packs.problems import untranslated

SERVICE = "services.toml: service «job_seeker_registration»"


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (DECIDERS, Decider),
        (APPEALS_TO, AppealTo),
        (YARDSTICKS, Yardstick),
        (LENGTHS, TimeUnit),
    ],
)
def test_there_are_words_for_every_code(words, codes):
    assert tuple(words) == get_args(codes)


@pytest.mark.parametrize(
    ("least", "most", "unit", "told"),
    [
        (0, 0, "days", "the same day"),
        (1, 1, "months", "1 month"),
        (4, 4, "weeks", "4 weeks"),
        (4, 8, "weeks", "4–8 weeks"),
        (0, 1, "months", "0–1 months"),
    ],
)
def test_a_normal_time_is_told_in_words(least, most, unit, told):
    assert NormalTime(least=least, most=most, unit=unit).told(untranslated) == told


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "normal_time = { least = 0, most = 0,",
            "normal_time = { least = 0,",
            "normal_time.most: The key is missing. Needed here are: least, most, unit.",
        ),
        (
            'normal_time = { least = 0, most = 0, unit = "days" }',
            'normal_time = "a week"',
            (
                "normal_time: A length of time belongs here, such as { least = 4, most = 8,"
                ' unit = "weeks" }, not «a week».'
            ),
        ),
        (
            'themes = ["OPP"]',
            'themes = ["opp"]',
            "themes: «opp» cannot be a theme. A theme has three to five capital letters.",
        ),
        (
            'yardstick = "goal"',
            'yardstick = "wish"',
            "yardstick: «wish» is not allowed here; allowed are: goal, right, need.",
        ),
        (
            'area = "job_seeking"',
            'area = "job_seek"',
            "area: There is no area with the key «job_seek». Did you mean «job_seeking»?",
        ),
    ],
)
def test_what_cannot_be_said_of_a_service(told, old, new, said):
    assert told("services.toml", old, new) == f"{SERVICE}, {said}"


def test_a_service_has_a_key_and_name_of_its_own(told):
    key = 'key = "assistance_assessment"'
    assert told("services.toml", key, 'key = "job_seeker_registration"') == (
        "services.toml: service number 2, key: «job_seeker_registration» is the key of more than"
        " one of these; each needs a key of its own."
    )


def test_an_office_may_have_areas_without_services(files, problems):
    del files["services.toml"]
    assert problems(files) == ""
