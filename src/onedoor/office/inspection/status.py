"""`/health/` and `/ready/`: how the office is, for machines that watch it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from onedoor.office.inspection.readiness import readiness

_PASSED_ON = ("HTTP_FORWARDED", "HTTP_X_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")


class StatusMiddleware:
    """Answers the two addresses before anything else is asked: no host, session or sign-in.

    Whoever watches knows the machine by its number, not its name, and signs in nowhere.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one of the two, or go on."""
        answer = _ANSWERS.get(request.path_info)
        if answer is None:
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        response = answer(request)
        response.headers["Cache-Control"] = "no-store"
        return response


def health(request: HttpRequest) -> JsonResponse:
    """200: a worker answers. Nothing is asked, so that a lost database restarts no server."""
    return JsonResponse({"healthy": True})


def ready(request: HttpRequest) -> JsonResponse:
    """200 when the office can be served, else 503; what is wrong is for those who look after it."""
    found = readiness(timezone.now())
    told = {"ready": found.ready}
    if _may_know_why(request):
        told |= asdict(found)
    return JsonResponse(told, status=200 if found.ready else 503)


def _may_know_why(request: HttpRequest) -> bool:
    """Whether it comes straight from an address that was named, and nobody has passed it on."""
    if any(name.startswith(_PASSED_ON) for name in request.META):
        return False
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return any(address in network for network in settings.STATUS_FROM)


_ANSWERS = {"/health/": health, "/ready/": ready}
