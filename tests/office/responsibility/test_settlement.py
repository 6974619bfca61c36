"""Settling: a case that has bounced as often as the office allows is decided by its leaders."""

from __future__ import annotations

import datetime as dt

import pytest

from onedoor.office.establishment.actions import name_office_leader
from onedoor.office.inspection.ticker import tick
from onedoor.office.journal.refused import Refused
from onedoor.office.responsibility.actions.answering import return_handover
from onedoor.office.responsibility.actions.handover import offer_handover
from onedoor.office.responsibility.actions.settlement import agree_to_settlement, settle_case
from onedoor.office.responsibility.models import Case, Notice
from onedoor.vocabulary.responsibility_codes import Asked, OfferReason, Reason, ReturnReason
from onedoor.vocabulary.sides import Side
from tests.cast.people import LATER, NOW, case, employee, office, unit

pytestmark = pytest.mark.usefixtures("office_database")


def bounced(times: int, *, over_the_line: bool = False) -> Case:
    """A case that was offered and returned so many times."""
    held = case(holder="amina", about="employment_schemes")
    to, at = ("sigrid", "team_qualification") if over_the_line else ("elif", "team_work")
    for _ in range(times):
        asked = offer_handover(
            held.pk,
            to_unit=unit(at).pk,
            to_employee=employee(to).pk,
            reason=OfferReason.workload,
            asked=Asked.take_over,
            actor=employee("amina"),
            now=LATER,
        )
        return_handover(
            asked,
            reason=ReturnReason.no_capacity,
            belongs_unit=None,
            actor=employee(to),
            now=LATER,
        )
    return Case.objects.get(pk=held.pk)


def settle(of: Case, to: str, at: str, by: str) -> Case:
    settle_case(
        of.pk, to_employee=employee(to).pk, to_unit=unit(at).pk, actor=employee(by), now=LATER
    )
    return Case.objects.get(pk=of.pk)


def test_below_the_limit_nobody_is_called():
    assert bounced(2).settle_by is None


def test_at_the_limit_the_leader_is_called_and_told():
    assert bounced(3).settle_by is not None
    assert Notice.objects.get(kind="SettlementCalled").employee.key == "jonas"


def test_a_case_to_be_settled_cannot_be_offered():
    held = bounced(3)
    with pytest.raises(Refused) as refused:
        offer_handover(
            held.pk,
            to_unit=unit("team_work").pk,
            reason=OfferReason.workload,
            asked=Asked.take_over,
            actor=employee("amina"),
            now=LATER,
        )
    assert refused.value.because is Reason.must_be_settled


def test_the_leader_settles_and_the_case_may_move_again():
    settled = settle(bounced(3), "elif", "team_work", "jonas")
    assert (settled.holder.key, settled.settle_by) == ("elif", None)
    assert (settled.bounces, settled.bounces_since_settled) == (3, 0)


def test_over_the_line_one_leader_only_proposes():
    proposed = settle(bounced(3, over_the_line=True), "sigrid", "team_qualification", "ragnhild")
    assert (proposed.holder.key, proposed.joint) == ("amina", True)


def test_over_the_line_the_other_leader_agrees_and_it_is_settled():
    held = bounced(3, over_the_line=True)
    settle(held, "sigrid", "team_qualification", "ragnhild")
    agree_to_settlement(held.pk, actor=employee("hakon"), now=LATER)
    assert Case.objects.get(pk=held.pk).holder.key == "sigrid"


def test_nobody_agrees_with_themselves():
    held = bounced(3, over_the_line=True)
    settle(held, "sigrid", "team_qualification", "ragnhild")
    with pytest.raises(Refused) as refused:
        agree_to_settlement(held.pk, actor=employee("ragnhild"), now=LATER)
    assert refused.value.because is Reason.same_leader_signs_twice


def test_a_side_handed_over_since_the_proposal_does_not_sign_twice():
    held = bounced(3, over_the_line=True)
    settle(held, "sigrid", "team_qualification", "ragnhild")
    name_office_leader(office().pk, Side.state, employee("jonas"), actor=None, now=LATER)
    with pytest.raises(Refused) as refused:
        agree_to_settlement(held.pk, actor=employee("jonas"), now=LATER)
    assert refused.value.because is Reason.proposer_leads_no_more


def test_what_leaders_do_not_settle_in_time_falls_to_the_units_leader():
    held = bounced(3)
    assert tick(NOW + dt.timedelta(days=30)).settlements == 1
    assert Case.objects.get(pk=held.pk).holder.key == "jonas"
