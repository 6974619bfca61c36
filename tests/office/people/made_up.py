"""Identity numbers made up for tests: of every series, with check digits that fit."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

SERIES = {"ordinary": 0, "nav": 40, "health_net": 65, "tenor": 80}
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def a_number(
    born: dt.date = dt.date(1985, 3, 14), *, series: str = "tenor", d: bool = False, serial: int = 0
) -> str:
    """The number of somebody born on a day; another `serial` is another person."""
    start = 0 if born.year < 2000 else 500
    fits = (with_check_digits(_nine(born, series, d, one)) for one in range(start, start + 500))
    return [number for number in fits if number is not None][serial]


def with_check_digits(nine: str, remainder: int = 0) -> str | None:
    """Nine digits and the two that check them, the first leaving `remainder`; None if none do."""
    first = (remainder - _weighted(_FIRST, nine)) % 11
    if first == 10:
        return None
    second = -_weighted(_SECOND, f"{nine}{first}") % 11
    return f"{nine}{first}{second}" if second < 10 else None


def any_nine(*series: str, d: tuple[bool, ...] = (False, True)) -> st.SearchStrategy[str]:
    """The first nine digits of a number of one of the series, of somebody born 1900-2024."""
    return st.builds(
        _nine,
        st.dates(dt.date(1900, 1, 1), dt.date(2024, 12, 31)),
        st.sampled_from(series or tuple(SERIES)),
        st.sampled_from(d),
        st.integers(0, 499),
    )


def any_number(*series: str, d: tuple[bool, ...] = (False, True)) -> st.SearchStrategy[str]:
    """A number that is well formed, of one of the series."""
    nine = any_nine(*series, d=d).filter(lambda digits: with_check_digits(digits) is not None)
    return nine.map(lambda digits: with_check_digits(digits) or "")


def _nine(born: dt.date, series: str, d: bool, individual: int) -> str:
    if born.year >= 2000 and individual < 500:
        individual += 500
    return (
        f"{born.day + 40 * d:02}{born.month + SERIES[series]:02}{born.year % 100:02}{individual:03}"
    )


def _weighted(weights: tuple[int, ...], digits: str) -> int:
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
