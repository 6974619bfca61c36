"""Law 8 at the door: who is called is called by one, and nobody is lost between two colleagues."""

from __future__ import annotations

from onedoor.office.journal.models import JournalLine
from onedoor.office.people.models import Employee
from onedoor.office.reception.actions.ending import leave_visit
from onedoor.office.reception.actions.joining import join_visit
from onedoor.office.reception.models import Need, Visit
from onedoor.office.responsibility.models import Debt
from onedoor.vocabulary.reception_codes import MeetingRole, NeedOutcome, VisitState
from tests.agreement.hands import ROUNDS, Hands, hands
from tests.cast.at_the_desk import served, stands, visit
from tests.cast.people import LATER, NOW, employee
from tests.office.reception.deeds import owed

__all__ = ["hands"]  # the fixture; pytest finds it by its name
BOTH = ("lan", "silje")


def called_by(who: str) -> list[Visit]:
    """Whom somebody has called."""
    return list(Visit.objects.filter(served_by=employee(who)))


def free_again(*who: str) -> None:
    """Let the next round begin with nobody waiting and nobody called."""
    for row in Visit.objects.exclude(state=VisitState.ended):
        leave_visit(row.pk, actor=row.served_by or employee(who[0]), now=LATER)


def test_two_colleagues_call_the_same_person_and_one_is_told(hands: Hands):
    for who in BOTH:
        stands(who)
    for _ in range(ROUNDS):
        row = visit()
        deeds = [("call", row.pk, who) for who in BOTH]
        assert hands.race(deeds[0], deeds[1]) == ["refused called_by_other", "won"]
        assert JournalLine.objects.filter(kind="VisitCalled", visit_key=row.pk).count() == 1
        free_again(*BOTH)


def test_two_colleagues_call_the_next_and_meet_two_persons(hands: Hands):
    for who in BOTH:
        stands(who)
    for _ in range(ROUNDS):
        first, second = visit(), visit()
        assert hands.race(("next_one", 0, "lan"), ("next_one", 0, "silje")) == ["won", "won"]
        assert {row.pk for who in BOTH for row in called_by(who)} == {first.pk, second.pk}
        free_again(*BOTH)


def test_two_colleagues_call_the_only_one_there_is_and_one_is_told(hands: Hands):
    for who in BOTH:
        stands(who)
    for _ in range(ROUNDS):
        visit()
        assert hands.race(("next_one", 0, "lan"), ("next_one", 0, "silje")) == [
            "refused nobody_waits",
            "won",
        ]
        free_again(*BOTH)


def test_somebody_calls_from_two_pages_and_is_with_one(hands: Hands):
    stands("lan")
    for _ in range(ROUNDS):
        first, second = visit(), visit()
        deeds = (("call", first.pk, "lan"), ("call", second.pk, "lan"))
        assert hands.race(*deeds) == ["refused you_serve_another", "won"]
        assert len(called_by("lan")) == 1
        free_again("lan")


def test_who_serves_and_who_has_joined_answer_at_once_and_the_need_ends_once(hands: Hands):
    for _ in range(ROUNDS):
        row = served("lan")
        (need,) = row.needs.all()
        join(row)
        heard = hands.race(("answer", need.pk, "lan"), ("answer", need.pk, "silje"))
        assert heard == ["refused visit_ended", "won"]
        assert JournalLine.objects.filter(kind="NeedEnded", visit_key=row.pk).count() == 1
        assert Need.objects.get(pk=need.pk).outcome is NeedOutcome.answered


def test_a_colleague_joins_once_who_presses_twice(hands: Hands):
    stands("silje")
    for _ in range(ROUNDS):
        row = served("lan")
        deed = ("join", row.pk, "silje")
        assert hands.race(deed, deed) == ["refused joins_already", "won"]
        assert row.meetings.filter(role=MeetingRole.joins).count() == 1
        free_again("lan")


def test_two_who_have_joined_take_over_and_one_serves(hands: Hands):
    for _ in range(ROUNDS):
        row = served("lan")
        join(row)
        join_visit(row.pk, stands("yusuf").pk, actor=employee("yusuf"), now=NOW)
        heard = hands.race(("take_over", row.pk, "silje"), ("take_over", row.pk, "yusuf"))
        assert heard == ["refused served_by_other", "won"]
        assert row.meetings.filter(until=None, role=MeetingRole.serves).count() == 1
        free_again(*BOTH)


def test_who_serves_goes_home_in_the_moment_whoever_helps_them_does(hands: Hands):
    row = served("lan")
    join(row)
    heard = hands.race(*(("leave", employee(who).pk, "jonas") for who in BOTH))
    assert heard == ["won", "won"]
    assert Visit.objects.get(pk=row.pk).state is VisitState.waiting


def test_closing_time_and_a_call_in_the_same_moment(hands: Hands):
    # Amina is duty lead: who calls is also who would owe it.
    stands("amina")
    for _ in range(ROUNDS):
        row = visit()
        heard = hands.race(("close", row.pk, "amina"), ("call", row.pk, "amina"))
        assert heard in (["refused visit_ended", "won"], ["won", "won"])
        owed_for_it = Debt.objects.filter(need__visit=row).count()
        told = (Visit.objects.get(pk=row.pk).state, owed_for_it)
        # Whoever is called in time is served; whoever is not is owed.
        assert told in ((VisitState.called, 0), (VisitState.ended, 1))
        free_again()


def test_what_is_owed_is_paid_once(hands: Hands):
    for _ in range(ROUNDS):
        deed = ("pay", owed().pk, "amina")
        assert hands.race(deed, deed) == ["refused debt_paid", "won"]


def test_who_leaves_in_the_moment_they_call_takes_nobody_along(hands: Hands):
    for who in BOTH:
        row, leaver = visit(), stands(who)
        heard = hands.race(("call", row.pk, who), ("leave", leaver.pk, "jonas"))
        assert heard in (["won", "won"], ["refused you_left", "won"])
        assert Visit.objects.get(pk=row.pk).state is VisitState.waiting
        assert Employee.objects.get(pk=leaver.pk).left_at is not None


def join(row: Visit) -> None:
    """Silje joins what Lan serves."""
    silje = stands("silje")
    join_visit(row.pk, silje.pk, actor=silje, now=NOW)
