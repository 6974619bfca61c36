"""No browser and no proxy keeps a page: the back button shows nobody's case after a sign-out."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseFileResponse


class NoStoreMiddleware:
    """Lets nothing be kept but style sheets and the like; it stands outside all that may answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say so on every answer, refusals and the sign-in page too, that says nothing itself.

        Only the feed does, which holds nothing of any person.
        """
        response = self.get_response(request)
        if not isinstance(response, WhiteNoiseFileResponse):
            response.headers.setdefault("Cache-Control", "no-store")
        return response
