"""Sending a form: what its action gives, or why it was refused, told on the form itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from onedoor.office.journal.refused import Refused
from onedoor.office.journal.submission import used_for
from onedoor.office.pages.forms import TOO_OLD, ActionForm, AkselForm

T = TypeVar("T")

takes_form = require_http_methods(["GET", "HEAD", "POST"])


def sent(form: ActionForm, action: str, act: Callable[[], T]) -> T | None:
    """What the action gives; None when a rule said no, and then the form says why.

    `action` is its name, as it is kept with the form's key: a key that was used for something
    else is refused too. A form that is too old is no refusal of a rule: `HasMovedOn` passes.
    """
    if used_for(form.submission()) not in ("", action):
        form.add_error(None, ValidationError(TOO_OLD, code="too_old"))
        return None
    try:
        return act()
    except Refused as refused:
        form.refuse(refused.because)
        return None


def see(name: str, *args: object) -> HttpResponseRedirect:
    """303: what was sent is done; see the page of that name."""
    return HttpResponseRedirect(reverse(name, args=args), status=303)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, or None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def form_page(request: HttpRequest, template: str, form: AkselForm, **page: object) -> HttpResponse:
    """A page with a form; 422 when something in it must be put right."""
    return render(request, template, {"form": form, **page}, status=422 if form.errors else 200)
