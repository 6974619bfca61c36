"""Pages of the work in a case: steps, waiting, closing, opening again."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext

from onedoor.office.establishment.queries import names_by_number
from onedoor.office.pages.dates import day
from onedoor.office.pages.sending import takes_form
from onedoor.office.pages.wording import in_my_language, words
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.responsibility.actions import work
from onedoor.office.responsibility.case_at_desk import CaseAtDesk
from onedoor.office.responsibility.forms.case_form import CaseForm
from onedoor.office.responsibility.forms.work import (
    CloseForm,
    HoldForm,
    NextStepForm,
    ReopenForm,
    StepDoneForm,
)
from onedoor.office.responsibility.views.act import Act, carry_out
from onedoor.rules.responsibility.work import what_hinders_closing


class DoStep(Act):
    """Write down that a step was done."""

    name = "do_step"
    form = StepDoneForm

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Write down a step")

    def press(self, desk: CaseAtDesk) -> str:
        """What the button says."""
        return gettext("It is done")

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Write it down."""
        return work.do_step(desk.row.pk, step=form.cleaned_data["step"], **_by(form, desk))

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """What was done."""
        told = {"step": _step(form, desk)}
        return gettext("Done: %(step)s. Say what comes next if it has changed.") % told


class SetNextStep(Act):
    """Say what comes next, and by when."""

    name = "set_next_step"
    form = NextStepForm

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Set the next step")

    def press(self, desk: CaseAtDesk) -> str:
        """What the button says."""
        return gettext("Save")

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Set it."""
        said = form.cleaned_data
        return work.set_next_step(
            desk.row.pk, step=said["step"], due=said["due"], **_by(form, desk)
        )

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """What comes next, and by when."""
        told = {"step": _step(form, desk), "by": day(form.cleaned_data["due"]).striptags()}
        return gettext("Next: %(step)s, by %(by)s.") % told


class Hold(Act):
    """Let the case wait for somebody until a day."""

    name = "hold_case"
    form = HoldForm

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Put the case on hold")

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen, and to whom: a leader may do this for whoever holds the case."""
        if _is_mine(desk):
            return gettext("You still hold it, and it comes up again by itself on the day.")
        told = {"holder": desk.shown.holder}
        said = gettext("%(holder)s still holds it, and it comes up again by itself on the day.")
        return said % told

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Let it wait."""
        said = form.cleaned_data
        return work.hold_case(
            desk.row.pk, waiting_for=said["waiting_for"], until=said["until"], **_by(form, desk)
        )

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """For whom it waits, and until when."""
        said = form.cleaned_data
        told = {"party": words(said["waiting_for"]), "until": day(said["until"]).striptags()}
        return gettext("The case waits for %(party)s until %(until)s.") % told


class Resume(Act):
    """Go on with a case that waits; one press."""

    name = "resume_case"

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Go on with the case")

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen, and to whom."""
        if _is_mine(desk):
            return gettext("It no longer waits for anybody but you.")
        told = {"holder": desk.shown.holder}
        return gettext("It no longer waits for anybody but %(holder)s, who holds it.") % told

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Go on."""
        return work.resume_case(desk.row.pk, **_by(form, desk))

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """That it goes on."""
        return gettext("The case is open again.")


class Close(Act):
    """Close the case with what came of it."""

    name = "close_case"
    form = CloseForm
    template = "responsibility/close_case.html"

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Close the case")

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen."""
        told = {"holder": desk.shown.holder}
        return gettext("%(holder)s stays on record as the one who answered for it.") % told

    def more(self, desk: CaseAtDesk) -> dict[str, Any]:
        """All that stands in the way, not only the first of it."""
        hindrances = what_hinders_closing(desk.facts) if desk.sees_content else []
        return {"hindrances": hindrances}

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Close it."""
        outcome = form.cleaned_data["outcome"]
        return work.close_case(desk.row.pk, outcome=outcome, **_by(form, desk))

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """With what outcome it was closed."""
        told = {"outcome": words(form.cleaned_data["outcome"])}
        return gettext("The case is closed. %(outcome)s") % told


class Reopen(Act):
    """Open a closed case again."""

    name = "reopen_case"
    form = ReopenForm

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        return gettext("Open the case again")

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen."""
        told = {"holder": f"{desk.shown.holder}, {desk.shown.unit}"}
        return (
            gettext("%(holder)s held it last, and holds it again if they still work here.") % told
        )

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Open it again."""
        return work.reopen_case(desk.row.pk, reason=form.cleaned_data["reason"], **_by(form, desk))

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """Who holds it now."""
        now = desk.again().shown
        told = {"whom": f"{now.holder}, {now.unit}"}
        return gettext("The case is open again. %(whom)s holds it.") % told


@takes_form
def do_step(request: StaffRequest, number: str) -> HttpResponse:
    """Write down a step that was done."""
    return carry_out(request, number, DoStep())


@takes_form
def set_next_step(request: StaffRequest, number: str) -> HttpResponse:
    """Say what comes next."""
    return carry_out(request, number, SetNextStep())


@takes_form
def hold_case(request: StaffRequest, number: str) -> HttpResponse:
    """Put the case on hold."""
    return carry_out(request, number, Hold())


@takes_form
def resume_case(request: StaffRequest, number: str) -> HttpResponse:
    """Go on with the case."""
    return carry_out(request, number, Resume())


@takes_form
def close_case(request: StaffRequest, number: str) -> HttpResponse:
    """Close the case."""
    return carry_out(request, number, Close())


@takes_form
def reopen_case(request: StaffRequest, number: str) -> HttpResponse:
    """Open the case again."""
    return carry_out(request, number, Reopen())


def _by(form: CaseForm, desk: CaseAtDesk) -> dict[str, Any]:
    return {"actor": desk.reader, "now": desk.now, "form": form.submission()}


def _is_mine(desk: CaseAtDesk) -> bool:
    return desk.row.holder_id == desk.reader.pk


def _step(form: CaseForm, desk: CaseAtDesk) -> str:
    names = names_by_number(desk.row.office_id)
    return in_my_language(names["step", form.cleaned_data["step"]])
