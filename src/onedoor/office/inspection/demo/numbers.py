"""Numbers of persons who do not exist: identities of the series +80 and +40, and telephones."""

from __future__ import annotations

import datetime as dt
from random import Random

from onedoor.office.people.norwegian_numbers import RULES, check_digits_fit

TENOR, NAV = 80, 40
_D_NUMBER = 40


def made_up_number(born: dt.date, dice: Random, *, series: int = TENOR, d: bool = False) -> str:
    """A number for somebody born on a day; `series` is added to the month, `d` makes a D-number.

    Of the three digits after the date, 000-499 stand for a birth before 2000.
    """
    date = f"{born.day + _D_NUMBER * d:02}{born.month + series:02}{born.year % 100:02}"
    first = 0 if born.year < 2000 else 500
    while True:
        nine = f"{date}{dice.randrange(first, first + 500):03}"
        number = next((nine + end for end in _ENDS if check_digits_fit(nine + end, RULES[0])), None)
        if number is not None:
            return number


_FICTION = range(605, 700)
_ENDS = [f"{end:02}" for end in range(100)]


def made_up_telephone(person: int) -> str:
    """A number that rings nowhere: of the mobile series that Sweden's PTS keeps for fiction."""
    return f"+4670174{_FICTION[person % len(_FICTION)]:04}"
