"""Who is signed in: the employee behind the request, and nobody else gets in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.backends import AllowAllUsersModelBackend
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import F, FilteredRelation, Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from onedoor.office.pages.asked_once import answers, asked_once
from onedoor.office.people.models import Employee
from onedoor.office.people.signing_in import sign_in_again

# Whether somebody here has called for help is asked along with who is signed in, so that a page
# tells it without a question of its own. The rows are safety's, found by their relation.
_CALLS = "employee__office__help_calls"

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
        reads = employee is not None and request.method in ("GET", "HEAD")
        with reading(employee) if employee and reads else nullcontext():
            return self.get_response(request)


@contextmanager
def reading(employee: Employee) -> Iterator[None]:
    """Within this, a page that changes nothing asks once, and knows its reader's pack already."""
    with asked_once():
        answers("pack")[employee.office_id] = employee.office.fingerprint
        yield


class UsersWithTheirEmployee(AllowAllUsersModelBackend):
    """Finds who is signed in together with the employee they are, their office and unit.

    Those who have left are told so when they try, so they are let as far as the form's own check.
    """

    def authenticate(self, request: HttpRequest | None, *args: Any, **kwargs: Any) -> User:
        """Whose password this is. The next way of signing in would only try the same again."""
        found = super().authenticate(request, *args, **kwargs)
        if found is None:
            raise PermissionDenied
        return found

    def get_user(self, user_id: int) -> User | None:
        """Somebody who has signed in, in one question."""
        beside = ("employee__office", "employee__home_unit")
        called = FilteredRelation(_CALLS, condition=Q(**{f"{_CALLS}__ended_at": None}))
        users = User.objects.select_related(*beside).annotate(help_called=called)
        return users.annotate(help_is_called=F("help_called__pk")).filter(pk=user_id).first()


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
    user = request.user
    if not user.is_authenticated or not user.is_active:
        return None
    found: Employee | None = getattr(user, "employee", None)
    return found if found is not None and found.left_at is None else None
