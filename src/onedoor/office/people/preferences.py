"""Language and appearance, chosen without scripts and kept."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from onedoor.office.journal.one_transaction import one_transaction
from onedoor.office.people.models import Employee

APPEARANCES = ("light", "dark")
_COOKIE = "appearance"
_HINT = "Sec-CH-Prefers-Color-Scheme"


def appearance_of(request: HttpRequest) -> str:
    """What was chosen, else what the browser says its user prefers, else light."""
    asked = (request.COOKIES.get(_COOKIE), request.headers.get(_HINT, "").strip('"'))
    return next((one for one in asked if one in APPEARANCES), APPEARANCES[0])


class AppearanceMiddleware:
    """Asks browsers that can tell (Chrome, Edge) whether their user prefers light or dark.

    Aksel takes its colours from a class on the page, so a style sheet alone cannot follow them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Ask, and let no cache mix the two up."""
        response = self.get_response(request)
        response.headers["Accept-CH"] = response.headers["Critical-CH"] = _HINT
        response.headers["Vary"] = ", ".join(filter(None, [response.get("Vary", ""), _HINT]))
        return response


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep a language for this browser and, when signed in, for the employee."""
    chosen = request.POST.get("language", "")
    response = _back(request)
    if chosen in dict(settings.LANGUAGES):
        keep_language(response, chosen)
        employee: Employee | None = getattr(request, "employee", None)
        if employee is not None:
            with one_transaction():
                Employee.objects.filter(pk=employee.pk).update(language=chosen)
    return response


@login_not_required
@require_POST
def choose_appearance(request: HttpRequest) -> HttpResponse:
    """Keep light or dark for this browser."""
    chosen = request.POST.get("appearance", "")
    response = _back(request)
    if chosen in APPEARANCES:
        _keep(response, _COOKIE, chosen)
    return response


def keep_language(response: HttpResponse, language: str) -> None:
    """Remember a language in the browser."""
    _keep(response, settings.LANGUAGE_COOKIE_NAME, language)


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _back(request: HttpRequest) -> HttpResponse:
    asked = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(asked if safe else resolve_url("start"))
