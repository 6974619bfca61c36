"""Races of real processes over the same things: one wins, the others are told.

The plan is the same for the same seed; who wins is not.
"""

from __future__ import annotations

import datetime as dt
from random import Random

from onedoor.office.inspection.doctor import examine
from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.models import JournalLine
from tests.cast.people import employee
from tests.databases import Database
from tests.holding.account import Account
from tests.holding.contests import HANDS, JOURNEYS, Contest, Journey, Stage
from tests.holding.hand import Hands, Told

_JITTER = (0.0, 0.0, 0.0005, 0.002, 0.01)


def race(database: Database, interleavings: int = 10_000, *, seed: int) -> Account:
    """Let hands contend on an open database until so many contests were interleaved.

    It ends with the first that went wrong. At the end the doctor is asked.
    """
    stage, account = Stage(Random(seed)), Account()
    hands = Hands(database.second_process_env(), HANDS)
    while account.interleaved < interleavings and not account.wrong:
        _follow(stage.dice.choice(JOURNEYS)(stage), stage, hands, account)
    hands.rest()
    account.wrong += found_by_the_doctor(stage.now + dt.timedelta(days=1))
    return account


def _follow(journey: Journey, stage: Stage, hands: Hands, account: Account) -> None:
    contest = next(journey, None)
    while contest is not None:
        before = JournalLine.objects.latest("seq").seq
        heard = hands.race([_told(contest, stage, *deed) for deed in contest.deeds])
        ours = JournalLine.objects.filter(seq__gt=before, kind__in=contest.kinds, **contest.about)
        account.enter(contest, heard, ours.count())
        try:
            contest = journey.send(heard)
        except StopIteration:
            return


def _told(contest: Contest, stage: Stage, deed: str, key: int, who: str) -> Told:
    return Told(
        deed,
        key,
        employee(who).pk,
        stage.later() + contest.wait,
        expects=contest.expects,
        form_key=contest.form_key or stage.form(),
        after=stage.dice.choice(_JITTER),
    )


def found_by_the_doctor(at: dt.datetime) -> list[str]:
    """What the doctor finds once what has run out by then has come up."""
    tick(at)
    return [f"doctor: {one.check.name} {one.key} {one.detail}" for one in examine(at)]
