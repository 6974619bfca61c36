"""Opening and closing the machines in the waiting room."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.actions.screens import close_screen, open_screen
from onedoor.office.reception.screens.forms import OpenScreenForm
from onedoor.office.reception.screens.machine import become, screen_here
from onedoor.office.reception.screens.queries import (
    is_office_screen,
    open_screens,
    stands_at_the_door,
)
from onedoor.vocabulary.reception_codes import ScreenKind


@takes_form
def screens(request: StaffRequest) -> HttpResponse:
    """Which machines show something; and make this one show something, without oneself."""
    form = OpenScreenForm(posted(request))
    if form.is_valid():
        here = screen_here(request)
        act = partial(
            open_screen,
            form.cleaned_data["kind"],
            instead_of=here.number if here else 0,
            actor=request.employee,
            now=timezone.now(),
            form=form.submission(),
        )
        token = sent(form, "open_screen", act)
        if token is not None:
            return _opened(request, form.cleaned_data["kind"], token)
    return _page(request, form)


@require_POST
def close_a_screen(request: StaffRequest, screen: int) -> HttpResponse:
    """That machine shows nothing any more."""
    me, form = request.employee, ActionForm(request.POST)
    if not is_office_screen(me, screen):
        raise Http404
    if form.is_valid():
        act = partial(close_screen, screen, actor=me, now=timezone.now(), form=form.submission())
        if sent(form, "close_screen", act) is not None:
            messages.success(request, gettext("Screen %(number)d is closed.") % {"number": screen})
            return see("screens")
    return _page(request, OpenScreenForm(), refused=form)


def _opened(request: StaffRequest, kind: ScreenKind, token: str) -> HttpResponse:
    response = see("board" if kind is ScreenKind.board else "check_in")
    logout(request)
    become(response, token)
    return response


def _page(
    request: StaffRequest, form: OpenScreenForm, refused: ActionForm | None = None
) -> HttpResponse:
    me = request.employee
    here = screen_here(request)
    page = {
        "screens": [(one, ActionForm()) for one in open_screens(me)],
        "here": here.number if here and here.open else 0,
        "at_the_door": stands_at_the_door(me),
        "refused": refused,
    }
    return form_page(request, "reception/screens.html", form, **page)
