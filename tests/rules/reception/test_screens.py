"""Screens are opened at the door, closed by anybody at work, and give numbers until closing."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.rules.opening import Opening
from onedoor.rules.reception.screens import (
    what_hinders_checking_in,
    what_hinders_closing_a_screen,
    what_hinders_opening_a_screen,
)
from onedoor.rules.reception.visit import DoorFacts
from onedoor.vocabulary.reception_codes import ReceptionReason

NINE_TO_THREE = Opening(
    weekdays=((540, 900),) * 5 + (None, None),
    closed=frozenset({dt.date(2026, 3, 3)}),
    zone="Europe/Oslo",
)


def actor(*, office: int = 1, at_the_door: bool = False) -> DoorFacts:
    return DoorFacts(key=7, office=office, at_the_door=at_the_door)


def oslo(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 3, day, hour - 1, minute, tzinfo=dt.UTC)


def test_who_stands_at_the_door_opens_a_screen():
    assert what_hinders_opening_a_screen(actor(at_the_door=True)) is None
    assert what_hinders_opening_a_screen(actor()) is ReceptionReason.not_at_the_door


def test_anybody_at_work_closes_one_of_their_own_office():
    assert what_hinders_closing_a_screen(1, actor()) is None
    assert what_hinders_closing_a_screen(2, actor()) is ReceptionReason.other_office


@pytest.mark.parametrize("early", [oslo(2, 8, 30), oslo(2, 9), oslo(2, 14, 59)])
def test_numbers_are_given_until_the_office_closes(early):
    assert what_hinders_checking_in(early, NINE_TO_THREE) is None


def test_no_number_is_given_after_closing():
    late = what_hinders_checking_in(oslo(2, 15), NINE_TO_THREE)
    assert late is ReceptionReason.too_late_today


@pytest.mark.parametrize("closed", [oslo(3, 10), oslo(7, 10)])
def test_nor_on_a_day_the_office_is_closed(closed):
    assert what_hinders_checking_in(closed, NINE_TO_THREE) is ReceptionReason.day_is_closed
