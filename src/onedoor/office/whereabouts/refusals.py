"""Pages that refuse: what is wrong, and what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def cross_site_post(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from our own page, or from a session that has ended."""
    return HttpResponse(status=403)
