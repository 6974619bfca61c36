"""The check-in screen. Nothing is written before the last tap: who walks away leaves nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.establishment.queries import opening_of
from onedoor.office.pages.sending import form_page, see, sent
from onedoor.office.people.tries import Tries
from onedoor.office.reception.actions.arriving import Arrival
from onedoor.office.reception.actions.checking_in import CheckedIn, check_in
from onedoor.office.reception.check_in.forms import BESIDE, CheckInForm
from onedoor.office.reception.check_in.queries import page_of, ticket_of
from onedoor.office.reception.contact import contact
from onedoor.office.reception.screens.machine import (
    Clears,
    clears_for_the_next,
    not_this_screen,
    open_here,
    stays,
)
from onedoor.office.reception.screens.queries import ScreenHere
from onedoor.office.reception.slips.queries import paper
from onedoor.rules.reception.screens import what_hinders_checking_in
from onedoor.vocabulary.reception_codes import Channel, ScreenKind, Spoken

# A screen that is played with must not fill the day with numbers nobody has.
NUMBERS_TAKEN = Tries(kind="number-taken", of_one=60, of_all=300)

# How often a screen that was left on overnight looks whether the day has come.
_LOOKS_AGAIN = 300

_OnScreen = Callable[[HttpRequest, ScreenHere, str], HttpResponse]


def _on_the_screen(view: _OnScreen) -> Callable[..., HttpResponse]:
    """Only on an open check-in screen, in the language that was chosen on it, while it is open."""

    @wraps(view)
    def answer(request: HttpRequest, language: str = "") -> HttpResponse:
        here = open_here(request, ScreenKind.check_in)
        if here is None:
            return not_this_screen(request, ScreenKind.check_in)
        if language and language not in here.languages:
            raise Http404
        translation.activate(language or here.languages[0])
        closed = what_hinders_checking_in(timezone.now(), opening_of(here.office))
        if closed is not None:
            clears = Clears(seconds=_LOOKS_AGAIN, to=reverse("check_in"), quiet=True)
            page = {"office": contact(here.office), "because": closed, "clears": clears}
            return render(request, "reception/check_in_closed.html", page)
        return stays(request, view(request, here, language))

    return answer


@login_not_required
@require_safe
@_on_the_screen
def start(request: HttpRequest, here: ScreenHere, language: str) -> HttpResponse:
    """The clean screen: which language?"""
    page = {"office": contact(here.office), "screen": here}
    return render(request, "reception/check_in.html", page)


@login_not_required
@require_safe
@_on_the_screen
def check_in_about(request: HttpRequest, here: ScreenHere, language: str) -> HttpResponse:
    """What is it about? One tap gives a number."""
    page = {
        "form": CheckInForm(office=here.office),
        "offered": page_of(here.office, request.GET.get("page", "1")),
        "chosen": language,
        "beside": {key: words for key, (words, _) in BESIDE.items()},
    }
    return _clean_soon(request, "reception/check_in_about.html", page)


@login_not_required
@require_safe
@_on_the_screen
def check_in_more(request: HttpRequest, here: ScreenHere, language: str) -> HttpResponse:
    """Several things at once, an interpreter, or a name."""
    asked = {"interpreter": request.GET.get("interpreter") == "on"}
    page = {"form": CheckInForm(office=here.office, initial=asked), "chosen": language}
    return _clean_soon(request, "reception/check_in_more.html", page)


@login_not_required
@require_POST
@_on_the_screen
def check_in_ticket(request: HttpRequest, here: ScreenHere, language: str) -> HttpResponse:
    """The number, and the slip with it. A form from long ago leads to the clean screen."""
    form, now = CheckInForm(request.POST, office=here.office), timezone.now()
    if NUMBERS_TAKEN.too_many(str(here.number), now):
        return _clean_soon(request, "reception/check_in_too_many.html", {}, status=429)
    if form.is_valid():
        NUMBERS_TAKEN.count(str(here.number), now)
        act = partial(
            check_in,
            _arrival(form, language),
            name=form.cleaned_data["name"],
            language=language,
            office=here.office,
            now=now,
            form=form.submission(),
        )
        done = sent(form, "register_visit", act)
        if not form.errors:
            return _given(request, done)
    more = {"chosen": language, "clears": clears_for_the_next(request)}
    return form_page(request, "reception/check_in_more.html", form, **more)


def _arrival(form: CheckInForm, language: str) -> Arrival:
    return Arrival(
        channel=Channel.check_in,
        needs=form.stated(),
        spoken=form.cleaned_data["spoken"] or Spoken[language],
        interpreter=form.cleaned_data["interpreter"],
        private_room=form.cleaned_data["private_room"],
    )


def _given(request: HttpRequest, done: CheckedIn | None) -> HttpResponse:
    if done is None:
        return see("check_in")
    page = {
        "paper": paper(request.get_host(), done.visit, done.code),
        "ticket": ticket_of(done.visit),
    }
    return _clean_soon(request, "reception/check_in_ticket.html", page)


def _clean_soon(
    request: HttpRequest, name: str, page: dict[str, object], status: int = 200
) -> HttpResponse:
    told = page | {"clears": clears_for_the_next(request)}
    return render(request, name, told, status=status)
