"""Pages of handing a case over: offer, ask, accept, return, take back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext

from onedoor.office.establishment.queries import opening_of
from onedoor.office.pages.dates import moment
from onedoor.office.pages.sending import takes_form
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.responsibility.actions import answering
from onedoor.office.responsibility.actions import handover as asking
from onedoor.office.responsibility.case_at_desk import (
    CaseAtDesk,
    answer_by,
    number_of,
    question,
    whom,
)
from onedoor.office.responsibility.expected import expected_sentence
from onedoor.office.responsibility.forms.case_form import CaseForm
from onedoor.office.responsibility.forms.handover import (
    AskForm,
    OfferForm,
    ReturnForm,
    SayNoForm,
    WithdrawForm,
)
from onedoor.office.responsibility.models import Handover
from onedoor.office.responsibility.views.act import Act, carry_out
from onedoor.rules.opening import end_of_day
from onedoor.vocabulary.responsibility_codes import Awaited, HandoverKind


class Offer(Act):
    """Offer the case, or ask the other side to open a sister case."""

    name = "offer_handover"
    form = OfferForm
    moves = True

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Offer the case")

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen."""
        stays = gettext("It stays with its holder until somebody says yes.")
        return f"{stays} {expected_sentence(Awaited.answer, desk.row.office_id, 0, desk.now)}"

    def press(self, desk: CaseAtDesk) -> str:
        """What the button says."""
        return gettext("Send the offer")

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Offer it."""
        said = form.cleaned_data
        day = said["answer_by"]
        return asking.offer_handover(
            desk.row.pk,
            to_unit=said["to"].unit,
            to_employee=said["to"].employee,
            kind=said["kind"],
            reason=said["reason"],
            asked=said["asked"],
            answer_by=end_of_day(day, opening_of(desk.row.office_id)) if day else None,
            actor=desk.reader,
            now=desk.now,
            form=form.submission(),
        )

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """To whom it is offered, and by when they answer."""
        to = form.cleaned_data["to"]
        told = {
            "whom": whom(desk.reader, to.employee or 0, to.unit),
            "by": moment(answer_by(desk.reader, result)).striptags(),
        }
        if form.cleaned_data["kind"] is HandoverKind.sister:
            done = gettext("%(whom)s is asked to open a sister case, and answers by %(by)s.") % told
        else:
            done = gettext("The case is offered to %(whom)s, to be answered by %(by)s.") % told
        usual = expected_sentence(Awaited.answer, desk.row.office_id, to.unit, desk.now)
        return f"{done} {usual}"


class Ask(Act):
    """Ask the holder for the case."""

    name = "ask_for_case"
    form = AskForm

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Ask for the case")

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen."""
        told = {"holder": f"{desk.shown.holder}, {desk.shown.unit}"}
        return gettext("%(holder)s holds it until they say yes.") % told

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Ask for it."""
        return asking.ask_for_case(
            desk.row.pk,
            for_unit=form.cleaned_data["for_unit"],
            reason=form.cleaned_data["reason"],
            actor=desk.reader,
            now=desk.now,
            form=form.submission(),
        )

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """Who is asked, and by when they answer."""
        told = {
            "holder": f"{desk.shown.holder}, {desk.shown.unit}",
            "by": moment(answer_by(desk.reader, result)).striptags(),
        }
        return gettext("%(holder)s is asked for the case, and answers by %(by)s.") % told


class AboutHandover(Act):
    """What is done with a question that has been asked."""

    moves = True

    def more(self, desk: CaseAtDesk) -> dict[str, Any]:
        """The question itself."""
        return {"asked": question(desk)}


class Accept(AboutHandover):
    """Say yes; one press."""

    name = "accept_handover"
    template = "responsibility/accept_handover.html"

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return {
            HandoverKind.transfer: gettext("Accept the case"),
            HandoverKind.ask: gettext("Let them have the case"),
            HandoverKind.sister: gettext("Open a sister case"),
        }[asked_in(desk).kind]

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Say yes."""
        return answering.accept_handover(
            asked_in(desk).pk, actor=desk.reader, now=desk.now, form=form.submission()
        )

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """Who holds what now."""
        asked = asked_in(desk)
        if asked.kind is HandoverKind.ask:
            told = {"whom": whom(desk.reader, asked.from_employee_id, asked.to_unit_id)}
            return gettext("%(whom)s holds the case now.") % told
        if asked.kind is HandoverKind.sister:
            told = {"number": number_of(desk.reader, result)}
            return gettext("Sister case %(number)s is opened, and you hold it.") % told
        return gettext("You hold the case now.")

    def leads_to(self, desk: CaseAtDesk, result: int) -> str:
        """The case one then holds."""
        return number_of(desk.reader, result) or desk.row.number


class Return(AboutHandover):
    """Say no, why, and where it belongs."""

    name = "return_handover"

    def form_for(self, desk: CaseAtDesk) -> type[CaseForm]:
        """Other reasons when it is the holder who was asked."""
        return SayNoForm if asked_in(desk).kind is HandoverKind.ask else ReturnForm

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return {
            HandoverKind.transfer: gettext("Return the offer"),
            HandoverKind.ask: gettext("Keep the case"),
            HandoverKind.sister: gettext("Say no to a sister case"),
        }[asked_in(desk).kind]

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen."""
        told = {"holder": f"{desk.shown.holder}, {desk.shown.unit}"}
        return gettext("%(holder)s keeps the case and sees why.") % told

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Say no."""
        return answering.return_handover(
            asked_in(desk).pk,
            reason=form.cleaned_data["reason"],
            belongs_unit=form.cleaned_data["belongs_unit"],
            actor=desk.reader,
            now=desk.now,
            form=form.submission(),
        )

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """Who has been told."""
        asked = asked_in(desk)
        if asked.kind is HandoverKind.ask:
            told = {"whom": whom(desk.reader, asked.from_employee_id, asked.to_unit_id)}
            return gettext("The case stays where it is. %(whom)s has been told why.") % told
        told = {"holder": f"{desk.shown.holder}, {desk.shown.unit}"}
        return gettext("Returned. %(holder)s keeps the case and has been told why.") % told


class Withdraw(AboutHandover):
    """Take a question back."""

    name = "withdraw_handover"
    form = WithdrawForm

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        asks = asked_in(desk).kind is HandoverKind.ask
        return gettext("Take the request back") if asks else gettext("Take the offer back")

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen."""
        return gettext("The case stays where it is.")

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Take it back."""
        return asking.withdraw_handover(
            asked_in(desk).pk,
            reason=form.cleaned_data["reason"],
            actor=desk.reader,
            now=desk.now,
            form=form.submission(),
        )

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """Who need not answer any more."""
        asked = asked_in(desk)
        asks = asked.kind is HandoverKind.ask
        to = (desk.row.holder_id, desk.row.unit_id)
        told = {
            "whom": whom(desk.reader, *to)
            if asks
            else whom(desk.reader, asked.to_employee_id or 0, asked.to_unit_id)
        }
        return gettext("Taken back. %(whom)s need not answer any more.") % told


def asked_in(desk: CaseAtDesk) -> Handover:
    """The question that a page is about; its address names one."""
    if desk.handover is None:
        raise TypeError("this page is about a handover")
    return desk.handover


@takes_form
def offer_handover(request: StaffRequest, number: str) -> HttpResponse:
    """Offer the case to a colleague or a unit, or ask for a sister case."""
    return carry_out(request, number, Offer())


@takes_form
def ask_for_case(request: StaffRequest, number: str) -> HttpResponse:
    """Ask the holder for the case."""
    return carry_out(request, number, Ask())


@takes_form
def accept_handover(request: StaffRequest, number: str, handover: int) -> HttpResponse:
    """Say yes to what was asked."""
    return carry_out(request, number, Accept(), handover=handover)


@takes_form
def return_handover(request: StaffRequest, number: str, handover: int) -> HttpResponse:
    """Say no to what was asked."""
    return carry_out(request, number, Return(), handover=handover)


@takes_form
def withdraw_handover(request: StaffRequest, number: str, handover: int) -> HttpResponse:
    """Take back what was asked."""
    return carry_out(request, number, Withdraw(), handover=handover)
