"""Swapping: a colleague is asked by name, and nothing moves before they agree."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import NO_FORM, Form
from onedoor.office.people.actions.employees import set_presence
from onedoor.office.people.models import Employee
from onedoor.office.roster.actions.swapping import (
    accept_swap,
    decline_swap,
    offer_swap,
    withdraw_swap,
)
from onedoor.office.roster.duty_at_hand import When
from onedoor.office.roster.models import DutySwap
from onedoor.office.roster.swaps.queries import swap_asked, swaps_of
from onedoor.vocabulary.people import Presence
from onedoor.vocabulary.roster import DutyKind, RosterReason, SwapState
from tests.cast.people import FJELLBYEN, NOW, employee
from tests.office.roster.week import AFTER, MONDAY, THURSDAY, TUESDAY, WEDNESDAY, duties, half

pytestmark = pytest.mark.usefixtures("healthy_office")
TUESDAY_LATE = half(TUESDAY, AFTER)  # silje is at the front, amina is off duty
WEDNESDAY_LATE = half(WEDNESDAY, AFTER)  # the other way round
FRONT, OFF = DutyKind.front, DutyKind.off


def asked(
    who: str = "silje",
    with_: str = "amina",
    when: When = TUESDAY_LATE,
    back: When | None = None,
    form: Form = NO_FORM,
) -> int:
    return offer_swap(when, employee(with_).pk, back=back, actor=employee(who), now=NOW, form=form)


def refused(act, *args, **told) -> RosterReason:
    with pytest.raises(Refused) as found:
        act(*args, **told)
    because = found.value.because
    assert isinstance(because, RosterReason)
    return because


def state(swap: int) -> SwapState:
    found: SwapState = DutySwap.objects.get(pk=swap).state
    return found


def test_nothing_moves_before_the_colleague_agrees():
    swap = asked()
    assert (duties("silje")[1], duties("amina")[1]) == (FRONT, OFF)
    accept_swap(swap, actor=employee("amina"), now=NOW)
    assert (duties("silje")[1], duties("amina")[1]) == (OFF, FRONT)
    assert state(swap) is SwapState.accepted


def test_a_half_day_in_return_is_swapped_with_it():
    swap = asked(back=WEDNESDAY_LATE)
    accept_swap(swap, actor=employee("amina"), now=NOW)
    assert (duties("silje")[1], duties("silje", WEDNESDAY)[1]) == (OFF, FRONT)
    assert (duties("amina")[1], duties("amina", WEDNESDAY)[1]) == (FRONT, OFF)


def test_a_no_leaves_everything_as_it_was():
    swap = asked()
    decline_swap(swap, actor=employee("amina"), now=NOW)
    assert (state(swap), duties("silje")[1]) == (SwapState.declined, FRONT)
    assert refused(accept_swap, swap, actor=employee("amina"), now=NOW) is RosterReason.answered


def test_only_who_was_asked_answers_and_only_who_asked_takes_it_back():
    swap = asked()
    for act in (accept_swap, decline_swap):
        because = refused(act, swap, actor=employee("lan"), now=NOW)
        assert because is RosterReason.asked_of_another
    because = refused(withdraw_swap, swap, actor=employee("amina"), now=NOW)
    assert because is RosterReason.not_yours_to_take_back
    withdraw_swap(swap, actor=employee("silje"), now=NOW)
    assert state(swap) is SwapState.withdrawn


def test_nobody_waits_for_an_answer_longer_than_the_office_lets_them():
    swap = asked(when=half(THURSDAY, AFTER))
    late = DutySwap.objects.get(pk=swap).answer_by + dt.timedelta(seconds=1)
    assert DutySwap.objects.get(pk=swap).answer_by.date() == TUESDAY
    assert (tick(late).swaps, tick(late).swaps) == (1, 0)
    assert state(swap) is SwapState.ran_out


def test_nor_longer_than_until_the_duty_begins():
    swap = asked(when=half(MONDAY, AFTER), who="amina", with_="silje")
    assert DutySwap.objects.get(pk=swap).answer_by == NOW + dt.timedelta(hours=3)


def test_a_duty_is_asked_about_once_at_a_time():
    asked()
    assert refused(asked, with_="lan") is RosterReason.asked_already


def test_what_has_changed_since_it_was_asked_is_asked_anew():
    swap = asked()
    back = THURSDAY
    set_presence(employee("amina"), Presence.out, until=back, today=MONDAY, actor=None, now=NOW)
    assert refused(accept_swap, swap, actor=employee("amina"), now=NOW) is RosterReason.away_then
    assert state(swap) is SwapState.open


def test_who_is_away_or_at_the_same_post_or_in_no_front_is_not_asked():
    assert refused(asked, with_="marte") is RosterReason.same_duty
    assert refused(asked, with_="anders") is RosterReason.not_at_the_front
    assert refused(asked, with_="silje") is RosterReason.same_person


def test_a_half_day_that_has_begun_is_for_the_leader_to_change():
    because = refused(asked, who="amina", with_="pal", when=half(MONDAY))
    assert because is RosterReason.has_begun


def test_a_form_sent_twice_asks_once_and_an_answer_twice_answers_once():
    form = Form(form_key="swap")
    assert asked(form=form) == asked(form=form)
    answer = Form(form_key="answer")
    for _ in range(2):
        accept_swap(DutySwap.objects.get().pk, actor=employee("amina"), now=NOW, form=answer)
    assert duties("amina")[1] is FRONT


def test_nobody_of_another_office_is_asked_or_answers():
    with pytest.raises(Employee.DoesNotExist):
        offer_swap(TUESDAY_LATE, employee("amina", FJELLBYEN).pk, actor=employee("silje"), now=NOW)
    swap = asked()
    with pytest.raises(DutySwap.DoesNotExist):
        accept_swap(swap, actor=employee("amina", FJELLBYEN), now=NOW)


def test_the_page_offers_only_those_who_can():
    found = swap_asked(employee("silje"), TUESDAY_LATE, NOW)
    assert found is not None
    names = {one.name for one in found.partners}
    assert str(employee("amina")) in names
    assert not names & {str(employee("marte")), str(employee("anders")), str(employee("silje"))}


def test_both_see_it_and_the_one_who_asked_sees_what_came_of_it():
    swap = asked()
    assert [one.mine for one in swaps_of(employee("silje"), NOW)] == [True]
    assert [one.mine for one in swaps_of(employee("amina"), NOW)] == [False]
    decline_swap(swap, actor=employee("amina"), now=NOW)
    assert [one.state for one in swaps_of(employee("silje"), NOW)] == [SwapState.declined]
    assert swaps_of(employee("amina"), NOW) == []
