"""A machine and the screen it is: told by a signed cookie that lasts as long as it may."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from onedoor.office.people.carried import LAST_HERE
from onedoor.office.reception.screens.queries import ScreenHere, screen_known_by
from onedoor.vocabulary.reception_codes import ScreenKind

COOKIE = "screen"
_SALT = "onedoor.office.reception.screens.machine"
_KEPT_FOR = 400 * 24 * 60 * 60  # browsers keep no cookie longer: each use begins it anew


@dataclass(frozen=True, kw_only=True, slots=True)
class Clears:
    """After how many seconds untouched a page makes itself clean, and where it goes then.

    `quiet` does so without warning: nobody has begun anything on that page.
    """

    seconds: int
    to: str
    quiet: bool = False


def screen_here(request: HttpRequest) -> ScreenHere | None:
    """The screen this machine is, open or closed; None when it is no screen."""
    token = _token(request)
    return screen_known_by(token) if token else None


def open_here(request: HttpRequest, kind: ScreenKind) -> ScreenHere | None:
    """The screen this machine is, when it is open and shows this."""
    here = screen_here(request)
    return here if here is not None and here.open and here.kind is kind else None


def clears_for_the_next(request: HttpRequest) -> Clears | None:
    """How a page makes itself clean on the check-in screen; None on anybody's own machine."""
    here = open_here(request, ScreenKind.check_in)
    return Clears(seconds=here.check_in_seconds, to=reverse("check_in")) if here else None


def become(response: HttpResponse, token: str) -> None:
    """Let the machine that gets this response be the screen with this secret, and nobody's own."""
    _keep(response, token)
    response.delete_cookie(LAST_HERE)
    response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)


def stays(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A page of a screen in use: the machine is that screen for as long again from now on."""
    _keep(response, _token(request))
    return response


def not_this_screen(request: HttpRequest, kind: ScreenKind) -> HttpResponse:
    """403: nothing is shown here, and how that is changed."""
    here = screen_here(request)
    closed = here is not None and not here.open
    page = {"kind": kind, "closed": closed}
    return render(request, "reception/not_this_screen.html", page, status=403)


def _token(request: HttpRequest) -> str:
    """The secret that the machine keeps; empty when it keeps none, or none of ours."""
    try:
        return request.get_signed_cookie(COOKIE, salt=_SALT, max_age=_KEPT_FOR) or ""
    except (KeyError, signing.BadSignature):
        return ""


def _keep(response: HttpResponse, token: str) -> None:
    response.set_signed_cookie(
        COOKIE,
        token,
        salt=_SALT,
        max_age=_KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
