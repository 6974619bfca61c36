"""Pages made to be printed: A4, in a chosen language, with when and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, override


def language_asked(request: HttpRequest, otherwise: str = "") -> str:
    """The language asked for in the address, else another (a person's own), else the reader's."""
    asked = request.GET.get("language", "")
    found = (asked, otherwise, get_language() or "")
    return next(one for one in (*found, "nb") if one in dict(settings.LANGUAGES))


def on_paper(
    request: HttpRequest,
    template: str,
    told: Callable[[], dict[str, Any]],
    *,
    language: str,
    now: dt.datetime,
) -> HttpResponse:
    """The page in that language. `told` is asked within it, for it makes sentences."""
    with override(language):
        return render(request, template, {**told(), "printed_at": now})
