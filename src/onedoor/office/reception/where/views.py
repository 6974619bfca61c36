"""Asking where it is, with the code of a slip: typed here, or scanned."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from onedoor.office.pages.sending import takes_form
from onedoor.office.people.address import address_of
from onedoor.office.reception.contact import the_only_contact
from onedoor.office.reception.screens.machine import clears_for_the_next
from onedoor.office.reception.where.finding import visit_of
from onedoor.office.reception.where.queries import where_it_is


@login_not_required
@takes_form
def where(request: HttpRequest) -> HttpResponse:
    """A form for the code; and where it is, for a code that was sent with it."""
    _speak(request)
    written = request.POST.get("code", "")
    if written.strip():
        return _answer(request, written)
    return _page(request, asked=request.method == "POST")


@login_not_required
@require_safe
def where_by_code(request: HttpRequest, code: str) -> HttpResponse:
    """Where it is, from the picture on the slip."""
    _speak(request)
    return _answer(request, code)


def _answer(request: HttpRequest, written: str) -> HttpResponse:
    now = timezone.now()
    visit = visit_of(written, address_of(request), now)
    if visit is None:
        # Not 404: Django would write that address, and so what may be a code, in its log.
        return _page(request, asked=True, wrong=True)
    told = {"told": where_it_is(visit, now), "code": written}
    return _rendered(request, "reception/where_it_is.html", told)


def _page(request: HttpRequest, *, asked: bool = False, wrong: bool = False) -> HttpResponse:
    told = {"asked": asked, "wrong": wrong, "office": the_only_contact()}
    return _rendered(request, "reception/where.html", told)


def _rendered(request: HttpRequest, page: str, told: dict[str, Any]) -> HttpResponse:
    """Found by no search, and its address told to no other site."""
    clears = clears_for_the_next(request)
    response = render(request, page, told | {"clears": clears, "languages": settings.LANGUAGES})
    # Never the address, which may hold a code. With no-referrer the browser would also keep quiet
    # about where a form comes from, and the form would be refused.
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _speak(request: HttpRequest) -> None:
    """In the language that was pressed on this page, and kept nowhere: a screen is everybody's."""
    asked = request.POST.get("language") or request.GET.get("language", "")
    if asked in dict(settings.LANGUAGES):
        translation.activate(asked)
