"""Appointments in a pack: times that run forwards, lengths in quarters, each room once."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "ends = 15:30:00",
            "ends = 07:30:00",
            "The last time ends at 07:30, which is not after the first, at 08:00.",
        ),
        (
            "ends = 15:30:00",
            "ends = 08:30:00",
            "From 08:00 to 08:30 there is no room for an appointment of 45 minutes.",
        ),
        ("minutes = 45", "minutes = 40", "40 minutes are no whole number of quarters of an hour."),
        ("number = 2\n", "number = 1\n", "Room 1 is named twice."),
        ("seats = 4", "seats = 0", "0 is too small"),
        ("number = 12", "number = -3", "-3 is too small"),
    ],
)
def test_what_cannot_be_is_told(told, old, new, said):
    assert said in told("office.toml", old, new)


def test_a_pack_may_say_nothing_of_appointments(files, problems):
    office = files["office.toml"]
    files["office.toml"] = office[: office.index("# How people are met by appointment")]
    assert problems(files) == ""
