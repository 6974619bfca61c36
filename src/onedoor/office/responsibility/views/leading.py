"""Pages of sharing out and of leaders: allot, give back, give, settle, agree."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext

from onedoor.office.pages.sending import takes_form
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.responsibility.actions import allotment, settlement
from onedoor.office.responsibility.case_at_desk import CaseAtDesk, whom
from onedoor.office.responsibility.forms.case_form import CaseForm
from onedoor.office.responsibility.forms.handover import ReturnAllotmentForm
from onedoor.office.responsibility.forms.leading import GiveForm, SettleForm
from onedoor.office.responsibility.views.act import Act, carry_out


class Allot(Act):
    """Let the unit's sharing-out rule say who takes the case; one press."""

    name = "allot_case"

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Share out the case")

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen."""
        told = {"unit": desk.shown.unit}
        return gettext("%(unit)s's own rule says who takes it. They hold it at once.") % told

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Allot it."""
        return allotment.allot_case(
            desk.row.pk, actor=desk.reader, now=desk.now, form=form.submission()
        )

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """Who holds it now."""
        told = {"whom": whom(desk.reader, result, desk.row.unit_id)}
        return gettext("Shared out: %(whom)s holds the case now.") % told


class ReturnAllotment(Act):
    """Give back what was allotted, in time."""

    name = "return_allotment"
    form = ReturnAllotmentForm

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Return the allotted case")

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen."""
        told = {"unit": desk.shown.unit}
        return (
            gettext(
                "It goes to the duty lead of %(unit)s, who sees why. If it belongs in the same "
                "unit, the unit's rule picks somebody else at once."
            )
            % told
        )

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Return it."""
        return allotment.return_allotment(
            desk.row.pk,
            reason=form.cleaned_data["reason"],
            belongs_unit=form.cleaned_data["belongs_unit"],
            actor=desk.reader,
            now=desk.now,
            form=form.submission(),
        )

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """Who holds it now."""
        now = desk.again().shown
        told = {"whom": f"{now.holder}, {now.unit}"}
        return gettext("Returned. %(whom)s holds the case now.") % told


class Give(Act):
    """Give the case to somebody one leads, without asking them."""

    name = "give_case"
    moves = True
    form = GiveForm

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Give the case")

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen."""
        return gettext("They hold it at once, and are told. They are not asked first.")

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Give it."""
        return allotment.give_case(desk.row.pk, **_chosen(form, desk))

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """Who holds it now."""
        return _holds_it_now(form, desk)


class Settle(Act):
    """Say who shall hold a case that has bounced too often."""

    name = "settle_case"
    moves = True
    form = SettleForm

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Settle who holds the case")

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen."""
        if desk.row.joint:
            return gettext("The other leader must agree before the case moves.")
        return gettext("They hold it at once, and are told.")

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Settle it."""
        return settlement.settle_case(desk.row.pk, **_chosen(form, desk))

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """Who holds it now, or what is proposed."""
        if desk.row.joint:
            told = {"whom": _whom(form, desk)}
            return gettext("Proposed: %(whom)s. The other leader must agree.") % told
        return _holds_it_now(form, desk)


class Agree(Act):
    """Agree to what the other leader has proposed; one press."""

    name = "agree_to_settlement"

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Agree to the settlement")

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen."""
        told = {"whom": _proposed(desk)}
        return gettext("%(whom)s is proposed, and holds the case as soon as you agree.") % told

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Agree."""
        return settlement.agree_to_settlement(
            desk.row.pk, actor=desk.reader, now=desk.now, form=form.submission()
        )

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """Who holds it now."""
        now = desk.again().shown
        told = {"whom": f"{now.holder}, {now.unit}"}
        return gettext("Settled: %(whom)s holds the case.") % told


@takes_form
def allot_case(request: StaffRequest, number: str) -> HttpResponse:
    """Share the case out by the unit's rule."""
    return carry_out(request, number, Allot())


@takes_form
def return_allotment(request: StaffRequest, number: str) -> HttpResponse:
    """Give back what was allotted."""
    return carry_out(request, number, ReturnAllotment())


@takes_form
def give_case(request: StaffRequest, number: str) -> HttpResponse:
    """Give the case to somebody one leads."""
    return carry_out(request, number, Give())


@takes_form
def settle_case(request: StaffRequest, number: str) -> HttpResponse:
    """Say who shall hold the case."""
    return carry_out(request, number, Settle())


@takes_form
def agree_to_settlement(request: StaffRequest, number: str) -> HttpResponse:
    """Agree to what the other leader has proposed."""
    return carry_out(request, number, Agree())


def _chosen(form: CaseForm, desk: CaseAtDesk) -> dict[str, Any]:
    to = form.cleaned_data["to"]
    return {
        "to_employee": to.employee,
        "to_unit": to.unit,
        "actor": desk.reader,
        "now": desk.now,
        "form": form.submission(),
    }


def _whom(form: CaseForm, desk: CaseAtDesk) -> str:
    to = form.cleaned_data["to"]
    return whom(desk.reader, to.employee, to.unit)


def _holds_it_now(form: CaseForm, desk: CaseAtDesk) -> str:
    return gettext("%(whom)s holds the case now.") % {"whom": _whom(form, desk)}


def _proposed(desk: CaseAtDesk) -> str:
    row = desk.row
    if row.proposed_employee_id is None or row.proposed_unit_id is None:
        return gettext("Nobody")
    return whom(desk.reader, row.proposed_employee_id, row.proposed_unit_id)
