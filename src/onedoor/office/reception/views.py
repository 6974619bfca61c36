"""Opening a case on what somebody comes for."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.queries.persons import person_by_key
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.reception.actions.needs import Statement, take_in
from onedoor.office.reception.forms import OpenCaseForm
from onedoor.office.reception.queries import opened, where_it_goes
from onedoor.vocabulary.responsibility_codes import OpenedBy, Reason


@require_safe
def open_case(request: StaffRequest) -> HttpResponse:
    """Whose case is it? A search that is posted, or somebody new."""
    return render(request, "reception/open_case.html")


@takes_form
def open_case_for(request: StaffRequest, key: int) -> HttpResponse:
    """A need of this person, and a case on it that somebody answers for at once."""
    me, now = request.employee, timezone.now()
    person = person_by_key(me, key, now)
    if person is None:
        raise Http404
    if person.merged_into:
        return redirect("open_case_for", person.merged_into)
    form = OpenCaseForm(posted(request), reader=me)
    if form.is_valid():
        case = _open(request, form, key, now)
        if case is not None:
            return _said(request, case)
    return form_page(request, "reception/open_case_for.html", form, person=person)


def _open(request: StaffRequest, form: OpenCaseForm, person: int, now: dt.datetime) -> int | None:
    me, known = request.employee, form.cleaned_data
    opened_by, unit = where_it_goes(
        me, known["area"], unit=known["unit"], opened_by=known["opened_by"]
    )
    if unit is None:
        form.refuse(Reason.no_front)
        return None
    said = Statement(
        person=person, area=known["area"], channel=known["channel"], words=known["words"]
    )
    act = partial(take_in, said, unit=unit, opened_by=opened_by, actor=me, now=now)
    case = sent(form, "open_case", partial(act, form=form.submission()))
    if case is None and opened_by is OpenedBy.caseworker:
        form.add_error(None, gettext("Let the duty lead of the area's own side answer for it."))
    return case


def _said(request: StaffRequest, case: int) -> HttpResponse:
    made = opened(request.employee, case)
    said = (
        gettext("Case %(number)s is open. You hold it.")
        if made.by_me
        else gettext("Case %(number)s is open. %(holder)s holds it.")
    )
    messages.success(request, said % {"number": made.number, "holder": made.holder})
    return see("case", made.number)
