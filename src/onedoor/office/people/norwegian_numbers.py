"""Norwegian identity numbers: two check digits, a date, and the series that are made up.

A D-number has 40 added to the day. Numbers made up for tests have something added to the month:
40 (Nav's own, and H-numbers), 65 (Norsk helsenett) or 80 (the tax administration's Tenor); the
check digits are worked out after that.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from stdnum.exceptions import ValidationError
from stdnum.no import fodselsnummer

from onedoor.vocabulary.people import IdKind

LENGTH = 11
_D_NUMBER = 40
_MADE_UP = (80, 65, 40)
_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

# By whether it is a D-number, and whether it is made up: each has a series of its own, since a
# D-number and the birth number that follows it are one person's, in a demo too.
_KINDS = {
    (False, False): IdKind.birth_number,
    (True, False): IdKind.d_number,
    (False, True): IdKind.synthetic,
    (True, True): IdKind.synthetic_d,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckRule:
    """How numbers are checked from a day on: what may be left over; does the century show?"""

    since: dt.date
    first_remainders: frozenset[int]
    tells_century: bool


RULES = (
    CheckRule(since=dt.date.min, first_remainders=frozenset({0}), tells_century=True),
    # Too few numbers are left: from 2032 the first check digit and the century give way.
    CheckRule(
        since=dt.date(2032, 1, 1), first_remainders=frozenset({0, 1, 2, 3}), tells_century=False
    ),
)


def rule_on(day: dt.date) -> CheckRule:
    """The rule that numbers are checked by on a day."""
    return max((rule for rule in RULES if rule.since <= day), key=lambda rule: rule.since)


def check_digits_fit(digits: str, rule: CheckRule) -> bool:
    """Whether both check digits fit the nine digits before them."""
    first = _remainder(digits, _FIRST_WEIGHTS)
    return first in rule.first_remainders and _remainder(digits, _SECOND_WEIGHTS) == 0


def plain(digits: str) -> tuple[str, IdKind]:
    """The digits with nothing added to day and month, and what kind of number it was."""
    day, month = int(digits[:2]), int(digits[2:4])
    made_up = next((added for added in _MADE_UP if month > added), 0)
    d_number = day > _D_NUMBER
    kind = _KINDS[d_number, made_up > 0]
    return f"{day - _D_NUMBER * d_number:02}{month - made_up:02}{digits[4:]}", kind


def can_be_born(plain_digits: str, on: dt.date, rule: CheckRule) -> bool:
    """Whether the number begins with a day that exists and has come."""
    if rule.tells_century:
        born = birth_date(plain_digits)
        return born is not None and born <= on
    return any(_exists(plain_digits, century) for century in (1900, 2000))


def birth_date(plain_digits: str) -> dt.date | None:
    """The birth date, its century told by the three digits after it; None when there is none."""
    try:
        return fodselsnummer.get_birth_date(plain_digits)
    except ValidationError:
        return None


def _exists(plain_digits: str, century: int) -> bool:
    day, month, year = (int(plain_digits[place : place + 2]) for place in (0, 2, 4))
    try:
        dt.date(century + year, month, day)
    except ValueError:
        return False
    return True


def _remainder(digits: str, weights: tuple[int, ...]) -> int:
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False)) % 11
