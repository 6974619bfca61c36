"""People: when two registrations may become one, and who may look after employees."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onedoor.vocabulary.code import Code
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.texts import text


class PeopleReason(Code):
    """Why a rule about people said no."""

    same_person = 1, text("It is the same registration.")
    other_office = 2, text("They belong to different offices.")
    merged_already = 3, text("One of them has been merged already.")
    different_numbers = 4, text("They have different identity numbers of the same country.")
    born_in_future = 5, text("The birth date lies in the future.")
    too_old = 6, text("The birth date lies more than 130 years back.")
    forgotten = 7, text("One of them has been deleted.")
    own_unit_stays = 8, text("An employee always works for their own unit.")
    back_in_the_past = 9, text("The day of return must be after today.")
    return_day_missing = 10, text("Say which day they are back.")
    left_the_office = 11, text("They no longer work here.")


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonFacts:
    """What rules know of a person. `numbers` are (country, fingerprint) of identity numbers."""

    key: int
    office: int
    merged: bool
    forgotten: bool
    numbers: frozenset[tuple[str, str]]


def what_hinders_merging(kept: PersonFacts, merged: PersonFacts) -> PeopleReason | None:
    """What forbids making two registrations one, or None.

    Two different numbers of one country are two people until somebody has put a number right.
    """
    checks = (
        (kept.key == merged.key, PeopleReason.same_person),
        (kept.office != merged.office, PeopleReason.other_office),
        (kept.merged or merged.merged, PeopleReason.merged_already),
        (kept.forgotten or merged.forgotten, PeopleReason.forgotten),
        (_contradict(kept.numbers, merged.numbers), PeopleReason.different_numbers),
    )
    return next((because for forbids, because in checks if forbids), None)


def what_is_wrong_with_birth_date(born: dt.date, today: dt.date) -> PeopleReason | None:
    """Why a birth date cannot be right, or None."""
    if born > today:
        return PeopleReason.born_in_future
    return PeopleReason.too_old if born.year < today.year - 130 else None


def what_is_wrong_with_absence(
    presence: Presence, until: dt.date | None, today: dt.date, *, left: bool
) -> PeopleReason | None:
    """Why a presence cannot be right, or None. Who is out has a day of return; leave may not."""
    checks = (
        (left, PeopleReason.left_the_office),
        (presence is Presence.out and until is None, PeopleReason.return_day_missing),
        (
            presence is not Presence.present and until is not None and until <= today,
            PeopleReason.back_in_the_past,
        ),
    )
    return next((because for forbids, because in checks if forbids), None)


def _contradict(some: frozenset[tuple[str, str]], others: frozenset[tuple[str, str]]) -> bool:
    """Whether both have numbers of one country, and share none of them."""
    return bool(_countries(some) & _countries(others) - _countries(some & others))


def _countries(numbers: frozenset[tuple[str, str]]) -> set[str]:
    return {country for country, _ in numbers}
