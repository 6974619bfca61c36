"""Signing in and out, and coming back to where one was when a session ends."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.cache import never_cache

from onedoor.office.pages.forms import AkselForm
from onedoor.office.people.brake import Brake
from onedoor.office.people.carried import packed, remember_who, unpacked
from onedoor.office.people.models import Employee
from onedoor.office.people.preferences import keep_language
from onedoor.vocabulary.texts import text

_SAID = {
    "invalid_login": gettext_lazy(
        text(
            "The user name and the password do not belong together. Capital and small letters "
            "are not the same."
        )
    ),
    "braked": gettext_lazy(
        text(
            "A wrong password has been tried too many times. Nothing is tried now; try again at "
            "%(time)s."
        )
    ),
    "left": gettext_lazy(
        text(
            "You no longer work here, so you cannot sign in. Talk to your leader if this is wrong."
        )
    ),
    "no_employee": gettext_lazy(
        text("This user name belongs to nobody who works here. Talk to your leader.")
    ),
}


class SignInForm(AkselForm, AuthenticationForm):
    """User name and password; says plainly when somebody no longer works here."""

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.error_messages = dict(_SAID)
        self.fields["username"].label = gettext("User name")
        self.fields["password"].label = gettext("Password")
        self.fields["username"].widget.attrs.pop("autofocus", None)

    def clean(self) -> dict[str, Any]:
        """Whether the two belong together, unless that has been tried too often of late."""
        brake = Brake(self.request, self.cleaned_data.get("username") or "")
        refuse_if_braked(brake)
        try:
            found: dict[str, Any] = super().clean()
        except ValidationError as wrong:
            if wrong.code == "invalid_login":
                brake.failed()
            raise
        brake.signed_in()
        return found

    def confirm_login_allowed(self, user: AbstractBaseUser) -> None:
        """Only those who work here now."""
        employee = Employee.objects.filter(user=user.pk).first()
        if employee is None:
            raise ValidationError(_SAID["no_employee"], code="no_employee")
        if employee.left_at is not None or not user.is_active:
            raise ValidationError(_SAID["left"], code="left")


@method_decorator([login_not_required, never_cache], name="dispatch")
class SignIn(LoginView):
    """The sign-in page. It may carry a form that was sent after the session had ended."""

    template_name = "people/sign_in.html"
    authentication_form = SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, with what is carried through it."""
        carried = self.request.POST.get("carried", "")
        return super().get_context_data(**{"carried": carried, "ended": bool(carried)} | kwargs)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """What is wrong; 429 when it is that one has to wait."""
        response = super().form_invalid(form)
        for error in form.errors.as_data().get(NON_FIELD_ERRORS, ()):
            if error.code == "braked":
                response.status_code = 429
                response.headers["Retry-After"] = str((error.params or {})["seconds"])
        return response

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Sign in; then the carried form, or the page that was asked for."""
        return arrived(self.request, super().form_valid(form))


@method_decorator(login_not_required, name="dispatch")
class SignOut(LogoutView):
    """Signs out. The next one at this browser chooses a language anew."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign out and say so."""
        response = super().post(request, *args, **kwargs)
        messages.success(request, gettext("You are signed out."))
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        return response


def refuse_if_braked(brake: Brake) -> None:
    """Say when the next try may be made. Raises `ValidationError` while it may not."""
    seconds = brake.seconds()
    if seconds:
        # A minute later, since the clock on the wall shows no seconds.
        again = timezone.localtime() + dt.timedelta(seconds=seconds + 60)
        told = {"seconds": seconds, "time": f"{again:%H:%M}"}
        raise ValidationError(_SAID["braked"], code="braked", params=told)


def sign_in_again(request: HttpRequest) -> HttpResponse:
    """A form came after the session had ended: nothing is saved, and the form is carried."""
    page = {"form": SignInForm(request), "carried": packed(request), "ended": True, "next": ""}
    return render(request, "people/sign_in.html", page, status=403)


def arrived(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """After a sign-in: the form that was carried for whoever it is, else where `response` leads.

    A browser that has chosen no language gets the employee's.
    """
    employee = Employee.objects.select_related("office").get(user=request.user.pk)
    request.employee = employee  # type: ignore[attr-defined]
    carried = unpacked(request.POST.get("carried", ""), employee.user_id)
    if carried is not None:
        response = render(request, "people/carry_on.html", carried)
    remember_who(response, employee.user_id)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        keep_language(response, employee.language)
    return response
