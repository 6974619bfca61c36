"""Calling for help from any page, and the part of every page that tells who has called."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
    HttpResponseRedirect,
)
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.utils.http import parse_etags, url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from onedoor.office.journal.refused import Refused
from onedoor.office.pages.wording import words
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.safety.help.actions import (
    call_for_help,
    come_to_help,
    end_help,
    say_place,
)
from onedoor.office.safety.help.queries import CallTold, call_told, calls_heard
from onedoor.office.safety.models import HelpCall
from onedoor.vocabulary.code import Code
from onedoor.vocabulary.safety_codes import HelpEnd, HelpPlace, SafetyReason

C = TypeVar("C", bound=Code)

BY_SCRIPT = "X-Onedoor-Help"


@csrf_exempt
@require_POST
def call_help(request: StaffRequest) -> HttpResponse:
    """Call for help. A form's mark may be old, and its fields wrong: the call goes out anyway.

    A page elsewhere cannot send it: the session's cookie does not come along (SameSite), and a
    browser that says the form is another site's is not listened to.
    """
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        raise Http404
    call_for_help(actor=request.employee, now=timezone.now(), place=_place(request))
    return _answer(request)


@require_safe
def help_now(request: StaffRequest) -> HttpResponse:
    """Who has called for help. 204 when nobody has, 304 when all of it is known."""
    return _fresh(request)


@require_safe
def help_page(request: StaffRequest) -> HttpResponse:
    """What the key does, and one button for each place one may be."""
    return render(request, "safety/help.html", {"places_of_help": list(HelpPlace)})


@require_POST
def help_place(request: StaffRequest, key: int) -> HttpResponse:
    """Say where one is, after the call has gone out."""
    act = partial(say_place, key, _place(request), actor=request.employee, now=timezone.now())
    return _done(request, act)


@require_POST
def help_come(request: StaffRequest, key: int) -> HttpResponse:
    """Say that one is on the way."""
    return _done(request, partial(come_to_help, key, actor=request.employee, now=timezone.now()))


@require_safe
def help_over(request: StaffRequest, key: int) -> HttpResponse:
    """How did it end? One press."""
    call = call_told(request.employee, key)
    if call is None:
        messages.info(request, words(SafetyReason.help_over))
        return HttpResponseRedirect(resolve_url("start"))
    return render(request, "safety/help_over.html", {"call": call, "ends": list(HelpEnd)})


@require_POST
def help_end(request: StaffRequest, key: int) -> HttpResponse:
    """Say that it is over."""
    end = _code(HelpEnd, request.POST.get("end", "")) or HelpEnd.calm
    act = partial(end_help, key, end, actor=request.employee, now=timezone.now())
    return _done(request, act)


def _done(request: StaffRequest, act: Callable[[], int]) -> HttpResponse:
    try:
        act()
    except HelpCall.DoesNotExist:
        raise Http404 from None
    except Refused as refused:
        return _answer(request, refused=words(refused.because))
    return _answer(request)


def _answer(request: StaffRequest, *, refused: str = "") -> HttpResponse:
    """To a script the part of the page as it is now; else back to the page one stood on."""
    if BY_SCRIPT in request.headers:
        return _fresh(request, refused=refused)
    if refused:
        messages.warning(request, refused)
    asked = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(asked if safe else resolve_url("start"), status=303)


def _fresh(request: StaffRequest, *, refused: str = "") -> HttpResponse:
    calls = calls_heard(request.employee)
    if request.method != "POST" and not calls:
        return HttpResponse(status=204, headers={"ETag": '"nobody"'})
    tag = _tag(calls)
    if request.method != "POST" and tag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers={"ETag": tag})
    back = request.headers.get(BY_SCRIPT, "")
    told = {"calls_told": calls, "go_back": back, "refusal": refused}
    part = render(request, "safety/help_now.html", told)
    part.headers["ETag"] = tag
    return part


def _tag(calls: tuple[CallTold, ...]) -> str:
    """What changes when there is something new to tell."""
    said = f"{get_language()} {calls}".encode()
    return f'"{hashlib.sha256(said).hexdigest()[:24]}"'


def _place(request: HttpRequest) -> HelpPlace:
    found = _code(HelpPlace, request.POST.get("place", ""))
    return HelpPlace.unsaid if found is None else found


def _code(code: type[C], written: str) -> C | None:
    """The code of a number as a button sends it; None for what no button of ours sends."""
    return next((one for one in code if written == str(int(one))), None)
