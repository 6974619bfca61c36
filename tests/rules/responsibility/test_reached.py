"""Being reached: who asked too lately is not counted, and who was given up was not reached."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.rules.opening import us
from onedoor.rules.responsibility.reached import Asked, asked_in, reached_within
from onedoor.vocabulary.envelope import Envelope, Line
from onedoor.vocabulary.responsibility import DebtIncurred, DebtPaid
from onedoor.vocabulary.responsibility_codes import DebtEnd, DebtKind
from tests.cast.facts import HOLDER, OFFICE, OPENING, TEAM

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
LATER = MONDAY + 30 * DAY


def one(after: int | None, end: DebtEnd = DebtEnd.reached, *, asked: int = 0) -> Asked:
    """Somebody who asked so many days after Monday, and for whom it ended so many days later."""
    began = MONDAY + asked * DAY
    if after is None:
        return Asked(debt=1, unit=TEAM, asked_us=us(began))
    return Asked(debt=1, unit=TEAM, asked_us=us(began), ended_us=us(began + after * DAY), end=end)


def measured(*asked: Asked, now: dt.datetime = LATER):
    return reached_within(asked, 2, opening=OPENING, now=now)


def test_who_was_reached_in_time_is_counted_against_all_who_asked():
    found = measured(one(1), one(2), one(3), one(None))
    assert (found.n, found.within, found.share) == (4, 2, 0.5)


@pytest.mark.parametrize("end", [DebtEnd.letter, DebtEnd.not_reached])
def test_who_was_given_up_was_not_reached(end):
    assert measured(one(1, end)).within == 0


@pytest.mark.parametrize("end", [DebtEnd.mistake, DebtEnd.not_wanted])
def test_who_no_longer_waited_is_in_no_count(end):
    assert measured(one(1, end)).share is None


def test_who_asked_too_lately_to_know_is_told_of_beside():
    """Counted at once, those who are reached at once would make it look better than it is."""
    found = measured(one(0), one(None), now=MONDAY + DAY)
    assert (found.n, found.too_early) == (0, 2)


def test_a_weekend_is_no_waiting():
    assert measured(one(4, asked=4)).within == 1  # Friday to Tuesday


def test_the_median_is_of_all_who_asked():
    assert measured(one(0), one(1), one(4)).median_days == 1
    assert measured(one(0), one(None), one(None)).median_days is None
    assert measured().median_days is None


@given(st.lists(st.builds(one, st.none() | st.integers(0, 20)), max_size=12))
def test_nobody_is_counted_twice_or_left_out(asked):
    found = measured(*asked, now=MONDAY + 6 * DAY)
    assert found.n + found.too_early == len(asked)
    assert 0 <= found.within <= found.n


def test_the_journal_tells_who_asked_and_how_it_ended():
    def line(seq: int, event: object, after: int) -> Line:
        envelope = Envelope(office=OFFICE, at_us=us(MONDAY + after * DAY))
        return Line(seq=seq, envelope=envelope, event=event)  # type: ignore[arg-type]

    def incurred(debt: int, kind: DebtKind) -> DebtIncurred:
        return DebtIncurred(
            debt=debt,
            need=debt,
            debt_kind=kind,
            owed_by=HOLDER,
            owed_unit=TEAM,
            owed_on=dt.date(2026, 3, 4),
        )

    lines = [
        line(1, incurred(1, DebtKind.message), 0),
        line(2, incurred(2, DebtKind.carried_over), 0),
        line(3, DebtPaid(debt=1, debt_end=DebtEnd.reached), 1),
        line(4, DebtPaid(debt=2, debt_end=DebtEnd.reached), 1),
    ]
    assert asked_in(lines) == [one(1)]
