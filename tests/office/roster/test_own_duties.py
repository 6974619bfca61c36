"""My own duties on the screen: swaps are asked and answered there, and an absence has its cost."""

from __future__ import annotations

import pytest

from onedoor.office.roster.models import Duty, DutySwap
from onedoor.vocabulary.roster import DutyKind, SwapState
from tests.cast.people import case, employee
from tests.office.desk import Desk
from tests.office.reception.desk.clock import TEN, stopped_at
from tests.office.responsibility.desk import hidden
from tests.office.roster.week import FRIDAY, TUESDAY, duties

pytestmark = pytest.mark.usefixtures("sqlite_database")
SWAP = f"/roster/swap/{TUESDAY.isoformat()}/2/"
ABSENCE = "/roster/absence/silje/"
TRAINING = {"kind": int(DutyKind.training), "part": 3}


@pytest.fixture(autouse=True)
def monday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped_at(TEN, monkeypatch)


def asked() -> Desk:
    """Silje has asked Amina to take over her Tuesday afternoon."""
    desk = Desk("silje")
    words = desk.send(SWAP, colleague=employee("amina").pk)
    assert "Your colleague is asked" in words
    return Desk("amina")


def cost_of(desk: Desk, day: str = "03.03.2026") -> dict[str, str]:
    """Open the form, ask what it costs, and give what the page then carries along."""
    desk.send(ABSENCE, first=day, last=day, look="1", **TRAINING)
    return hidden(desk.html)


def test_my_duties_are_mine_for_three_weeks() -> None:
    words = Desk("silje").open("/roster/mine/")
    assert "2 March 2026" in words
    assert "20 March 2026" in words
    assert "Swap Tuesday 3.3., after noon" in words
    assert "Swap Monday 2.3., before noon" not in words


def test_a_colleague_is_asked_told_on_their_work_and_agrees() -> None:
    amina = asked()
    assert "A colleague asks you to swap duties" in amina.open("/my-work/")
    words = amina.open("/roster/mine/")
    assert "Silje Havnåsen" in words
    assert "Front, Tuesday 3.3., after noon" in words
    swap = DutySwap.objects.get()
    assert "the roster is changed" in amina.post(f"/roster/swaps/{swap.pk}/accept/")
    assert duties("amina")[1] is DutyKind.front
    assert "Swapped with a colleague" in amina.open("/roster/mine/") or "swapped with" in (
        amina.open("/roster/mine/")
    )


def test_a_no_and_a_taking_back_are_said_and_change_nothing() -> None:
    amina, swap = asked(), DutySwap.objects.get()
    assert "nothing is changed" in amina.post(f"/roster/swaps/{swap.pk}/decline/")
    assert "answered already" in Desk("silje").post(f"/roster/swaps/{swap.pk}/take-back/")
    assert DutySwap.objects.get().state is SwapState.declined
    assert "Declined" in Desk("silje").open("/roster/mine/")


def test_only_who_can_swap_is_offered_and_another_is_refused() -> None:
    desk = Desk("silje")
    words = desk.open(SWAP)
    assert "Amina Jamadid: Off duty" in words
    assert "Marte" not in words
    desk.send(SWAP, colleague=employee("marte").pk)
    assert desk.status == 422


def test_a_day_in_return_needs_its_half() -> None:
    desk = Desk("silje")
    desk.send(SWAP, colleague=employee("amina").pk, back_day="04.03.2026")
    assert desk.status == 422
    assert "Your colleague is asked" in desk.send(
        SWAP, colleague=employee("amina").pk, back_day="04.03.2026", back_half=2
    )


@pytest.mark.parametrize(
    "path",
    [
        "/roster/swap/2026-03-08/1/",
        "/roster/swap/2026-03-03/3/",
        "/roster/swap/never/1/",
        "/roster/swap/9999-12-31/1/",
        "/roster/absence/nobody/",
    ],
)
def test_what_is_not_there_is_404(path: str) -> None:
    desk = Desk("silje")
    desk.open(path)
    assert desk.status == 404


def test_what_it_costs_is_shown_before_it_is_saved() -> None:
    case(holder="silje")
    desk = Desk("jonas")
    seen = cost_of(desk)
    assert "Front: 2, and at least 3 are needed" in desk.html
    assert "Open cases meanwhile" in desk.html
    assert not Duty.objects.exists()
    cover = {"cover-20260303-2": employee("amina").pk, "save": "1"}
    day = {"first": "03.03.2026", "last": "03.03.2026"}
    assert "It is saved: 2 half days." in desk.post(ABSENCE, **seen, **TRAINING, **day, **cover)
    assert duties("silje") == [DutyKind.training] * 2
    assert duties("amina")[1] is DutyKind.front


def test_nothing_is_saved_whose_cost_was_not_shown() -> None:
    desk = Desk("jonas")
    seen = cost_of(desk)
    other = {"first": "03.03.2026", "last": f"{FRIDAY:%d.%m.%Y}", "save": "1"}
    assert "What it costs" in desk.post(ABSENCE, **seen, **TRAINING, **other)
    assert not Duty.objects.exists()


def test_who_would_leave_too_few_is_told_to_ask_and_cannot_save() -> None:
    desk = Desk("silje")
    cost_of(desk)
    assert "Too few would be left at the door." in desk.html
    assert 'name="save"' not in desk.html


def test_nobody_sees_what_a_colleague_holds_whom_they_do_not_plan_for() -> None:
    desk = Desk("lan")
    desk.open(ABSENCE)
    assert desk.status == 403


def test_days_that_are_no_days_are_told_at_the_day() -> None:
    desk = Desk("jonas")
    desk.send(ABSENCE, first="05.03.2026", last="03.03.2026", look="1", **TRAINING)
    assert desk.status == 422
    assert "The last day is before the first." in desk.html
