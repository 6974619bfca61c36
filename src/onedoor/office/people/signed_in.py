"""Who is signed in: the employee behind the request, and nobody else gets in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from onedoor.office.people.models import Employee
from onedoor.office.people.signing_in import sign_in_again

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase


class StaffRequest(HttpRequest):
    """A request as every view behind the sign-in gets it."""

    employee: Employee


class EmployeeMiddleware:
    """Puts the signed-in employee on the request as `request.employee`, or None.

    Somebody who no longer works here, or is no employee, is signed out at once.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find the employee for this request."""
        employee = _employee(request)
        if employee is None and request.user.is_authenticated:
            logout(request)
            messages.error(request, gettext("You have been signed out: you no longer work here."))
        request.employee = employee  # type: ignore[attr-defined]
        return self.get_response(request)


class SignInFirstMiddleware(LoginRequiredMiddleware):
    """Every page needs somebody signed in, unless its view is marked `login_not_required`.

    What was posted after a session had ended is carried through the sign-in.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Ask for a sign-in where one is needed."""
        needed = getattr(view_func, "login_required", True)
        if request.method == "POST" and needed and not request.user.is_authenticated:
            return sign_in_again(request)
        return super().process_view(request, view_func, view_args, view_kwargs)


def _employee(request: HttpRequest) -> Employee | None:
    if not request.user.is_authenticated:
        return None
    found = Employee.objects.filter(user=request.user.pk, user__is_active=True, left_at=None)
    return found.select_related("office", "home_unit").first()
