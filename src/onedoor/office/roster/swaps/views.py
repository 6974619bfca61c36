"""Swaps: asked for on a page of their own, answered on one's own duties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from onedoor.office.pages.forms import ActionForm
from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.models import Employee
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.roster.actions.swapping import (
    accept_swap,
    decline_swap,
    offer_swap,
    withdraw_swap,
)
from onedoor.office.roster.duty_at_hand import When
from onedoor.office.roster.models import DutySwap
from onedoor.office.roster.swaps.forms import OfferSwapForm
from onedoor.office.roster.swaps.queries import SwapAsked, swap_asked
from onedoor.office.roster.wording import short, when
from onedoor.vocabulary.roster import HalfDay
from onedoor.vocabulary.texts import text

_YEARS = range(2000, 2200)
_DONE = {
    accept_swap: text("You have swapped, and the roster is changed."),
    decline_swap: text("You have said no, and nothing is changed."),
    withdraw_swap: text("You have taken it back, and nothing is changed."),
}


@takes_form
def ask_to_swap(request: StaffRequest, day: str, half: int) -> HttpResponse:
    """Ask a colleague to swap this duty of mine."""
    me, now = request.employee, timezone.now()
    this = _when(day, half)
    asked = _asked(me, this, now)
    form = OfferSwapForm(asked, posted(request))
    if form.is_valid():
        act = partial(offer_swap, this, form.cleaned_data["colleague"], back=form.back())
        done = partial(act, actor=me, now=now, form=form.submission())
        if sent(form, "offer_swap", done) is not None:
            messages.success(
                request, gettext("Your colleague is asked. Nothing moves before they agree.")
            )
            return see("my_duties")
    told = {"asked": asked, "short": short, "when": when, "day": this.day, "half": half}
    return form_page(request, "roster/ask_to_swap.html", form, **told)


@require_POST
def accept(request: StaffRequest, swap: int) -> HttpResponse:
    """Agree to swap."""
    return _answered(request, swap, accept_swap)


@require_POST
def decline(request: StaffRequest, swap: int) -> HttpResponse:
    """Say no to a swap."""
    return _answered(request, swap, decline_swap)


@require_POST
def take_back(request: StaffRequest, swap: int) -> HttpResponse:
    """Take back what I asked."""
    return _answered(request, swap, withdraw_swap)


def _answered(request: StaffRequest, swap: int, act: Callable[..., int]) -> HttpResponse:
    form, me, now = ActionForm(request.POST), request.employee, timezone.now()
    done = None
    if form.is_valid():
        name = act.__name__
        try:
            done = sent(form, name, lambda: act(swap, actor=me, now=now, form=form.submission()))
        except DutySwap.DoesNotExist:
            raise Http404 from None
    if done is None:
        for said in form.non_field_errors():
            messages.warning(request, str(said))
    else:
        messages.success(request, gettext(_DONE[act]))
    return see("my_duties")


def _asked(me: Employee, this: When, now: dt.datetime) -> SwapAsked:
    asked = swap_asked(me, this, now)
    if asked is None:
        raise Http404
    return asked


def _when(day: str, half: int) -> When:
    try:
        this = When(day=dt.date.fromisoformat(day), half_day=HalfDay(half))
    except ValueError:
        raise Http404 from None
    if this.day.year not in _YEARS:
        raise Http404
    return this
