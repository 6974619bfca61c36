"""Sending a form: what its action gives, or why it was refused, told on the form itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpResponseRedirect
from django.urls import reverse

from onedoor.office.journal.refused import Refused
from onedoor.office.pages.forms import AkselForm

T = TypeVar("T")


def sent(form: AkselForm, act: Callable[[], T]) -> T | None:
    """What the action gives; None when a rule said no, and then the form says why.

    A form that is too old is no refusal of a rule: `HasMovedOn` passes.
    """
    try:
        return act()
    except Refused as refused:
        form.refuse(refused.because)
        return None


def see(name: str, *args: object) -> HttpResponseRedirect:
    """303: what was sent is done; see the page of that name."""
    return HttpResponseRedirect(reverse(name, args=args), status=303)
