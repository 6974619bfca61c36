"""No browser and no proxy keeps a page: the back button shows nobody's case after a sign-out."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseFileResponse

ASKED_FOR_EACH_TIME = "private, no-cache"
"""What holds nothing of any person may be kept by its reader alone, who asks if it still holds."""


class NoStoreMiddleware:
    """Lets nothing be kept but style sheets and the like; it stands outside all that may answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say so on every answer, refusals and the sign-in page too."""
        response = self.get_response(request)
        told = response.headers.get("Cache-Control")
        if told != ASKED_FOR_EACH_TIME and not isinstance(response, WhiteNoiseFileResponse):
            response.headers["Cache-Control"] = "no-store"
        return response
