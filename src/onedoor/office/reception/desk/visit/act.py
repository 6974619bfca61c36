"""One press or one form about a visit: asked for, sent, refused, too old, or done."""

from __future__ import annotations

from collections.abc import Callable
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
from onedoor.office.pages.sending import see, takes_form
from onedoor.office.pages.wording import words
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.desk.visit.at_desk import VisitAtDesk, visit_at_desk
from onedoor.office.reception.desk.visit.forms.visit_form import VisitForm

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Act:
    """Something one does with a visit: its form, its words, and the action behind it."""

    name: ClassVar[str]
    form: ClassVar[type[VisitForm]] = VisitForm
    template: ClassVar[str] = "reception/visit_act.html"
    dangerous: ClassVar[bool] = False

    def title(self, desk: VisitAtDesk) -> str:
        """What the page is called."""
        raise NotImplementedError

    def lead(self, desk: VisitAtDesk) -> str:
        """What will happen, said before it is done."""
        return ""

    def press(self, desk: VisitAtDesk) -> str:
        """What the button says."""
        return self.title(desk)

    def more(self, desk: VisitAtDesk) -> dict[str, Any]:
        """What else this act's own page shows."""
        return {}

    def do(self, form: Any, desk: VisitAtDesk) -> int:
        """Do it; what the action gave."""
        raise NotImplementedError

    def said(self, form: Any, desk: VisitAtDesk, result: int) -> str:
        """What has been done."""
        raise NotImplementedError


def view_of(act: Act) -> Callable[..., HttpResponse]:
    """The view of an act with a visit."""

    @takes_form
    def view(request: StaffRequest, key: int, need: int = 0) -> HttpResponse:
        return carry_out(request, key, act, need=need)

    view.__doc__ = type(act).__doc__
    return view


def carry_out(request: StaffRequest, key: int, act: Act, *, need: int = 0) -> HttpResponse:
    """Show the act's page, or do what its form says and go on from there."""
    with one_pack():
        desk = visit_at_desk(request.employee, key, timezone.now(), need=need)
        if desk is None:
            raise Http404
        if request.method != "POST":
            return _ask(request, act, desk)
        if request.content_type not in _FORMS:
            return HttpResponse(status=415)
        return _receive(request, act, desk)


def _ask(request: StaffRequest, act: Act, desk: VisitAtDesk) -> HttpResponse:
    because = desk.because(act.name)
    if because is not None:
        return _page(request, act, desk, None, status=403, because=words(because))
    return _page(request, act, desk, act.form(desk))


def _receive(request: StaffRequest, act: Act, desk: VisitAtDesk) -> HttpResponse:
    form = act.form(desk, request.POST)
    form.full_clean()
    used = used_for(form.submission())
    if used and used != act.name:
        form.refuse_key()
    if form.errors and used == act.name:
        return _done(request, desk, gettext("That was done the first time."))
    if form.errors or form.is_only_looking:
        if form.has_error(NON_FIELD_ERRORS, "too_old"):
            form.send_again(desk)
        return _page(request, act, desk, form, status=422 if form.errors else 200)
    try:
        result = act.do(form, desk)
    except Refused as refused:
        return _refused(request, act, form, refused)
    except HasMovedOn as moved:
        return _moved_on(request, act, form, moved.since)
    return _done(request, desk.again(), act.said(form, desk, result))


def _refused(request: StaffRequest, act: Act, form: VisitForm, refused: Refused) -> HttpResponse:
    desk = form.desk.again()
    if desk.because(act.name) is not None:  # no form could do it now
        said = words(refused.because)
        return _page(request, act, desk, None, status=422, because=said)
    form.refuse(refused.because)
    return _page(request, act, desk, form, status=422)


def _moved_on(request: StaffRequest, act: Act, form: VisitForm, since: int) -> HttpResponse:
    """409, with what has happened, to whoever may read it: the page was looked at anew for that.

    The form keeps what was written and may be sent again.
    """
    desk = form.desk.again()
    because = desk.because(act.name)
    told: dict[str, Any] = {"status": 409, "moved_on": True, "since": desk.page.since(since)}
    if because is not None:
        return _page(request, act, desk, None, because=words(because), **told)
    form.send_again(desk)
    return _page(request, act, desk, form, **told)


def _page(
    request: StaffRequest,
    act: Act,
    desk: VisitAtDesk,
    form: VisitForm | None,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    page = {
        "page": desk.page,
        "visit": desk.page.visit,
        "need": desk.need,
        "form": form,
        "title": act.title(desk),
        "lead": act.lead(desk),
        "press": act.press(desk),
        "dangerous": act.dangerous,
        "because": "",
        "moved_on": False,
        "since": [],
        **act.more(desk),
        **more,
    }
    return render(request, act.template, page, status=status)


def _done(request: StaffRequest, desk: VisitAtDesk, said: str) -> HttpResponse:
    """On to the visit, as long as one has something to do there; else to one's own desk."""
    ticket = {"ticket": desk.page.visit.ticket}
    if desk.page.ended:
        ended = words(desk.page.visit.end)
        messages.success(
            request, gettext("Ticket %(ticket)d is done.") % ticket + f" {said or ended}"
        )
        return see("my_desk")
    if said:
        messages.success(request, said)
    return see("visit", desk.key) if desk.page.with_them else see("my_desk")
