"""Law 8: two hands, one case. One wins, the other is told, nothing is lost or doubled."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from onedoor.office.inspection.told import disagreements, told_by_journal, told_by_tables
from onedoor.office.journal.models import JournalLine
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.models import Case, Handover, Holding
from onedoor.vocabulary.responsibility_codes import Asked, HandoverState, OfferReason
from tests.cast.people import NOW, case, case_at_the_door, employee, unit
from tests.databases import Database

ROUNDS = 6
_SOON = 0.15


class Hands:
    """Two processes that open the test's own database, and act at the same moment."""

    def __init__(self, database: Database) -> None:
        command = [sys.executable, "-m", "tests.agreement.racer"]
        env = database.second_process_env()
        self.pair = [
            subprocess.Popen(
                command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            for _ in range(2)
        ]
        for hand in self.pair:
            assert self.heard(hand) == "ready"

    def race(self, *deeds: tuple[str, int, str], expects: int = 0) -> list[str]:
        """Let each hand do its deed at once: (action, key, employee). How each went, sorted."""
        at = time.time() + _SOON
        for hand, (action, key, who) in zip(self.pair, deeds, strict=True):
            assert hand.stdin is not None
            hand.stdin.write(f"{at} {action} {key} {employee(who).pk} {expects}\n")
            hand.stdin.flush()
        return sorted(self.heard(hand) for hand in self.pair)

    def heard(self, hand: subprocess.Popen[str]) -> str:
        """The next thing a hand says."""
        assert hand.stdout is not None
        return hand.stdout.readline().strip()

    def rest(self) -> None:
        """Let both go."""
        for hand in self.pair:
            hand.communicate(timeout=20)


@pytest.fixture
def hands(office_database: Database) -> Iterator[Hands]:
    """Two hands on the test's database; afterwards tables and journal must agree."""
    pair = Hands(office_database)
    yield pair
    pair.rest()
    assert list(disagreements(told_by_tables(), told_by_journal())) == []


def offered_to_team() -> Handover:
    """A case the work team was offered as a whole."""
    key = offer_handover(
        case(holder="amina").pk,
        to_unit=unit("team_work").pk,
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        actor=employee("amina"),
        now=NOW,
    )
    return Handover.objects.get(pk=key)


def last_line(of: Case) -> int:
    """What a page made now would expect."""
    return JournalLine.objects.filter(case_key=of.pk).latest("seq").seq


def test_two_colleagues_accept_and_one_of_them_holds_the_case(hands: Hands):
    for _ in range(ROUNDS):
        asked = offered_to_team()
        deeds = (("accept", asked.pk, "elif"), ("accept", asked.pk, "anders"))
        assert hands.race(*deeds) == ["refused no_open_offer", "won"]
        assert Holding.objects.filter(case=asked.case).count() == 2


def test_one_accepts_while_another_returns_and_only_one_answer_counts(hands: Hands):
    for _ in range(ROUNDS):
        asked = offered_to_team()
        deeds = (("accept", asked.pk, "elif"), ("refuse", asked.pk, "anders"))
        assert hands.race(*deeds) == ["refused no_open_offer", "won"]
        state = Handover.objects.get(pk=asked.pk).state
        moved = Case.objects.get(pk=asked.case_id).holder.key != "amina"
        assert (state is HandoverState.accepted) == moved


def test_two_pages_allot_and_the_second_is_told_that_the_case_moved_on(hands: Hands):
    for _ in range(ROUNDS):
        born = case(holder="bjorn", in_unit="team_work")
        deeds = (("allot", born.pk, "bjorn"), ("allot", born.pk, "bjorn"))
        assert hands.race(*deeds, expects=last_line(born)) == ["moved on", "won"]


def test_an_allotment_is_returned_once(hands: Hands):
    for _ in range(ROUNDS):
        born = case_at_the_door(in_unit="team_health", about="work_assessment")
        who = born.holder.key
        deeds = (("give_back", born.pk, who), ("give_back", born.pk, who))
        assert hands.race(*deeds, expects=last_line(born)) == ["moved on", "won"]
        assert Case.objects.get(pk=born.pk).bounces == 1
