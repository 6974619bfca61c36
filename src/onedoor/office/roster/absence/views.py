"""Training and leave: asked for, shown with what they cost, and only then saved."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import ngettext

from onedoor.office.pages.sending import form_page, posted, see, sent, takes_form
from onedoor.office.people.models import Employee
from onedoor.office.people.signed_in import StaffRequest
from onedoor.office.roster.absence.forms import AbsenceForm, cover_name
from onedoor.office.roster.absence.queries import (
    CostTold,
    cost_told,
    may_plan_for,
    who_takes_it,
    wrong_with_the_days,
)
from onedoor.office.roster.absence_cost import Absence
from onedoor.office.roster.actions.absence import take_absence


@takes_form
def absence(request: StaffRequest, key: str) -> HttpResponse:
    """Training or leave of mine, or of a colleague I plan for."""
    me, now = request.employee, timezone.now()
    row = who_takes_it(me, key)
    if row is None:
        raise Http404
    plans = may_plan_for(me, row, now)
    if plans is None:
        raise PermissionDenied
    form, cost = AbsenceForm(posted(request)), None
    if form.is_valid():
        asked = form.absence(row.pk)
        cost = _cost(form, me, row, asked, now=now)
        if cost is not None and _is_saved(request, form):
            taken = _take(form, me, asked, now)
            if taken is not None:
                messages.success(request, _told(taken))
                return see("my_duties") if row.pk == me.pk else see("roster")
            cost = cost_told(me, row, asked, now)
    page = {"one": row, "me": me, "plans": plans, "cost": cost, "cover_name": cover_name}
    page["seen"] = form.seen() if cost is not None else ""
    page["covers"] = form.covers() if form.is_bound else {}
    return form_page(request, "roster/absence.html", form, **page)


def _cost(
    form: AbsenceForm, me: Employee, row: Employee, asked: Absence, *, now: dt.datetime
) -> CostTold | None:
    """What it costs; None when the days themselves are wrong, and then the form says why."""
    because = wrong_with_the_days(me, row, asked, now)
    told = None if because else cost_told(me, row, asked, now)
    if told is not None and not told.half_days:
        because = told.because
    if because is not None:
        form.refuse(because)
        return None
    return told


def _is_saved(request: StaffRequest, form: AbsenceForm) -> bool:
    """Whether it is to be saved, and is what its cost was shown of."""
    return "save" in request.POST and request.POST.get("seen") == form.seen()


def _take(form: AbsenceForm, me: Employee, asked: Absence, now: dt.datetime) -> int | None:
    def act() -> int:
        return take_absence(asked, covers=form.covers(), actor=me, now=now, form=form.submission())

    try:
        return sent(form, "take_absence", act)
    except Employee.DoesNotExist:
        raise Http404 from None


def _told(taken: int) -> str:
    told = ngettext("It is saved: %(count)s half day.", "It is saved: %(count)s half days.", taken)
    return told % {"count": taken}
