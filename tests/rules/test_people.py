"""When registrations may become one, and which dates cannot be right."""

import datetime as dt

import pytest

from onedoor.rules.people import (
    PeopleReason,
    PersonFacts,
    what_hinders_merging,
    what_is_wrong_with_absence,
    what_is_wrong_with_birth_date,
)
from onedoor.vocabulary.people import Presence

TODAY = dt.date(2026, 11, 23)
NORWEGIAN, OTHER_NORWEGIAN, DUTCH = ("NO", "a"), ("NO", "b"), ("NL", "c")


def a_person(key=1, *numbers, **told):
    plain = {"office": 1, "merged": False, "forgotten": False, "numbers": frozenset(numbers)}
    return PersonFacts(key=key, **{**plain, **told})


def test_two_registrations_without_numbers_may_become_one():
    assert what_hinders_merging(a_person(1), a_person(2)) is None


@pytest.mark.parametrize(
    ("other", "because"),
    [
        (a_person(1), PeopleReason.same_person),
        (a_person(2, office=2), PeopleReason.other_office),
        (a_person(2, merged=True), PeopleReason.merged_already),
        (a_person(2, forgotten=True), PeopleReason.forgotten),
    ],
)
def test_two_registrations_stay_two(other, because):
    assert what_hinders_merging(a_person(1), other) is because


def test_merging_asks_the_same_of_both():
    gone = a_person(2, merged=True)
    assert what_hinders_merging(gone, a_person(1)) is PeopleReason.merged_already
    forgotten = a_person(2, forgotten=True)
    assert what_hinders_merging(forgotten, a_person(1)) is PeopleReason.forgotten


def test_two_numbers_of_one_country_are_two_people():
    one, other = a_person(1, NORWEGIAN), a_person(2, OTHER_NORWEGIAN)
    assert what_hinders_merging(one, other) is PeopleReason.different_numbers


def test_numbers_of_two_countries_may_be_one_person():
    assert what_hinders_merging(a_person(1, NORWEGIAN), a_person(2, DUTCH)) is None


def test_a_number_in_common_is_enough_whichever_else_they_have():
    """The answer must not hang on which of two numbers of a country is looked at first."""
    both = a_person(1, NORWEGIAN, OTHER_NORWEGIAN)
    assert what_hinders_merging(both, a_person(2, NORWEGIAN)) is None
    assert what_hinders_merging(both, a_person(2, OTHER_NORWEGIAN)) is None


def test_a_number_in_common_does_not_excuse_another_country():
    one = a_person(1, DUTCH, NORWEGIAN)
    other = a_person(2, DUTCH, OTHER_NORWEGIAN)
    assert what_hinders_merging(one, other) is PeopleReason.different_numbers


def test_a_birth_date_is_today_at_the_latest():
    tomorrow = TODAY + dt.timedelta(days=1)
    assert what_is_wrong_with_birth_date(TODAY, TODAY) is None
    assert what_is_wrong_with_birth_date(tomorrow, TODAY) is PeopleReason.born_in_future


def test_a_birth_date_lies_at_most_130_years_back():
    assert what_is_wrong_with_birth_date(dt.date(1896, 11, 23), TODAY) is None
    assert what_is_wrong_with_birth_date(dt.date(1895, 1, 1), TODAY) is PeopleReason.too_old


def wrong_absence(presence, until=None, *, left=False):
    return what_is_wrong_with_absence(presence, until, TODAY, left=left)


def test_who_is_out_has_a_day_of_return():
    assert wrong_absence(Presence.out) is PeopleReason.return_day_missing
    assert wrong_absence(Presence.out, TODAY + dt.timedelta(days=1)) is None


def test_leave_may_be_without_an_end_known_today():
    assert wrong_absence(Presence.on_leave) is None


@pytest.mark.parametrize("presence", [Presence.out, Presence.on_leave])
def test_a_return_is_after_today(presence):
    assert wrong_absence(presence, TODAY) is PeopleReason.back_in_the_past


def test_who_is_present_needs_no_day():
    assert wrong_absence(Presence.present) is None
    assert wrong_absence(Presence.present, TODAY) is None


@pytest.mark.parametrize("presence", Presence)
def test_who_left_is_neither_here_nor_away(presence):
    assert wrong_absence(presence, left=True) is PeopleReason.left_the_office
