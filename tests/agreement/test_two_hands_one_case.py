"""Law 8: two hands, one case. One wins, the other is told, nothing is lost or doubled."""

from __future__ import annotations

from onedoor.office.journal.models import JournalLine
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.models import Case, Handover, Holding
from onedoor.vocabulary.responsibility_codes import Asked, HandoverState, OfferReason
from tests.agreement.hands import ROUNDS, Hands, hands
from tests.cast.people import NOW, case, case_at_the_door, employee, unit

__all__ = ["hands"]  # the fixture; pytest finds it by its name


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


def test_who_leaves_in_the_moment_they_offer_a_case_leaves_it_to_the_leader(hands: Hands):
    for who, at in (("anders", "team_work"), ("lan", "front_state"), ("silje", "front_state")):
        *_, last = [case(holder=who, in_unit=at) for _ in range(12)]
        heard = hands.race(("offer", last.pk, who), ("leave", employee(who).pk, "jonas"))
        assert heard in (["won", "won"], ["refused not_holder", "won"])
        assert employee(who).left_at is not None
        assert Case.objects.get(pk=last.pk).holder != employee(who)
