"""A line in the log for each request: which page, for which office, how it went, how long it took.

The page is told by its route's name: its address may hold whose it is, or a slip's code.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from time import perf_counter
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from onedoor.config.log import REQUEST

HEADER = "X-Request-ID"
# A web server's own number is kept, when it is as random as ours: no other could be a person's.
_RANDOM = re.compile(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}")
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_log = logging.getLogger("onedoor.request")


class RequestLogMiddleware:
    """Numbers each request, gives the number back, and writes the line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and tell how it went."""
        began = perf_counter()
        number = _number(request)
        before = REQUEST.set(number)
        try:
            response = self.get_response(request)
            response.headers[HEADER] = number
            ms = round((perf_counter() - began) * 1000, 1)
            told = {"status": response.status_code, "ms": ms, **what(request)}
            _log.info("request", extra=told)
        finally:
            REQUEST.reset(before)
        return response


def what(request: HttpRequest) -> dict[str, str]:
    """What was asked for, and at which office, without a word of whoever asked."""
    employee = getattr(request, "employee", None)
    return {
        "method": request.method if request.method in _METHODS else "other",
        "route": route(request),
        "office": employee.office.key if employee else "",
    }


def route(request: HttpRequest) -> str:
    """The name of the page's route; `static` for files, `none` for an address that leads nowhere.

    Known once the request has been answered.
    """
    if request.resolver_match is not None:
        return request.resolver_match.view_name or "unnamed"
    return "static" if request.path_info.startswith(settings.STATIC_URL) else "none"


def _number(request: HttpRequest) -> str:
    given = request.headers.get(HEADER, "")
    return given if _RANDOM.fullmatch(given) else uuid4().hex
