"""One press or one form about a case: asked for, sent, refused, too old, or done.

Every page of this subject that does something goes this one way, so that the same thing is said
in the same manner wherever a rule says no.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from onedoor.office.establishment.queries import one_pack
from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import HasMovedOn, used_for
from onedoor.office.pages.sending import see
from onedoor.office.pages.wording import words
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.responsibility.along import goes_along
from onedoor.office.responsibility.case_at_desk import (
    CaseAtDesk,
    case_at_desk,
    what_has_happened_since,
)
from onedoor.office.responsibility.forms.case_form import CaseForm

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Act:
    """Something one does with a case: its form, its words, and the action behind it."""

    name: ClassVar[str]
    form: ClassVar[type[CaseForm]] = CaseForm
    template: ClassVar[str] = "responsibility/act.html"
    dangerous: ClassVar[bool] = False
    moves: ClassVar[bool] = False
    """Whether somebody else may hold the case by it: then what goes along is shown."""

    def form_for(self, desk: CaseAtDesk) -> type[CaseForm]:
        """The form this act asks for here."""
        return self.form

    def title(self, desk: CaseAtDesk) -> str:
        """What the page is called."""
        raise NotImplementedError

    def lead(self, desk: CaseAtDesk) -> str:
        """What will happen, said before it is done."""
        return ""

    def press(self, desk: CaseAtDesk) -> str:
        """What the button says."""
        return self.title(desk)

    def more(self, desk: CaseAtDesk) -> dict[str, Any]:
        """What else this act's own page shows."""
        return {}

    def do(self, form: CaseForm, desk: CaseAtDesk) -> int:
        """Do it; what the action gave."""
        raise NotImplementedError

    def said(self, form: CaseForm, desk: CaseAtDesk, result: int) -> str:
        """What has been done, and to whom."""
        raise NotImplementedError

    def leads_to(self, desk: CaseAtDesk, result: int) -> str:
        """The number of the case whose page comes next."""
        return desk.row.number


def carry_out(
    request: StaffRequest, number: str, act: Act, *, handover: int | None = None
) -> HttpResponse:
    """Show the act's page, or do what its form says and go to the case's page."""
    with one_pack():
        desk = case_at_desk(request.employee, number, timezone.now(), handover=handover)
        if desk is None:
            raise Http404
        if request.method != "POST":
            return _ask(request, act, desk)
        if request.content_type not in _FORMS:
            return _not_a_form(request, desk)
        return _receive(request, act, desk)


def _ask(request: StaffRequest, act: Act, desk: CaseAtDesk) -> HttpResponse:
    verdict = desk.verdict(act.name)
    if verdict:
        return _page(request, act, desk, act.form_for(desk)(desk))
    because = words(verdict.because) if desk.sees_content else ""
    return _page(request, act, desk, None, status=403, because=because)


def _receive(request: StaffRequest, act: Act, desk: CaseAtDesk) -> HttpResponse:
    form = act.form_for(desk)(desk, request.POST)
    form.full_clean()
    used = used_for(form.submission())
    if used and used != act.name:
        form.refuse_key()
    if form.errors and used == act.name:
        return _done(request, gettext("That was done the first time."), desk.row.number)
    if form.errors:
        if form.has_error(NON_FIELD_ERRORS, "too_old"):
            form.send_again(desk)
        return _page(request, act, desk, form, status=422)
    try:
        result = act.do(form, desk)
    except Refused as refused:
        form.refuse(refused.because)
        return _page(request, act, desk, form, status=422)
    except HasMovedOn as moved:
        return _moved_on(request, act, form, moved.since)
    said = act.said(form, desk, result)
    return _done(request, said, act.leads_to(desk, result))


def _moved_on(request: StaffRequest, act: Act, form: CaseForm, since: int) -> HttpResponse:
    """409, with what has happened; the form keeps what was written and may be sent again."""
    desk = form.desk.again()
    form.send_again(desk)
    happened = what_has_happened_since(desk, since)
    return _page(request, act, desk, form, status=409, moved_on=True, since=happened)


def _page(
    request: StaffRequest,
    act: Act,
    desk: CaseAtDesk,
    form: CaseForm | None,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    page = {
        "case": desk.shown,
        "form": form,
        "title": act.title(desk),
        "lead": act.lead(desk),
        "press": act.press(desk),
        "dangerous": act.dangerous,
        "because": "",
        "moved_on": False,
        "since": [],
        **(goes_along(desk.shown) if act.moves and desk.sees_content else {}),
        **act.more(desk),
        **more,
    }
    return render(request, act.template, page, status=status)


def _done(request: StaffRequest, said: str, number: str) -> HttpResponse:
    messages.success(request, said)
    return see("case", number)


def _not_a_form(request: StaffRequest, desk: CaseAtDesk) -> HttpResponse:
    page = {"case": desk.shown}
    return render(request, "responsibility/not_a_form.html", page, status=415)
