"""Law 8 among several: of real processes that contend for one thing, one wins, the others are told.

The long form, ten thousand interleavings on each engine, is `make hold`.
"""

from __future__ import annotations

import pytest

from tests.databases import Database
from tests.holding.account import Account
from tests.holding.contests import JOURNEYS, Contest
from tests.holding.hand import Heard
from tests.holding.races import race

OFFER = Contest(name="offer", deeds=[("offer", 1, "amina")] * 2, kinds=("HandoverOffered",))
WON, REFUSED = Heard("won", "", 7, 0.0, 1.0), Heard("refused", "not_holder", 0, 0.5, 1.5)


def wrong_in(contest: Contest, *heard: Heard, lines: int = 1) -> list[str]:
    account = Account()
    account.enter(contest, list(heard), lines)
    return account.wrong


def test_of_several_hands_one_wins_the_others_are_told_and_nothing_is_lost_or_doubled(
    office_database: Database,
):
    account = race(office_database, 60, seed=4)
    assert account.wrong == []
    assert account.interleaved >= 60
    assert len(account.contests) > len(JOURNEYS)


@pytest.mark.parametrize(
    ("heard", "lines"),
    [
        ((WON, WON), 2),  # both won what only one may
        ((WON, WON), 1),  # one of them was told a tale
        ((WON, REFUSED), 2),  # a line of nobody's
        ((WON, REFUSED), 0),  # won, and not written
        ((REFUSED, REFUSED), 0),  # nobody won
        ((WON, Heard("broken", "KeyError", 0, 0.0, 1.0)), 1),
    ],
)
def test_the_account_finds_what_may_not_be(heard: tuple[Heard, Heard], lines: int):
    assert wrong_in(OFFER, WON, REFUSED) == []
    assert len(wrong_in(OFFER, *heard, lines=lines)) == 1


def test_deeds_that_came_one_after_the_other_are_no_interleaving():
    account = Account()
    account.enter(OFFER, [WON, Heard("refused", "not_holder", 0, 1.0, 2.0)], 1)
    account.enter(OFFER, [WON, REFUSED], 1)
    assert (account.contests["offer"], account.interleaved) == (2, 1)
