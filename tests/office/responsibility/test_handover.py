"""Handing a case over: it moves only when somebody says yes, and every question has an end."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.models import JournalLine
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import Form, FormReason, HasMovedOn
from onedoor.office.people.actions.employees import set_membership
from onedoor.office.responsibility.actions.answering import accept_handover, return_handover
from onedoor.office.responsibility.actions.handover import (
    ask_for_case,
    offer_handover,
    withdraw_handover,
)
from onedoor.office.responsibility.models import Case, Handover, Notice
from onedoor.vocabulary.responsibility_codes import (
    Asked,
    HandoverKind,
    HandoverState,
    OfferReason,
    Reason,
    ReturnReason,
    WithdrawReason,
)
from tests.cast.people import LATER, NOW, case, employee, unit

pytestmark = pytest.mark.usefixtures("office_database")


def offer(of: Case, to: str | None, in_unit: str, **more: object) -> int:
    return offer_handover(
        of.pk,
        to_unit=unit(in_unit).pk,
        to_employee=employee(to).pk if to else None,
        reason=OfferReason.other_area,
        asked=Asked.take_over,
        actor=more.pop("actor", None) or of.holder,  # type: ignore[arg-type]
        now=LATER,
        **more,  # type: ignore[arg-type]
    )


def test_an_offer_leaves_the_case_with_its_holder_until_somebody_accepts():
    offered = case(holder="amina")
    offer(offered, "elif", "team_work")
    assert Case.objects.get(pk=offered.pk).holder.key == "amina"


def test_accepting_moves_the_case_to_the_one_who_says_yes():
    offered = case(holder="amina")
    accept_handover(offer(offered, "elif", "team_work"), actor=employee("elif"), now=LATER)
    moved = Case.objects.get(pk=offered.pk)
    assert (moved.holder.key, moved.unit.key) == ("elif", "team_work")


def test_anybody_of_the_unit_may_accept_what_the_unit_was_offered():
    offered = case(holder="amina")
    accept_handover(offer(offered, None, "team_work"), actor=employee("oksana"), now=LATER)
    assert Case.objects.get(pk=offered.pk).holder.key == "oksana"


def test_only_the_receiver_answers():
    handover = offer(case(holder="amina"), "elif", "team_work")
    with pytest.raises(Refused) as refused:
        accept_handover(handover, actor=employee("anders"), now=LATER)
    assert refused.value.because is Reason.not_receiver


def test_a_returned_offer_is_a_bounce_and_says_where_it_belongs():
    offered = case(holder="amina")
    handover = offer(offered, "elif", "team_work")
    belongs = unit("team_health")
    return_handover(
        handover,
        reason=ReturnReason.other_unit,
        belongs_unit=belongs.pk,
        actor=employee("elif"),
        now=LATER,
    )
    row = Handover.objects.get(pk=handover)
    assert (row.state, row.belongs_unit) == (HandoverState.returned, belongs)
    assert Case.objects.get(pk=offered.pk).bounces == 1


def test_the_one_who_offered_may_take_it_back():
    offered = case(holder="amina")
    handover = offer(offered, "elif", "team_work")
    withdraw_handover(handover, reason=WithdrawReason.solved, actor=employee("amina"), now=LATER)
    assert Handover.objects.get(pk=handover).state is HandoverState.withdrawn


def test_a_case_asked_for_moves_when_its_holder_says_yes():
    wanted = case(holder="amina")
    handover = ask_for_case(
        wanted.pk,
        for_unit=unit("team_work").pk,
        reason=OfferReason.known_by_other,
        actor=employee("elif"),
        now=LATER,
    )
    accept_handover(handover, actor=employee("amina"), now=LATER)
    assert Case.objects.get(pk=wanted.pk).holder.key == "elif"


def test_an_offer_past_its_time_makes_the_receiving_units_leader_holder_and_tells_both():
    offered = case(holder="amina")
    offer(offered, "elif", "team_work")
    assert tick(NOW + dt.timedelta(days=14)).handovers == 1
    assert Case.objects.get(pk=offered.pk).holder.key == "bjorn"
    told = Notice.objects.filter(kind="HandoverRanOut").values_list("employee__key", flat=True)
    assert set(told) == {"amina", "elif"}


def test_a_matter_the_agreement_does_not_name_cannot_cross_the_line():
    with pytest.raises(Refused) as refused:
        offer(case(holder="amina", about="sick_leave"), "berit", "team_social")
    assert refused.value.because is Reason.crosses_the_line


def test_a_matter_the_agreement_names_may_cross_the_line():
    offered = case(holder="amina", about="employment_schemes")
    accept_handover(
        offer(offered, "sigrid", "team_qualification"), actor=employee("sigrid"), now=LATER
    )
    assert Case.objects.get(pk=offered.pk).holder.key == "sigrid"


def test_the_other_side_opens_a_sister_case_and_the_first_stays_where_it_is():
    first = case(holder="amina", about="sick_leave")
    handover = offer(first, "berit", "team_social", kind=HandoverKind.sister)
    sister = Case.objects.get(pk=accept_handover(handover, actor=employee("berit"), now=LATER))
    assert (sister.holder.key, sister.sister_of) == ("berit", first)
    assert Case.objects.get(pk=first.pk).holder.key == "amina"


def test_the_same_form_sent_twice_offers_once():
    offered = case(holder="amina")
    form = Form(form_key="one-form")
    first = offer(offered, "elif", "team_work", form=form)
    assert offer(offered, "elif", "team_work", form=form) == first
    assert Handover.objects.count() == 1


def test_a_form_made_before_the_case_moved_on_is_refused():
    offered = case(holder="amina")
    old = Form(expects=JournalLine.objects.filter(case_key=offered.pk).latest("seq").seq)
    offer(offered, "elif", "team_work")
    with pytest.raises(HasMovedOn):
        offer(offered, "anders", "team_work", form=old)


def test_a_sister_case_belongs_to_the_side_that_opens_it_and_moves_within_it():
    first = case(holder="amina", about="sick_leave")
    handover = offer(first, "berit", "team_social", kind=HandoverKind.sister)
    sister = Case.objects.get(pk=accept_handover(handover, actor=employee("berit"), now=LATER))
    accept_handover(offer(sister, "samuel", "team_social"), actor=employee("samuel"), now=LATER)
    assert Case.objects.get(pk=sister.pk).holder.key == "samuel"


def test_who_has_left_the_unit_meanwhile_cannot_accept_for_it():
    handover = offer(case(holder="amina"), "tone", "front_state")
    set_membership(employee("tone"), unit("front_state").pk, member=False, actor=None, now=LATER)
    with pytest.raises(Refused) as refused:
        accept_handover(handover, actor=employee("tone"), now=LATER)
    assert refused.value.because is Reason.receiver_not_in_unit


def test_the_holder_does_not_accept_what_a_leader_offers_to_their_own_unit():
    held = case(holder="anders", in_unit="team_work")
    handover = offer(held, None, "team_work", actor=employee("bjorn"))
    with pytest.raises(Refused) as refused:
        accept_handover(handover, actor=employee("anders"), now=LATER)
    assert refused.value.because is Reason.not_receiver


def test_a_form_used_for_one_case_is_not_taken_for_another():
    first, second = case(holder="amina"), case(holder="amina")
    form = Form(form_key="one-form")
    offer(first, "elif", "team_work", form=form)
    with pytest.raises(Refused) as refused:
        offer(second, "elif", "team_work", form=form)
    assert refused.value.because is FormReason.used
