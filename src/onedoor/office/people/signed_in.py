"""Who is signed in: the employee behind the request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class EmployeeMiddleware:
    """Puts the signed-in employee on the request as `request.employee`, or None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find the employee for this request."""
        request.employee = getattr(request.user, "employee", None)  # type: ignore[attr-defined]
        return self.get_response(request)
