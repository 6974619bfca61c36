"""Asking where it is, with the code of a slip: typed here, or scanned."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.pages.sending import sent, takes_form
from onedoor.office.people.address import address_of
from onedoor.office.people.countries import NORWAY
from onedoor.office.reception.contact import the_only_contact
from onedoor.office.reception.messaging.forms import OwnMessageForm
from onedoor.office.reception.screens.machine import clears_for_the_next
from onedoor.office.reception.web_form.queries import country_of
from onedoor.office.reception.where.finding import visit_of
from onedoor.office.reception.where.message import braked, count_message, leave_own_message
from onedoor.office.reception.where.queries import WhereItIs, where_it_is


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


@login_not_required
@require_POST
def where_message(request: HttpRequest) -> HttpResponse:
    """A message to the one who has it, from whoever has the code: to nobody else, about no more."""
    _speak(request)
    now, address = timezone.now(), address_of(request)
    written, about = request.POST.get("code", ""), _about(request)
    visit = visit_of(written, address, now)
    if visit is None:
        return _page(request, asked=True, wrong=True)
    told = where_it_is(visit, now)
    form = OwnMessageForm(request.POST, country=country_of(visit.office_id), auto_id=f"{about}-%s")
    if braked(visit, address, now):
        return _it_is(request, told, written, form=form, about=about, too_many=True, status=429)
    done = _left(told, about, form, now) if form.is_valid() else None
    if done is None:
        return _it_is(request, told, written, form=form, about=about, status=422)
    count_message(visit, address, now)
    return _it_is(request, where_it_is(visit, now), written, done=True)


def _about(request: HttpRequest) -> str:
    """What the message is about, as the page named it: letters, numbers and hyphens."""
    written = request.POST.get("about", "")[:40]
    return written if written.replace("-", "").isalnum() else ""


def _fresh(about: str) -> OwnMessageForm:
    """An empty form for what is named so; several stand on one page."""
    return OwnMessageForm(country=NORWAY, auto_id=f"{about}-%s")


def _left(told: WhereItIs, about: str, form: OwnMessageForm, now: dt.datetime) -> int | None:
    act = partial(leave_own_message, told, about, form.said(), now=now, form=form.submission())
    name = "leave_message_about" if about.startswith("owed-") else "leave_message"
    return sent(form, name, act)


def _answer(request: HttpRequest, written: str) -> HttpResponse:
    now = timezone.now()
    visit = visit_of(written, address_of(request), now)
    if visit is None:
        # Not 404: Django would write that address, and so what may be a code, in its log.
        return _page(request, asked=True, wrong=True)
    return _it_is(request, where_it_is(visit, now), written)


def _it_is(
    request: HttpRequest, told: WhereItIs, code: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    page = {"told": told, "code": code, "form": None, "about": "", "too_many": False, "done": False}
    page |= {"fresh": _fresh} | more
    return _rendered(request, "reception/where_it_is.html", page, status=status)


def _page(request: HttpRequest, *, asked: bool = False, wrong: bool = False) -> HttpResponse:
    told = {"asked": asked, "wrong": wrong, "office": the_only_contact()}
    return _rendered(request, "reception/where.html", told)


def _rendered(
    request: HttpRequest, page: str, told: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Found by no search, and its address told to no other site."""
    told = told | {"clears": clears_for_the_next(request), "languages": settings.LANGUAGES}
    response = render(request, page, told, status=status)
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
