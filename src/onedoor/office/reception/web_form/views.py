"""Writing from home: anybody may, nobody reads anything with it, and it tells of nobody."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from onedoor.office.pages.sending import posted, sent, takes_form
from onedoor.office.people.address import address_of
from onedoor.office.people.tries import Tries
from onedoor.office.reception.contact import contact
from onedoor.office.reception.door.meanings import catalogue_of
from onedoor.office.reception.slip_code import in_groups
from onedoor.office.reception.web_form.actions import Received, come_in_from_home
from onedoor.office.reception.web_form.forms import ComeInForm
from onedoor.office.reception.web_form.queries import office_with_web_form

# A household may have several needs; a program that writes all night fills nobody's queue.
WRITTEN = Tries(kind="written-from-home", of_one=6, of_all=200)
_QUARTER = "900"


@login_not_required
@takes_form
def come_in(request: HttpRequest, office_key: str) -> HttpResponse:
    """Say from home what it is about; what happens next is told at once."""
    office = office_with_web_form(office_key)
    if office is None:
        raise Http404
    language = _speak(request)
    catalogue = catalogue_of(office, language)
    form = ComeInForm(posted(request), office=office, catalogue=catalogue)
    page: dict[str, Any] = {"office_key": office_key, "suggestions": catalogue.suggestions()}
    if not form.is_valid() or form.must_ask():
        return _page(request, "reception/web_form.html", office, form=form, **page)
    address, now = address_of(request), timezone.now()
    if WRITTEN.too_many(address, now):
        return _page(request, "reception/web_form.html", office, form=form, too_many=True, **page)
    received = _receive(form, office, now)
    if received is None:
        return _page(request, "reception/web_form.html", office, form=form, **page)
    WRITTEN.count(address, now)
    page |= {"code": in_groups(received.code), "reachable": bool(form.cleaned_data["telephone"])}
    return _page(request, "reception/web_form_received.html", office, **page)


def _receive(form: ComeInForm, office: int, now: dt.datetime) -> Received | None:
    act = partial(come_in_from_home, form.arrival(), form.sender(), office=office, now=now)
    return sent(form, "register_visit", partial(act, form=form.submission()))


def _page(
    request: HttpRequest,
    template: str,
    office: int,
    *,
    too_many: bool = False,
    form: ComeInForm | None = None,
    **told: Any,
) -> HttpResponse:
    page = {"office": contact(office), "languages": settings.LANGUAGES, "too_many": too_many}
    status = 429 if too_many else 422 if form is not None and form.errors else 200
    response = render(
        request, template, page | told | ({"form": form} if form else {}), status=status
    )
    if too_many:
        response.headers["Retry-After"] = _QUARTER
    return response


def _speak(request: HttpRequest) -> str:
    """In the language that was chosen on this page, and kept nowhere."""
    asked = request.POST.get("language") or request.GET.get("language", "")
    if asked in dict(settings.LANGUAGES):
        translation.activate(asked)
    return translation.get_language() or "nb"
